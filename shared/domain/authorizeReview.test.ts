// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import {
  approvalIssued,
  at,
  digestOf,
  digestOfCharter,
  keyOf,
  person,
  recipient,
  sampleCharter,
  until,
} from "../../test/support/sampleAudit.ts";
import {
  lostKey,
  sampleGate,
  seatNames,
  signedCharter,
  signedText,
} from "../../test/support/sampleRelease.ts";
import { sampleConsent } from "../../test/support/sampleStatements.ts";
import { requireError, requireOk } from "../../test/support/unwrap.ts";
import type { Charter } from "../formats/charter.ts";
import { formatStatement } from "../formats/statementText.ts";
import { authorizeReview, type ReviewState } from "./authorizeReview.ts";
import { UnmetCondition } from "./conditions.ts";

const judged = [{ sha256: digestOf("inspection"), name: "inspection.txt" }];
const sealed = ["bo", "lin", "mo", "nia", "rex"].map((name) => ({
  person: person(name),
  recipient: keyOf(name),
}));
const everybody = ["bo", "lin", "mo", "nia"];

/** Ada asks, under a charter with a key to seal to for everybody but her. */
function stateUnder(
  changes: Partial<Charter> = {},
  signers: readonly string[] = ["ada"],
): ReviewState {
  const charter = sampleCharter({ seal: sealed, ...changes });
  const consent = sampleConsent({ judged, charter: digestOfCharter(charter) });
  return {
    ...sampleGate,
    charters: [signedCharter(charter, seatNames)],
    statement: signedText(
      formatStatement(consent),
      "consent@counterseal",
      signers,
    ),
    act: "consent",
    content: consent.files,
    judged,
    to: null,
  };
}
const state = stateUnder();

function shown(changes: Partial<ReviewState>, from = state): readonly string[] {
  const review = requireOk(authorizeReview({ ...from, ...changes }));
  return review.recipients.map(({ person: who }) => who);
}

function unmetOf(
  changes: Partial<ReviewState>,
  from = state,
): readonly UnmetCondition[] {
  const unmet = requireError(authorizeReview({ ...from, ...changes }));
  for (const condition of unmet) UnmetCondition.parse(condition);
  return unmet;
}

describe("a review", () => {
  it("is of all files, for everybody whom the request asks and who has a key", () => {
    const review = requireOk(authorizeReview(state));
    expect(review.recipients).toEqual(sealed.slice(0, -1));
    expect(review.files).toEqual(state.content);
    expect(review.request.purpose).toBe(sampleConsent().purpose);
    expect(review.statementText).toBe(state.statement.text);
    expect(review.statementDigest).toBe(state.statement.digest);
    expect(review.signatures.map(({ person: who }) => who)).toEqual(["ada"]);
    const [charter] = review.charters;
    expect(charter?.text).toBe(state.charters[0]?.text);
    expect(charter?.signatures.map(({ person: who }) => who)).toEqual([
      ...seatNames,
    ]);
  });

  it("is for those alone who are named", () => {
    expect(shown({ to: [person("nia"), person("bo")] })).toEqual(["bo", "nia"]);
  });

  it("names everyone who has signed, once each, by a key that is not lost", () => {
    const signed = stateUnder({}, ["nia", "ada", "rex", "lin"]);
    const [first] = signed.statement.signatures;
    if (first === undefined) throw new Error("nobody signed");
    const again = { ...first, armour: "another armour" };
    const signatures = [again, ...signed.statement.signatures];
    const review = requireOk(
      authorizeReview({
        ...signed,
        statement: { ...signed.statement, signatures },
        revokedKeys: [lostKey("lin")],
        to: [person("bo")],
      }),
    );
    expect(review.signatures).toEqual([
      ...["ada", "nia", "rex"].map((who) => ({
        person: who,
        armour:
          who === "nia"
            ? "another armour"
            : `armour of ${who} over ${signed.statement.digest}`,
      })),
    ]);
  });
});

describe("a review is refused", () => {
  it("while nothing was asked for", () => {
    const statement = signedText("nothing", "consent@counterseal", ["ada"]);
    for (const changes of [{ statement }, { act: "approval" as const }])
      expect(unmetOf(changes)).toEqual([{ name: "request-missing" }]);
  });

  it("while who asks has not signed, or by a lost key alone", () => {
    const missing = { name: "requester-missing", requester: "ada" };
    expect(unmetOf({}, stateUnder({}, ["lin"]))).toEqual([missing]);
    expect(unmetOf({ revokedKeys: [lostKey("ada")] })).toEqual([missing]);
  });

  it("once who asks has no part in it any more", () => {
    expect(unmetOf({ recused: [person("ada")] })).toEqual([
      { name: "person-recused", person: "ada" },
    ]);
  });

  it("for a part of the files, for more than them, and by other texts", () => {
    const [first, second] = state.content;
    if (first === undefined || second === undefined) throw new Error("two");
    const changed = (paths: readonly string[]) => [
      { name: "content-changed", paths },
    ];
    expect(unmetOf({ content: [first] })).toEqual(changed([second.path]));
    expect(unmetOf({ content: [...state.content, first] })).toEqual(
      changed([first.path]),
    );
    expect(unmetOf({ judged: [] })).toEqual(
      changed(["judged: inspection.txt"]),
    );
  });

  it("under no charter, or one that the request does not name", () => {
    expect(unmetOf({ charters: [] })).toEqual([{ name: "charter-missing" }]);
    const [other] = stateUnder({ conditions: ["embargo"] }).charters;
    if (other === undefined) throw new Error("no charter");
    const [condition] = unmetOf({ charters: [other] });
    expect(condition).toMatchObject({
      ...{ name: "charter-changed", inForce: other.digest },
    });
  });

  it("to people who may not see it, each with the reason", () => {
    const to = ["ada", "eve", "lin", "mo", "rex"].map(person);
    const withoutKey = sealed.filter(({ person: who }) => who !== "mo");
    const from = stateUnder({ seal: withoutKey });
    expect(unmetOf({ to, recused: [person("lin")] }, from)).toEqual(
      [
        ["ada", "asks-it"],
        ["eve", "without-seat"],
        ["lin", "recused"],
        ["mo", "without-key"],
        ["rex", "without-seat"],
      ].map(([who, why]) => ({ name: "reviewer-refused", person: who, why })),
    );
  });

  it("where one of all who are asked has no key, and where nobody is left", () => {
    const from = stateUnder({ seal: sealed.slice(1) });
    expect(unmetOf({}, from)).toEqual([
      { name: "reviewer-refused", person: "bo", why: "without-key" },
    ]);
    const recused = everybody.map(person);
    expect(unmetOf({ recused })).toEqual([{ name: "reviewers-missing" }]);
    expect(unmetOf({ to: [] })).toEqual([{ name: "reviewers-missing" }]);
  });
});

describe("whom a request asks", () => {
  it("is nobody by a key that is lost", () => {
    expect(unmetOf({ revokedKeys: [lostKey("lin")] })).toEqual([
      { name: "reviewer-refused", person: "lin", why: "without-key" },
    ]);
    const both = [...sealed, { person: person("rex"), recipient }]
      .concat({ person: person("lin"), recipient })
      .toSorted((one, other) => (one.person < other.person ? -1 : 1));
    const from = stateUnder({ seal: both });
    const revokedKeys = [lostKey("lin")];
    const review = requireOk(authorizeReview({ ...from, revokedKeys }));
    expect(
      review.recipients.filter(({ person: who }) => who === "lin"),
    ).toEqual([{ person: "lin", recipient }]);
  });

  it("is nobody whose seat is over by the clock, or by the ledger where that is ahead", () => {
    const roles = sampleCharter().roles.map((line) =>
      line.person === "mo" ? { ...line, until: state.clock } : line,
    );
    const from = stateUnder({ roles });
    const rest = everybody.filter((who) => who !== "mo");
    expect(shown({}, from)).toEqual(rest);
    const early = { clock: approvalIssued };
    expect(shown(early, from)).toEqual(everybody);
    expect(shown({ ...early, ledgerTime: state.clock }, from)).toEqual(rest);
    expect(until > state.clock).toBe(true);
  });

  it("is asked during an embargo, and not once the request is over", () => {
    const early = { clock: at("2026-02-20T00:00:00Z") };
    expect(shown(early)).toEqual(everybody);
    const { expires } = sampleConsent();
    expect(unmetOf({ clock: expires })).toEqual([
      { name: "statement-expired", at: expires },
    ]);
  });
});
