// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import {
  at,
  digestOf,
  person,
  sampleApproval,
  sampleDecline,
} from "../../test/support/sampleAudit.ts";
import {
  lostKey,
  sampleState,
  seatNames,
  signedApproval,
  signedText,
  stateUnder,
  unmetNames,
  unmetOf,
} from "../../test/support/sampleRelease.ts";
import { requireOk } from "../../test/support/unwrap.ts";
import { VaultId } from "../ids.ts";
import { formatStatement } from "../formats/statementText.ts";
import { authorizeRelease } from "./authorizeRelease.ts";
import type { ReleaseState } from "./releaseState.ts";

describe("a release with everything that it needs", () => {
  it("is authorised, with exactly what may be published", () => {
    const state = sampleState({}, sampleApproval(), [
      "mo",
      "stranger",
      "lin",
      "rex",
      "ada",
    ]);
    const release = requireOk(authorizeRelease(state));
    expect(release.statementText).toBe(state.statement?.text);
    expect(release.statementDigest).toBe(state.statement?.digest);
    expect(release.approval.files).toHaveLength(2);
    expect(release.signatures.map(({ person: who }) => who)).toEqual([
      "ada",
      "lin",
      "mo",
    ]);
    expect(release.signatures[0]?.armour).toMatch(/^armour of ada over /);
    expect(release.charters).toHaveLength(1);
    expect(release.charters[0]?.text).toBe(state.charters[0]?.text);
    expect(
      release.charters[0]?.signatures.map(({ person: who }) => who),
    ).toEqual([...seatNames]);
  });

  it("gives the same, whatever the order of arrival", () => {
    const one = sampleState({}, sampleApproval(), ["ada", "lin", "mo", "nia"]);
    const reversed = (state: ReleaseState): ReleaseState => ({
      ...state,
      content: state.content.toReversed(),
      charters: state.charters.map((text) => ({
        ...text,
        signatures: text.signatures.toReversed(),
      })),
      statement: state.statement && {
        ...state.statement,
        signatures: state.statement.signatures.toReversed(),
      },
    });
    expect(authorizeRelease(reversed(one))).toEqual(authorizeRelease(one));
  });

  it("publishes one signature a person, the same one whichever came first", () => {
    const state = sampleState();
    const statement = state.statement;
    if (statement === null) throw new Error("no statement");
    const again = statement.signatures.map((signature) => ({
      ...signature,
      armour: `another ${signature.armour}`,
    }));
    const both = [...statement.signatures, ...again];
    const release = (signatures: typeof both) =>
      requireOk(
        authorizeRelease({ ...state, statement: { ...statement, signatures } }),
      ).signatures;
    expect(release(both)).toHaveLength(3);
    expect(release(both)).toEqual(release(both.toReversed()));
  });
});

describe("before there is a request", () => {
  it("says that nobody was asked, and who is needed", () => {
    expect(unmetOf(sampleState({ statement: null }))).toEqual([
      { name: "request-missing" },
      {
        name: "owners-missing",
        missing: 1,
        signed: [],
        candidates: ["ada", "bo"],
      },
      {
        name: "chairs-missing",
        missing: 2,
        signed: [],
        candidates: ["lin", "mo", "nia"],
      },
    ]);
  });

  it("says that there is no charter", () => {
    expect(unmetNames(sampleState({ statement: null, charters: [] }))).toEqual([
      "charter-missing",
      "request-missing",
    ]);
  });

  it("says what the charter demands of the statement to come", () => {
    const state = stateUnder({
      conditions: ["embargo", "findings", "inspection"],
    });
    expect(unmetNames({ ...state, statement: null }).slice(-2)).toEqual([
      "inspection-missing",
      "embargo-missing",
    ]);
  });

  it("takes a text that is no approval for none", () => {
    for (const text of [
      "",
      "nonsense\n",
      sampleState().charters[0]?.text ?? "",
      formatStatement(sampleDecline()),
    ])
      expect(
        unmetNames(
          sampleState({
            statement: signedText(text, "approval@counterseal", seatNames),
          }),
        ),
      ).toContain("request-missing");
  });

  it("does not offer the recused, and says that the requester is one", () => {
    const conditions = unmetOf(
      sampleState({ statement: null, recused: [person("ada")] }),
    );
    expect(conditions).toContainEqual({
      name: "person-recused",
      person: "ada",
    });
    expect(conditions).toContainEqual({
      name: "owners-missing",
      missing: 1,
      signed: [],
      candidates: ["bo"],
    });
  });
});

describe("people", () => {
  it("names the seats that are open", () => {
    expect(unmetOf(sampleState({}, sampleApproval(), ["ada", "lin"]))).toEqual([
      {
        name: "chairs-missing",
        missing: 1,
        signed: ["lin"],
        candidates: ["mo", "nia"],
      },
    ]);
  });

  it("wants the requester's own signature, even when the seats are full", () => {
    expect(
      unmetOf(sampleState({}, sampleApproval(), ["bo", "lin", "mo"])),
    ).toEqual([{ name: "requester-missing", requester: "ada" }]);
  });

  it("gives the requester no chair's seat", () => {
    const approval = sampleApproval({ requester: person("lin") });
    expect(unmetNames(sampleState({}, approval, ["ada", "lin", "mo"]))).toEqual(
      ["chairs-missing"],
    );
    requireOk(
      authorizeRelease(sampleState({}, approval, ["ada", "lin", "mo", "nia"])),
    );
  });

  it("counts no signature over other bytes or for another act", () => {
    const state = sampleState();
    const statement = state.statement;
    if (statement === null) throw new Error("no statement");
    const wrong = (change: {
      message?: typeof statement.digest;
      namespace?: string;
    }) =>
      unmetNames({
        ...state,
        statement: {
          ...statement,
          signatures: statement.signatures.map((each) => ({
            ...each,
            ...change,
          })),
        },
      });
    expect(wrong({ message: digestOf("other") })).toContain("chairs-missing");
    expect(wrong({ namespace: "charter@counterseal" })).toContain(
      "chairs-missing",
    );
  });

  it("drops revoked keys and recused people, and says so when they are missed", () => {
    expect(unmetNames(sampleState({ revokedKeys: [lostKey("lin")] }))).toEqual([
      "chairs-missing",
      "key-revoked",
    ]);
    expect(unmetNames(sampleState({ recused: [person("mo")] }))).toEqual([
      "chairs-missing",
      "person-recused",
    ]);
    expect(unmetNames(sampleState({ revokedKeys: [lostKey("ada")] }))).toEqual([
      "requester-missing",
      "owners-missing",
      "key-revoked",
    ]);
  });

  it("goes on without them when the others are enough, and publishes nothing of them", () => {
    const state = sampleState(
      { revokedKeys: [lostKey("lin")], recused: [person("mo")] },
      sampleApproval(),
      ["ada", "lin", "mo", "nia"],
    );
    expect(unmetNames(state)).toContain("chairs-missing");
    const fewer = sampleState(
      { revokedKeys: [lostKey("lin")] },
      sampleApproval(),
      ["ada", "lin", "mo", "nia"],
    );
    expect(
      requireOk(authorizeRelease(fewer)).signatures.map(
        ({ person: who }) => who,
      ),
    ).toEqual(["ada", "mo", "nia"]);
  });
});

it("gives every reason at once", () => {
  const state = sampleState(
    {
      vault: VaultId.parse("f".repeat(32)),
      content: [],
      clock: at("2026-04-01T00:00:00Z"),
    },
    sampleApproval(),
    ["lin"],
  );
  expect(unmetNames(state)).toEqual([
    "statement-elsewhere",
    "requester-missing",
    "owners-missing",
    "chairs-missing",
    "statement-expired",
    "content-changed",
  ]);
});

it("takes a signed approval for nothing but itself", () => {
  const mine = sampleApproval();
  const other = signedApproval(sampleApproval({ purpose: "Something else." }), [
    "ada",
    "lin",
    "mo",
  ]);
  const state = sampleState({}, mine, []);
  const statement = state.statement && {
    ...state.statement,
    signatures: other.signatures,
  };
  expect(unmetNames({ ...state, statement })).toContain("chairs-missing");
});
