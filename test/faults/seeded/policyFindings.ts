// SPDX-License-Identifier: Apache-2.0
import { type PolicyRow, policyBug } from "./policyBug.ts";

const conditions = "findingConditions";

const rows: readonly PolicyRow[] = [
  [
    "no findings are demanded",
    conditions,
    "isExtracted || (isDemanded && !(isCarvedOut && isCarving)),",
    "isExtracted,",
  ],
  [
    "findings are demanded of every charter",
    conditions,
    "isExtracted || (isDemanded && !(isCarvedOut && isCarving)),",
    "isExtracted || !(isCarvedOut && isCarving),",
  ],
  [
    "a file made from a finding may go out before it",
    conditions,
    "isExtracted || (isDemanded && !(isCarvedOut && isCarving)),",
    "isDemanded && !(isCarvedOut && isCarving),",
  ],
  [
    "a list of findings that nobody judged by is no matter",
    conditions,
    "return judged === null || judged.has(findingsName)",
    "return judged === null || judged.size >= 0",
  ],
  [
    "an unresolved finding blocks nothing",
    conditions,
    ".filter(isUnresolved)",
    ".filter(({ label }) => label.length === 0)",
  ],
  [
    "a finding on hold is resolved",
    "finding",
    'return disposition === null || disposition.answer === "hold";',
    "return disposition === null;",
  ],
  [
    "a withdrawn finding waits for its disposition",
    "finding",
    'if (status === "withdrawn") return false;',
    "",
  ],
  [
    "a finding under embargo blocks nothing",
    conditions,
    "return until !== null && isEmbargoed(finding, clock)",
    "return until !== null && clock.length === 0",
  ],
  [
    "an embargo ends a second late",
    "finding",
    "at < embargoUntil",
    "at <= embargoUntil",
  ],
  [
    "a finding may go out once any is carved out",
    conditions,
    "isExtracted || (isDemanded && !(isCarvedOut && isCarving)),",
    "isExtracted || (isDemanded && !isCarving),",
  ],
  [
    "a carve-out that nobody judged by carves out",
    conditions,
    "isExtracted || (isDemanded && !(isCarvedOut && isCarving)),",
    "isExtracted || (isDemanded && !isCarvedOut),",
  ],
  [
    "a clock that is behind opens the embargo of a finding",
    conditions,
    "return clock < latest &&",
    "return clock.length === 0 &&",
  ],
  [
    "findings may change after people were asked",
    conditions,
    "judged?.has(findingsName) === true ? changedUnmet(state) : [];",
    "judged?.has(findingsName) === true ? [] : [];",
  ],
  [
    "a new finding is no change",
    "releaseFindings",
    ", ...without(now, listed)]",
    "]",
  ],
  [
    "a finding that is gone is no change",
    "releaseFindings",
    "[...without(listed, now), ",
    "[",
  ],
  [
    "the list of findings does not say what is carved out",
    "releaseFindings",
    '    `  Carved out: ${isCarvedOut ? "yes" : "no"}`,\n',
    "",
  ],
  [
    "the list of findings does not say what is under embargo",
    "releaseFindings",
    '${embargoUntil ?? "none"}',
    "${embargoUntil === null ? 'none' : 'some'}",
  ],
  [
    "what findings have against a release is forgotten",
    "authorizeRelease",
    "    ...findings.filter(\n",
    "    ...[].filter(\n",
    true,
  ],
];

/** Every check of the findings of a release. */
export const policyFindingBugs = rows.map(policyBug);
