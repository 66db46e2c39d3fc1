// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { Instant } from "../../../shared/ids.ts";
import type { RosterChange } from "../../../shared/ipc/rosterContract.ts";
import { createSshSigner } from "../../../test/support/sshSigner.ts";
import { requireError, requireOk } from "../../../test/support/unwrap.ts";
import type { AuditState, PersonState } from "../catalog/state.ts";
import { changePerson } from "./changePerson.ts";

const now = Instant.parse("2026-06-01T00:00:00Z");
const term = {
  from: Instant.parse("2026-01-01T00:00:00Z"),
  until: Instant.parse("2027-01-01T00:00:00Z"),
};
const [own, other] = [1, 2].map(() => createSshSigner("ssh-ed25519").line);

function personOf(name: string, key: string | undefined): PersonState {
  return {
    person: name,
    name,
    roles: [{ role: "chair", ...term }],
    signKeys: [key],
    sealKeys: [key],
  } as unknown as PersonState;
}

const ada = personOf("ada", own);
const audit = {
  people: new Map([
    ["ada", ada],
    ["ben", personOf("ben", other)],
  ]),
} as unknown as AuditState;

function refusal(change: object): string {
  return requireError(changePerson(audit, ada, change as RosterChange, now))
    .code;
}

describe("a change of somebody's entry", () => {
  it("takes away no key that is another's", () => {
    expect(refusal({ what: "drop-key", key: other })).toBe("key-not-theirs");
    expect(refusal({ what: "rotate", from: other, to: other })).toBe(
      "key-not-theirs",
    );
  });

  it("sets no term of a role that they do not hold", () => {
    expect(refusal({ what: "set-term", role: "owner", ...term })).toBe(
      "role-not-theirs",
    );
    const change = { what: "set-term", role: "chair", ...term } as never;
    const changed = requireOk(changePerson(audit, ada, change, now));
    expect(changed.roles).toHaveLength(1);
  });
});
