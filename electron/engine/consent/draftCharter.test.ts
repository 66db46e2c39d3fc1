// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { Instant } from "../../../shared/ids.ts";
import { createSshSigner } from "../../../test/support/sshSigner.ts";
import { requireError, requireOk } from "../../../test/support/unwrap.ts";
import { sha256 } from "../../crypto/digest.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import type { AuditState } from "../catalog/state.ts";
import { draftCharter } from "./draftCharter.ts";

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
