// SPDX-License-Identifier: Apache-2.0

/** What a file or report says of findings, beside those that are recorded. */

export const proposalStates = ["new", "changed", "same", "bad"] as const;
export type ProposalState = (typeof proposalStates)[number];

/** What was not taken as it stands there. */
export const notices = [
  ...(["severity-unknown", "severity-from-score", "status-unknown"] as const),
  ...(["cvss-unreadable", "owner-unknown", "embargo-unreadable"] as const),
  ...(["title-cut", "component-cut", "description-cut"] as const),
  ...(["links-left-out", "cves-left-out", "fixVersions-left-out"] as const),
] as const;
export type Notice = (typeof notices)[number];

/** Why it cannot be recorded. */
export const badnesses = [
  ...(["label-missing", "label-refused", "label-repeated"] as const),
  "title-missing",
] as const;
export type Badness = (typeof badnesses)[number];
