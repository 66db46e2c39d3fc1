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

/**
 * The lines below a request in a list that say whom it waits for, and for how many of them where some would do;
 * none where it waits for nobody.
 */
export function waitingNotes(
  { unmet }: Pick<ReleaseView, "unmet">,
  nameOf: (person: PersonId) => string,
): readonly string[] {
  const asking = unmet.flatMap((condition) =>
    condition.name === "requester-missing" ? [condition.requester] : [],
  );
  const named = (people: readonly PersonId[]) => formatList(people.map(nameOf));
  const notes = asking.map((person) =>
    t("releases.waitingFor", { names: named([person]) }),
  );
  for (const condition of unmet) {
    if (!("candidates" in condition)) continue;
    const { missing, candidates } = condition;
    // Whoever asks for it takes that seat as well.
    const isTaken = asking.some((person) => candidates.includes(person));
    if (candidates.length === 0 || (isTaken && missing === 1)) continue;
    const names = named(candidates);
    notes.push(
      missing < candidates.length
        ? t("releases.waitingForSome", { count: missing, names })
        : t("releases.waitingFor", { names }),
    );
  }
  return [...new Set(notes)];
}
