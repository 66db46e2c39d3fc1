// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { fingerprints } from "../../test/support/arbitraryShare.ts";
import {
  approvalIssued,
  at,
  keyOf,
  person,
} from "../../test/support/sampleAudit.ts";
import {
  enough,
  sampleGate,
  signedText,
} from "../../test/support/sampleRelease.ts";
import {
  sampleConsent,
  sampleStatement,
} from "../../test/support/sampleStatements.ts";
import { requireError, requireOk } from "../../test/support/unwrap.ts";
import type { Statement } from "../formats/acts.ts";
import { formatStatement } from "../formats/statementText.ts";
import { AuditId } from "../ids.ts";
import { authorizeShare, type ShareState } from "./authorizeShare.ts";
import type { SignedText } from "./gateState.ts";

const consent = signedText(
  formatStatement(sampleConsent()),
  "consent@counterseal",
  enough,
);
const { audience, files } = sampleConsent();
const granted: ShareState = {
  ...sampleGate,
  statement: consent,
  requester: person("ada"),
  content: files,
  judged: [],
  recipients: audience,
  removed: [],
  dropped: [],
  fingerprints: new Map([
    ...fingerprints,
    [keyOf("lin"), "SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU"],
  ]),
};

/** An answer that lin signed, unless said otherwise. */
function answer(
  act: Statement["act"],
  changes: Record<string, unknown> = {},
  names: readonly string[] = ["lin"],
): SignedText {
  const statement = {
    ...sampleStatement(act),
    signer: person("lin"),
    ...changes,
  } as Statement;
  return signedText(formatStatement(statement), `${act}@counterseal`, names);
}

const withAnswer = (answers: SignedText): ShareState => ({
  ...granted,
  answers: [answers],
});
const namesOf = (state: ShareState): string[] =>
  requireError(authorizeShare(state)).map(({ name }) => name);

it("seals nothing to somebody who was removed, and all to the others", () => {
  const [gone, ...others] = audience;
  if (gone === undefined) throw new Error("nobody");
  const removed = [gone.person];
  expect(requireError(authorizeShare({ ...granted, removed }))).toEqual([
    { name: "recipient-removed", person: gone.person },
  ]);
  requireOk(authorizeShare({ ...granted, removed, recipients: others }));
});

it("seals nothing to a key that its holder gave up, and all to the others", () => {
  const [gone, ...others] = audience;
  if (gone === undefined) throw new Error("nobody");
  const dropped = [gone.recipient];
  expect(requireError(authorizeShare({ ...granted, dropped }))).toEqual([
    { name: "recipient-key-dropped", ...gone },
  ]);
  requireOk(authorizeShare({ ...granted, dropped, recipients: others }));
});

it("seals to a key that is lost from a later time on until anything says that it is over", () => {
  const [to] = audience;
  if (to === undefined) throw new Error("nobody");
  const since = at("2026-03-05T00:00:00Z");
  const state = { ...granted, revokedKeys: [{ key: to.recipient, since }] };
  requireOk(authorizeShare(state));
  for (const times of [
    { clock: since },
    { ledgerTime: since },
    { statementTimes: [since] },
  ])
    expect(namesOf({ ...state, ...times })).toEqual(["recipient-key-lost"]);
});

describe("what subtracts", () => {
  it("is nothing at first", () => {
    requireOk(authorizeShare(granted));
  });

  it.each([
    [
      "a withdrawal",
      answer("withdrawal", { of: consent.digest }),
      ["statement-withdrawn"],
    ],
    [
      "the withdrawal of an owner who did not sign",
      answer("withdrawal", { of: consent.digest, signer: "bo" }, ["bo"]),
      ["statement-withdrawn"],
    ],
    ["a revocation", answer("revocation"), ["chairs-missing", "key-revoked"]],
    [
      "a recusal",
      answer("declaration", { scope: "the audit" }),
      ["chairs-missing", "person-recused"],
    ],
  ])("%s", (_what, state, names) => {
    expect(namesOf(withAnswer(state))).toEqual(names);
  });

  it.each([
    ["a withdrawal from another statement", answer("withdrawal")],
    [
      "the withdrawal of a reviewer",
      answer("withdrawal", { of: consent.digest, signer: "rex" }, ["rex"]),
    ],
    [
      "a withdrawal that somebody else signed",
      answer("withdrawal", { of: consent.digest }, ["mo"]),
    ],
    [
      "a withdrawal of another audit",
      answer("withdrawal", {
        of: consent.digest,
        audit: AuditId.parse("another-audit"),
      }),
    ],
    [
      "the revocation of another's key",
      answer("revocation", { signer: "mo" }, ["mo"]),
    ],
    [
      "a revocation from after the signature was recorded",
      answer("revocation", { since: at("2026-03-01T09:00:01Z") }),
    ],
    [
      "a recusal from another vendor",
      answer("declaration", { scope: "vendor Other" }),
    ],
    [
      "a declaration without a recusal",
      answer("declaration", { recused: "no" }),
    ],
  ])("is not %s", (_what, state) => {
    requireOk(authorizeShare(withAnswer(state)));
  });
});

it("loses nothing by texts that are no answers, and reads on past them", () => {
  const space = "withdrawal@counterseal";
  const others = [
    signedText("nonsense\n", space, ["lin"]),
    signedText(formatStatement(sampleStatement("card")), space, ["lin"]),
    consent,
  ];
  requireOk(authorizeShare({ ...granted, answers: others }));
  const last = answer("withdrawal", { of: consent.digest });
  expect(namesOf({ ...granted, answers: [...others, last] })).toEqual([
    "statement-withdrawn",
  ]);
});

it("keeps a consent with a Not-before closed while the clock is behind", () => {
  const notBefore = at("2026-03-02T00:00:00Z");
  const statement = signedText(
    formatStatement(sampleConsent({ notBefore })),
    "consent@counterseal",
    enough,
  );
  const later = at("2026-03-02T12:00:01Z");
  requireOk(authorizeShare({ ...granted, statement }));
  expect(namesOf({ ...granted, statement, ledgerTime: later })).toEqual([
    "clock-behind",
  ]);
  expect(namesOf({ ...granted, statement, clock: approvalIssued })).toEqual([
    "embargo-active",
  ]);
});
