// SPDX-License-Identifier: Apache-2.0
import type { DeliverableId } from "../../../shared/ids.ts";
import type {
  DeliverableKind,
  GrantView,
  Variant,
} from "../../../shared/ipc/views.ts";

/** Files that were chosen or dropped, before anything is written. */
export interface Staging {
  readonly files: readonly GrantView[];
  /** The deliverable that the file is a further version of. */
  readonly versionOf: DeliverableId | null;
}

/** What the importer says about the files at hand. */
export interface CustodyFields {
  readonly kind: DeliverableKind;
  readonly variant: Variant;
  readonly from: string;
  readonly channel: string;
  /** The deliverable that the single file is a further version of; null for new deliverables. */
  readonly deliverable: DeliverableId | null;
}

const suggestions: readonly (readonly [RegExp, DeliverableKind])[] = [
  [/threat|model/, "threat-model"],
  [/white.?paper/, "white-paper"],
  [/architecture/, "reference-architecture"],
  [/proposal|bid\b/, "proposal"],
  [/\brfp\b/, "rfp"],
  [/report|finding/, "findings-report"],
  [/\.(?:zip|tar|gz|tgz|json|csv|ya?ml)$/, "ancillary-data"],
];

/** The kind that a file's name suggests; the importer sees it and may choose another. */
export function kindSuggestedBy(name: string): DeliverableKind {
  const words = name.toLowerCase();
  const found = suggestions.find(([pattern]) => pattern.test(words));
  return found?.[1] ?? "findings-report";
}
