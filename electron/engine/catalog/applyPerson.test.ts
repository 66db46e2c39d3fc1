// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { Instant, PersonId } from "../../../shared/ids.ts";
import { noEntry, parseEntry } from "../ledger/entries.ts";
import { applyEntry } from "./apply.ts";
import { emptyState } from "./state.ts";

const at = Instant.parse("2026-01-01T00:00:00Z");
const term = { role: "owner", from: at, until: "2027-01-01T00:00:00Z" };
const later = { ...term, role: "chair" };
const ada = PersonId.parse("ada");

/** What is known of Ada after these acts, each as its entry lies in a ledger. */
function adaAfter(...acts: readonly { type: string; body: object }[]) {
  const state = emptyState(at);
  for (const [seq, { type, body }] of acts.entries()) {
    const entry = parseEntry({
      ...{ seq, prev: noEntry, at, actor: "ada", type },
      body: { audit: "harbour", ...body },
    });
    if (entry === null) throw new Error(`no entry: ${type}`);
    applyEntry(state, entry);
  }
  return [...state.audits.values()][0]?.people.get(ada);
}

const enrolled = [
  { type: "audit.created", body: { title: "Harbour" } },
  {
    type: "person.enrolled",
    body: {
      ...{ person: ada, name: "Ada", roles: [term] },
      ...{ signKeys: ["one"], sealKeys: ["one"] },
    },
  },
];

describe("what changes about a person", () => {
  it("is all in one entry", () => {
    const body = {
      ...{ person: ada, roles: [later], reason: "New" },
      ...{ signKeys: ["two"], sealKeys: [] },
    };
    const known = adaAfter(...enrolled, { type: "person.changed", body });
    expect(known).toMatchObject({
      ...{ name: "Ada", roles: [later], signKeys: ["two"], sealKeys: [] },
    });
  });

  it("is read as older vaults have it, roles alone", () => {
    const body = { person: ada, roles: [later] };
    const known = adaAfter(...enrolled, { type: "person.roles-set", body });
    expect(known).toMatchObject({ roles: [later], signKeys: ["one"] });
  });
});
