// SPDX-License-Identifier: Apache-2.0
import type {
  UnmetCondition,
  UnmetConditionName,
} from "../../../shared/domain/conditions.ts";
import type { PersonId } from "../../../shared/ids.ts";
import type { ReleaseView } from "../../../shared/ipc/views.ts";
import { formatList } from "../../text/format.ts";
import { t } from "../../text/text.ts";

/** Where the holder can do something about an unmet condition, or see at least what it waits for. */
export type Jump =
  | "people"
  | "request"
  | "signatures"
  | "inspections"
  | "findings"
  | "deliverables"
  | "proposal"
  | "embargo"
  | "ledger";

const jumps: Readonly<Record<UnmetConditionName, Jump>> = {
  "charter-missing": "people",
  "charter-changed": "request",
  "request-missing": "request",
  "requester-missing": "signatures",
  "owners-missing": "signatures",
  "chairs-missing": "signatures",
  "vendor-missing": "signatures",
  "people-missing": "signatures",
  "inspection-missing": "inspections",
  "inspection-blocking": "inspections",
  "public-words": "proposal",
  "removal-unproven": "inspections",
  "findings-missing": "request",
  "finding-unresolved": "findings",
  "finding-embargoed": "findings",
  "findings-changed": "request",
  "embargo-missing": "proposal",
  "embargo-active": "embargo",
  "clock-behind": "ledger",
  "content-changed": "deliverables",
  "statement-expired": "proposal",
  "statement-elsewhere": "proposal",
  "statement-withdrawn": "proposal",
  "key-revoked": "people",
  "person-recused": "people",
  "attestation-missing": "people",
  "agreement-texts-missing": "people",
  "touch-missing": "signatures",
  "verification-missing": "signatures",
  "reviewers-missing": "people",
  "reviewer-refused": "people",
  "share-empty": "deliverables",
  "recipient-key-lost": "people",
  "recipient-key-dropped": "people",
  "recipient-removed": "people",
  "recipient-uncovered": "people",
};

export function jumpOf(condition: UnmetCondition): Jump {
  return jumps[condition.name];
}

/** People whose signatures some unmet condition still asks for or could use, each once. */
export function candidatesOf({
  unmet,
}: Pick<ReleaseView, "unmet">): readonly PersonId[] {
  const people = unmet.flatMap((condition) => {
    if ("candidates" in condition) return condition.candidates;
    return condition.name === "requester-missing" ? [condition.requester] : [];
  });
  return [...new Set(people)];
}

/** The line below a request in a list that says whom it waits for; none where it waits for nobody. */
export function waitingNotes(names: readonly string[]): readonly string[] {
  return names.length === 0
    ? []
    : [t("releases.waitingFor", { names: formatList(names) })];
}

/** Names of the people whom a request waits for; nobody before it is made and after it is done. */
export function stillNeeded(
  release: ReleaseView,
  nameOf: (person: PersonId) => string,
): readonly string[] {
  return release.state === "requested" ? candidatesOf(release).map(nameOf) : [];
}
