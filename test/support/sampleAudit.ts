// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { defaultQuorums } from "../../shared/domain/roster.ts";
import type { Charter, RoleName } from "../../shared/formats/charter.ts";
import { formatCharter } from "../../shared/formats/charterText.ts";
import type { Approval, Decline } from "../../shared/formats/acts.ts";
import {
  AuditId,
  GitId,
  Instant,
  PersonId,
  Sha256,
  StatementId,
  VaultId,
} from "../../shared/ids.ts";

/** An invented audit, in the shapes of `shared/`, for tests that need no real keys or files. */

export function at(text: string): Instant {
  return Instant.parse(text);
}

export function person(name: string): PersonId {
  return PersonId.parse(name);
}

export function digestOf(text: string): Sha256 {
  return Sha256.parse(createHash("sha256").update(text, "utf8").digest("hex"));
}

/** The text of an Ed25519 public key, always the same for the same name. */
export function keyOf(name: string): string {
  const type = "ssh-ed25519";
  const point = createHash("sha256").update(name).digest();
  const blob = Buffer.concat([
    Buffer.from([0, 0, 0, type.length]),
    Buffer.from(type),
    Buffer.from([0, 0, 0, point.length]),
    point,
  ]);
  return `${type} ${blob.toString("base64")}`;
}

export const from = at("2026-01-01T00:00:00Z");
export const until = at("2027-01-01T00:00:00Z");
export const charterIssued = at("2026-02-01T09:00:00Z");
export const approvalIssued = at("2026-03-01T09:00:00Z");
export const vault = VaultId.parse("0123456789abcdef0123456789abcdef");
export const audit = AuditId.parse("sample-audit");

/** Two owners and three chairs: nobody's loss blocks the group. */
export const sampleRoles: readonly (readonly [string, RoleName])[] = [
  ["ada", "owner"],
  ["bo", "owner"],
  ["lin", "chair"],
  ["mo", "chair"],
  ["nia", "chair"],
  ["rex", "reviewer"],
];

/** A charter in which everyone named has one key, `keyOf(name)`. */
export function sampleCharter(
  changes: Partial<Charter> = {},
  roles: readonly (readonly [string, RoleName])[] = sampleRoles,
): Charter {
  const names = [...new Set(roles.map(([name]) => name))];
  return {
    audit,
    version: 1,
    replaces: null,
    issued: charterIssued,
    quorums: defaultQuorums,
    conditions: [],
    roles: roles.map(([name, role]) => ({
      person: person(name),
      role,
      from,
      until,
    })),
    sign: names.map((name) => ({
      person: person(name),
      from,
      until,
      key: keyOf(name),
    })),
    seal: [],
    ...changes,
  };
}

export function digestOfCharter(charter: Charter): Sha256 {
  return digestOf(formatCharter(charter));
}

export function sampleApproval(changes: Partial<Approval> = {}): Approval {
  return {
    act: "approval",
    audit,
    charter: digestOfCharter(sampleCharter()),
    id: StatementId.parse("fedcba9876543210fedcba9876543210"),
    issued: approvalIssued,
    vault,
    checkpoint: { seq: 12, head: digestOf("head") },
    requester: person("ada"),
    expires: at("2026-03-15T09:00:00Z"),
    notBefore: null,
    purpose: "Publish the findings of the sample audit.",
    place: "audits/sample/release",
    base: null,
    author: "Ada Sample <ada@example.org>",
    commitDate: at("2026-03-02T16:00:00Z"),
    supersedes: null,
    removes: [],
    judged: [],
    files: [
      { sha256: digestOf("report"), path: "audits/sample/Final Report.pdf" },
      { sha256: digestOf("readme"), path: "audits/sample/README.md" },
    ],
    ...changes,
  };
}

/** An age recipient in shape; nobody has its identity. */
export const recipient = `age1${"q".repeat(58)}`;

/** A charter with every kind of line, and none in order. */
export function fullCharter(): Charter {
  return sampleCharter({
    conditions: ["inspection", "embargo"],
    quorums: [
      { act: "charter", seats: { owner: 1, chair: 2 } },
      { act: "charter", seats: { chair: 3 } },
      { act: "approval", seats: { owner: 1, chair: 2, vendor: 1 } },
      { act: "consent", seats: { chair: 2 } },
      { act: "withdrawal", seats: { owner: 1 } },
    ],
    seal: [
      { person: person("ada"), recipient },
      { person: person("rex"), recipient: keyOf("rex") },
    ],
  });
}

/** An approval with every line that one may have. */
export function fullApproval(): Approval {
  return sampleApproval({
    notBefore: at("2026-03-10T16:00:00Z"),
    base: GitId.parse("b".repeat(40)),
    supersedes: digestOf("earlier"),
    removes: ["audits/sample/draft.md", "audits/old.md"],
    judged: [
      { sha256: digestOf("findings"), name: "findings.txt" },
      { sha256: digestOf("inspection"), name: "inspection.txt" },
    ],
  });
}

export function sampleDecline(): Decline {
  return {
    act: "decline",
    audit,
    charter: digestOf("charter"),
    id: StatementId.parse("0f".repeat(16)),
    issued: approvalIssued,
    signer: person("lin"),
    of: digestOf("request"),
    answer: "changes",
    reason: "Page 7 still names a person.",
  };
}
