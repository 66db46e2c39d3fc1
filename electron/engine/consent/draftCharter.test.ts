// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { Instant, PersonId } from "../../../shared/ids.ts";
import { createSshSigner } from "../../../test/support/sshSigner.ts";
import { requireError, requireOk } from "../../../test/support/unwrap.ts";
import { sha256 } from "../../crypto/digest.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import type { AuditState } from "../catalog/state.ts";
import { draftCharter, type Policy } from "./draftCharter.ts";

const from = Instant.parse("2026-01-01T00:00:00Z");
const now = Instant.parse("2026-06-01T00:00:00Z");
const until = Instant.parse("2027-01-01T00:00:00Z");
const group = {
  ada: "owner",
  bo: "owner",
  lin: "chair",
  mo: "chair",
  nia: "chair",
} as const;
const members = Object.entries(group).map(([name, role]) => ({
  ...{ name, role },
  signer: createSshSigner("ssh-ed25519"),
}));

/** The group, with its first charter in force once there is a text of it; `ended`: when Ada's role ends. */
function auditWith(text: string | null, ended: Instant = until): AuditState {
  const people = members.map(({ name, role, signer: { line: key } }) => ({
    ...{ person: name, name, signKeys: [key], sealKeys: [key], enrolled: from },
    roles: [{ role, from, until: name === "ada" ? ended : until }],
  }));
  const charter = text !== null && {
    ...{ text, digest: sha256(encodeUtf8(text)), inForce: true },
    signatures: members.map(({ signer }) => ({
      key: signer.line,
      signature: signer.sign(text, { namespace: "charter@counterseal" }),
    })),
  };
  return {
    audit: "harbour",
    people: new Map(people.map((each) => [each.person, each])),
    charters: charter === false ? [] : [charter],
  } as unknown as AuditState;
}

it("counts nobody whose role is over among those whom a group has", () => {
  const first = requireOk(draftCharter(auditWith(null), {}, from));
  const refused = requireError(
    draftCharter(auditWith(first.text, now), {}, now),
  );
  expect(refused.facts?.["reason"]).toBe(
    "it needs 1 owner and 2 chairs, and one spare of each; it has 1 owner and 3 chairs",
  );
});

const reasonOf = (audit: AuditState, policy: Policy): string =>
  String(requireError(draftCharter(audit, policy, from)).facts?.["reason"]);

it("says in one sentence what a group lacks for a rule of all acts, and names each fault of rules that differ", () => {
  const nobody = { without: members.map(({ name }) => PersonId.parse(name)) };
  expect(reasonOf(auditWith(null), nobody)).toBe(
    "it needs 1 owner and 2 chairs, and one spare of each; it has nobody with a seat",
  );
  const vendor = { act: "approval", seats: { vendor: 1 } } as const;
  expect(reasonOf(auditWith(null), { quorums: [vendor] })).toBe(
    'the people enrolled cannot fill the seats for "approval"',
  );
  const twice = { act: "charter", seats: { owner: 2, chair: 3 } } as const;
  const faults = reasonOf(auditWith(null), { quorums: [twice] });
  expect(faults.split("; ")).toEqual(
    members.map(
      ({ name }) => `without ${name} no new charter could ever come into force`,
    ),
  );
  const alternative = { act: "approval", seats: { vendor: 1 } } as const;
  const both = [alternative, { ...alternative, seats: { vendor: 2 } }];
  expect(reasonOf(auditWith(null), { quorums: both })).toContain("approval");
});

it("lets a key be used for as long as its holder has any role that a charter knows", () => {
  const later = Instant.parse("2028-01-01T00:00:00Z");
  const earlier = Instant.parse("2025-01-01T00:00:00Z");
  const wide = Instant.parse("2029-01-01T00:00:00Z");
  const ada = PersonId.parse("ada");
  const orders = [
    [
      { role: "owner", from, until },
      { role: "chair", from: earlier, until: later },
      { role: "src", from: earlier, until: wide },
    ],
    [
      { role: "src", from: earlier, until: wide },
      { role: "chair", from: earlier, until: later },
      { role: "owner", from, until },
    ],
  ] as const;
  for (const roles of orders) {
    const policy = { roles: [{ person: ada, roles }] };
    const { charter } = requireOk(draftCharter(auditWith(null), policy, from));
    expect(charter.sign.find(({ person }) => person === ada)).toMatchObject({
      ...{ from: earlier, until: later },
    });
    const held = charter.roles.filter(({ person }) => person === ada);
    expect(held.map(({ role }) => role).sort()).toEqual(["chair", "owner"]);
  }
});

it("refuses an audit whose people make a text that is no charter", () => {
  const audit = { ...auditWith(null), audit: "No name" } as AuditState;
  const refused = requireError(draftCharter(audit, {}, from));
  expect(refused.code).toBe("charter-roster-refused");
});
