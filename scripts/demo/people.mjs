// SPDX-License-Identifier: Apache-2.0

/** The sample audit's people, invented. Two owners and three chairs: the loss of any one blocks nothing. */
export const people = [
  { id: "alma", name: "Alma Lindqvist", role: "owner" },
  { id: "bruno", name: "Bruno Okafor", role: "owner" },
  { id: "chiyo", name: "Chiyo Tanabe", role: "chair" },
  { id: "dmitri", name: "Dmitri Halvorsen", role: "chair" },
  { id: "esi", name: "Esi Mensah", role: "chair" },
];

export const audit = "harbour-audit-2026";

/** Where the release lies in the public repository. */
export const auditDir = `external-audits/${audit}`;
export const place = `${auditDir}/release-1`;

/** What every command on the vault ends with. */
export const unlocked = "--passphrase-file passphrase.txt";
