// SPDX-License-Identifier: Apache-2.0
import { type RoleName, roleNames } from "../formats/charter.ts";

/** Roles of people whom a vault knows and a charter does not name: they receive, and decide nothing. */
export const contactRoles = ["src", "coordinator", "expert"] as const;

export const personRoles = [...roleNames, ...contactRoles] as const;
export type PersonRole = (typeof personRoles)[number];

export function isCharterRole(role: PersonRole): role is RoleName {
  const names: readonly string[] = roleNames;
  return names.includes(role);
}
