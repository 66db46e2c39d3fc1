// SPDX-License-Identifier: Apache-2.0
import type { UnmetConditionName } from "../../../shared/domain/conditions.ts";
import type { PersonId } from "../../../shared/ids.ts";
import type { ConsentView } from "../../../shared/ipc/consentViews.ts";

/** People whom a consent names, each once, in its order. */
export function audienceOf({
  audience,
}: Pick<ConsentView, "audience">): readonly PersonId[] {
  return [...new Set(audience.map(({ person }) => person))];
}

/** Those of them to whom something may be sealed still. */
export function coveredOf(
  consent: Pick<ConsentView, "audience" | "uncovered">,
): readonly PersonId[] {
  const gone = new Set(
    consent.uncovered.map((each) => ("person" in each ? each.person : null)),
  );
  return audienceOf(consent).filter((person) => !gone.has(person));
}

/** Where the holder can do something about an unmet condition; null where only time or others can. */
export type ConsentJump = "people" | "signatures" | "again" | null;

const jumps: Readonly<Record<UnmetConditionName, ConsentJump>> = {
  "charter-missing": "people",
  "charter-changed": "again",
  "request-missing": "again",
  "requester-missing": "signatures",
  "owners-missing": "signatures",
  "chairs-missing": "signatures",
  "vendor-missing": "signatures",
  "people-missing": "signatures",
  "attestation-missing": "people",
  "agreement-texts-missing": "people",
  "touch-missing": "signatures",
  "verification-missing": "signatures",
  "inspection-missing": null,
  "inspection-blocking": null,
  "public-words": null,
  "removal-unproven": null,
  "findings-missing": null,
  "finding-unresolved": null,
  "finding-embargoed": null,
  "findings-changed": null,
  "embargo-missing": "again",
  "embargo-active": null,
  "clock-behind": null,
  "content-changed": "again",
  "statement-expired": "again",
  "statement-elsewhere": "again",
  "statement-withdrawn": "again",
  "key-revoked": "people",
  "person-recused": "people",
  "reviewers-missing": "people",
  "reviewer-refused": "people",
  "share-empty": "again",
  "recipient-key-lost": "people",
  "recipient-key-dropped": "again",
  "recipient-removed": "people",
  "recipient-uncovered": "again",
};

export function consentJump(name: UnmetConditionName): ConsentJump {
  return jumps[name];
}

/** Whether signatures can still make it granted. */
export function isOpen({ state }: Pick<ConsentView, "state">): boolean {
  return state === "partial" || state === "granted" || state === "declined";
}
