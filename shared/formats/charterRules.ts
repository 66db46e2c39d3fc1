// SPDX-License-Identifier: Apache-2.0
import { type Charter, type RoleName, seatRoles } from "./charter.ts";

/** Acts without which an audit could not move: each needs at least one Quorum line. */
export const requiredActs = ["approval", "charter", "consent"] as const;

/** Rules between the lines of a charter (docs/format/statements.md, "Charter"): the reason, or null. */
export function charterFault(charter: Charter): string | null {
  if ((charter.version === 1) !== (charter.replaces === null))
    return "version 1 replaces none, and every later one a charter";
  for (const act of requiredActs)
    if (!charter.quorums.some((line) => line.act === act))
      return `it has no Quorum line for ${act}`;
  return rosterFault(charter);
}

function rosterFault(charter: Charter): string | null {
  const withRole = new Set(charter.roles.map(({ person }) => person));
  const withKey = new Set(charter.sign.map(({ person }) => person));
  for (const { person } of [...charter.sign, ...charter.seal])
    if (!withRole.has(person)) return `${person} has a key but no role`;
  for (const { person, role } of charter.roles)
    if (isSeat(role) && !withKey.has(person))
      return `${person} is ${role} but has no Sign line`;
  const keys = new Set(charter.sign.map(({ key }) => key));
  if (keys.size < charter.sign.length)
    return "one key stands on two Sign lines";
  return null;
}

function isSeat(role: RoleName): boolean {
  return (seatRoles as readonly RoleName[]).includes(role);
}
