// SPDX-License-Identifier: Apache-2.0
import type { AuditId, Instant, PersonId, Sha256 } from "../ids.ts";
import type { Recipient } from "./statement.ts";

export const roleNames = ["owner", "chair", "vendor", "reviewer"] as const;
export type RoleName = (typeof roleNames)[number];

/** Roles that can hold a seat in a quorum. */
export const seatRoles = ["owner", "chair", "vendor"] as const;
export type SeatRole = (typeof seatRoles)[number];

export const conditionNames = [
  "attestations",
  "embargo",
  "findings",
  "inspection",
  "touch",
  "verified",
] as const;
export type ConditionName = (typeof conditionNames)[number];

export interface QuorumLine {
  readonly act: string;
  readonly seats: Readonly<Partial<Record<SeatRole, number>>>;
}

export interface Term {
  readonly from: Instant;
  /** Exclusive. */
  readonly until: Instant;
}

export interface RoleLine extends Term {
  readonly person: PersonId;
  readonly role: RoleName;
}

export interface SignLine extends Term {
  readonly person: PersonId;
  /** `type SP base64`: an OpenSSH public key without options or comment. */
  readonly key: string;
}

/** An audit's policy and roster. Grammar: docs/format/statements.md. */
export interface Charter {
  readonly audit: AuditId;
  readonly version: number;
  /** SHA-256 of the charter that this one replaces; null only in version 1. */
  readonly replaces: Sha256 | null;
  readonly issued: Instant;
  readonly quorums: readonly QuorumLine[];
  readonly conditions: readonly ConditionName[];
  readonly roles: readonly RoleLine[];
  readonly sign: readonly SignLine[];
  readonly seal: readonly Recipient[];
}
