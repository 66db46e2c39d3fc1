// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { createSshSigner } from "../../../test/support/sshSigner.ts";
import {
  formatStatement,
  parseStatement,
} from "../../../shared/formats/statementText.ts";
import { Instant, PersonId } from "../../../shared/ids.ts";
import { noEntry, parseEntry } from "../ledger/entries.ts";
import { applyEntry } from "./apply.ts";
import { fingerprintOf, rosterNow } from "./keyLosses.ts";
import { emptyState } from "./state.ts";

const at = Instant.parse("2026-01-01T00:00:00Z");
const term = { role: "owner", from: at, until: "2027-01-01T00:00:00Z" };
const [one, two] = [1, 2].map(() => createSshSigner("ssh-ed25519").line);
const ada = PersonId.parse("ada");
const digest = "ab".repeat(32);

interface Told {
  readonly type: string;
  readonly body: object;
}

/** The audit after these acts, each as its entry lies in a ledger. */
function auditAfter(...acts: readonly Told[]) {
  const state = emptyState(at);
  for (const [seq, { type, body }] of acts.entries()) {
    const entry = parseEntry({
      ...{ seq, prev: noEntry, at, actor: "ada", type },
      body: { audit: "harbour", ...body },
    });
    if (entry === null) throw new Error(`no entry: ${type}`);
    applyEntry(state, entry);
  }
  const [audit] = state.audits.values();
  if (audit === undefined) throw new Error("no audit");
  const roster = (now = at, latest = at) =>
    rosterNow({ now: () => now, state: { latest } }, audit).people.get(ada);
  return { known: roster(), lost: audit.lostKeys, roster };
}

const created = { type: "audit.created", body: { title: "Harbour" } };
const enrolledAs = (person: string, ...keys: unknown[]): Told => ({
  type: "person.enrolled",
  body: {
    ...{ person, name: person, roles: [term] },
    ...{ signKeys: keys, sealKeys: keys },
  },
});
const enrolled = (...keys: unknown[]): Told => enrolledAs("ada", ...keys);
const changedTo = (...keys: unknown[]): Told => ({
  type: "person.changed",
  body: {
    ...{ person: ada, roles: [term], reason: "New" },
    ...{ signKeys: keys, sealKeys: keys },
  },
});

function revoking(key: string | undefined, person: string = ada): Told {
  const fingerprint = fingerprintOf(key ?? "") ?? "";
  const text = formatStatement({
    ...{ act: "revocation", audit: "harbour", charter: digest },
    ...{ id: "0".repeat(32), issued: at, signer: person },
    ...{ key: fingerprint, since: at, reason: "The laptop was stolen" },
  } as Parameters<typeof formatStatement>[0]);
  if (!parseStatement(text).ok) throw new Error("no revocation");
  const signed = {
    person,
    key: two,
    fingerprint: "other",
    signature: "armour",
  };
  return {
    type: "answer.recorded",
    body: { act: "revocation", digest, text, ...signed },
  };
}

test("a revoked key is off the roster, and known as lost on its holder's word", () => {
  const { known, lost } = auditAfter(
    created,
    enrolled(one, two),
    revoking(one),
  );
  expect(known).toMatchObject({ signKeys: [two], sealKeys: [two] });
  expect(lost).toEqual([
    {
      ...{ person: ada, key: one, since: at, at },
      ...{ reason: "The laptop was stolen", by: "holder" },
    },
  ]);
});

test.each([
  ["an entry that still names it", [changedTo(one, two)]],
  [
    "an enrolment anew",
    [
      { type: "person.removed", body: { person: ada, reason: "Left" } },
      enrolled(one, two),
    ],
  ],
])("a revoked key does not come back by %s", (_what, later) => {
  const acts = [created, enrolled(one, two), revoking(one), ...later];
  const { known, lost } = auditAfter(...acts);
  expect(known).toMatchObject({ signKeys: [two], sealKeys: [two] });
  expect(lost).toHaveLength(1);
});

test("a key that comes after its revocation is revoked as well", () => {
  const acts = [created, enrolled(two), revoking(one), changedTo(one, two)];
  const { known, lost } = auditAfter(...acts);
  expect(known).toMatchObject({ signKeys: [two] });
  expect(lost).toMatchObject([{ key: one, by: "holder" }]);
});

test("a key that is lost from a later time on is there until then", () => {
  const [since, before, after] = ["01", "00", "02"].map((hour) =>
    Instant.parse(`2026-06-01T${hour}:00:00Z`),
  );
  const body = { person: ada, key: one, since, reason: "Handed in" };
  const losing = { type: "person.key-lost", body };
  const { roster } = auditAfter(created, enrolled(one, two), losing);
  const gone = { signKeys: [two], sealKeys: [two] };
  expect(roster(before)).toMatchObject({ signKeys: [one, two] });
  expect(roster(since)).toMatchObject(gone);
  // A clock that is set back brings it back no more.
  expect(roster(before, after)).toMatchObject(gone);
});

test("nobody revokes another's key", () => {
  const acts = [created, enrolled(one), enrolledAs("ben", two)];
  const { known, lost } = auditAfter(...acts, revoking(one, "ben"));
  expect(known).toMatchObject({ signKeys: [one], sealKeys: [one] });
  expect(lost).toEqual([]);
});
