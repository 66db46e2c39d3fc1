// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import {
  approval,
  audit,
  begun,
  charterText,
  enrolled,
  signedBy,
} from "../../../test/support/signedEntries.ts";
import { digestOf, type Person } from "../../../test/support/releases.ts";
import { sampleStatement } from "../../../test/support/sampleStatements.ts";
import { sessionAfter, type Told } from "../../../test/support/toldState.ts";
import { requireError, requireOk } from "../../../test/support/unwrap.ts";
import { testTime } from "../../../test/support/vaults.ts";
import { formatStatement } from "../../../shared/formats/statementText.ts";
import { Instant, PersonId, Sha256 } from "../../../shared/ids.ts";
import { auditOf } from "../people/peopleHandlers.ts";
import { checkAnswer, isAnswerText } from "./answers.ts";
import type { AnswerAct } from "./answerEffects.ts";

/** An answer under the charter in force, to the request that was made, with some lines changed. */
function textOf(act: AnswerAct, changes: object = {}): string {
  const sample = sampleStatement(act);
  return formatStatement({
    ...sample,
    ...{ audit, charter: digestOf(charterText), issued: testTime },
    ...{ signer: PersonId.parse("cleo") },
    ...("of" in sample && { of: digestOf(approval) }),
    ...changes,
  });
}

interface Asked {
  readonly act?: AnswerAct;
  readonly changes?: object;
  readonly by?: Person;
  readonly which?: 0 | 1;
  readonly acts?: readonly Told[];
}

function answered(asked: Asked & { readonly text?: string } = {}) {
  const {
    act = "decline",
    changes,
    by = "cleo",
    which = 0,
    acts = begun,
  } = asked;
  const { text = textOf(act, changes) } = asked;
  const session = sessionAfter(acts);
  const { signature } = signedBy(by, text, act, which);
  const of = requireOk(auditOf(session, audit));
  return checkAnswer(session, of, text, signature);
}

const refused = (asked: Parameters<typeof answered>[0]) =>
  requireError(answered(asked));

/** What is on the record once an answer was taken. */
function recorded(asked: Asked): Told {
  return { type: "answer.recorded", body: requireOk(answered(asked)) };
}

describe("a text", () => {
  it("says by its first line alone that it is an answer", () => {
    expect(isAnswerText(textOf("decline"))).toBe(true);
    expect(isAnswerText("counterseal-receipt 1\nand nothing else")).toBe(true);
    for (const text of [
      ...[approval, "", "counterseal-decline 2\n", "counterseal-other 1\n"],
      ...["counterseal-decline 1", ` ${textOf("decline")}`],
      `x\n${textOf("decline")}`,
    ])
      expect(isAnswerText(text)).toBe(false);
  });
});

describe("an answer that comes back", () => {
  it("is kept as it was signed, with the key that signed it", () => {
    const text = textOf("decline");
    const signed = signedBy("cleo", text, "decline");
    const session = sessionAfter(begun);
    const of = requireOk(auditOf(session, audit));
    expect(requireOk(checkAnswer(session, of, text, signed.signature))).toEqual(
      { ...{ audit, act: "decline", digest: digestOf(text), text }, ...signed },
    );
  });

  it("is one, of an act that answers", () => {
    expect(refused({ text: "Dear Ada\n" }).code).toBe("statement-refused");
    const other = refused({ text: approval });
    expect(other).toMatchObject({
      ...{ code: "answer-other-act", facts: { act: "approval" } },
    });
  });

  it("is of this audit, under a charter of it", () => {
    const elsewhere = { audit: "another-audit" };
    expect(refused({ changes: elsewhere })).toMatchObject({
      ...{ code: "answer-other-audit", facts: elsewhere },
    });
    const charter = digestOf("another charter");
    expect(refused({ changes: { charter } })).toMatchObject({
      ...{ code: "answer-other-charter", facts: { charter } },
    });
  });

  it("is not from the far future", () => {
    const issued = Instant.parse("2027-02-01T12:00:01Z");
    expect(refused({ changes: { issued } }).code).toBe("statement-stale");
  });

  it("is to something that was asked for", () => {
    expect(refused({ changes: { of: digestOf("another") } })).toMatchObject({
      ...{ code: "answer-to-nothing", facts: { act: "decline" } },
    });
    requireOk(answered({ act: "declaration" }));
  });

  it("is kept once", () => {
    const text = textOf("decline");
    const first = recorded({ changes: {} });
    const body = { ...first.body, digest: digestOf(text), text };
    const acts = [...begun, { ...first, body } as Told];
    expect(refused({ text, acts })).toMatchObject({
      ...{ code: "answer-recorded-already", facts: { person: "cleo" } },
    });
    requireOk(answered({ acts, act: "declaration" }));
  });
});

describe("the signature of an answer", () => {
  it("is by its signer and by nobody else", () => {
    expect(refused({ by: "dora" })).toMatchObject({
      code: "signature-other-person",
      facts: { signer: "cleo", person: "dora" },
    });
    expect(refused({ by: "finn" }).code).toBe("signature-key-unknown");
  });

  it("is whole, and over this text for this act", () => {
    const text = textOf("decline");
    const session = sessionAfter(begun);
    const of = requireOk(auditOf(session, audit));
    const code = (armour: string) =>
      requireError(checkAnswer(session, of, text, armour)).code;
    const { signature } = signedBy("cleo", text, "decline");
    expect(code("no armour")).toBe("signature-malformed");
    expect(code(signature.replace(/^U1NIU0lH/m, "U1NIU0lI"))).toBe(
      "signature-malformed",
    );
    expect(code(signedBy("cleo", `${text}\n`, "decline").signature)).toBe(
      "signature-other-bytes",
    );
    expect(code(signedBy("cleo", text, "withdrawal").signature)).toBe(
      "signature-wrong-namespace",
    );
    requireOk(
      checkAnswer(session, of, text, `> ${signature.replaceAll("\n", "\n> ")}`),
    );
  });

  it("counts for nothing once its key was lost, but for what only subtracts", () => {
    const lost = recorded({
      act: "revocation",
      changes: { key: signedBy("cleo", "", "").fingerprint, since: testTime },
    });
    const acts = [...begun, lost];
    expect(refused({ acts })).toMatchObject({
      code: "signature-key-lost",
      facts: { person: "cleo" },
    });
    expect(
      refused({
        acts,
        act: "declaration",
        changes: { recused: "no", interests: [] },
      }).code,
    ).toBe("signature-key-lost");
    requireOk(answered({ acts, act: "withdrawal" }));
    requireOk(answered({ acts, act: "declaration" }));
    requireOk(answered({ acts, by: "dora", changes: { signer: "dora" } }));
  });
});

describe("a receipt", () => {
  const mira = enrolled("mira", "src", "finn", 0);
  const acts = [...begun, mira];
  const by = { by: "finn", changes: { signer: "mira" } } as const;

  it("may be signed with a key of the roster, which signs nothing else", () => {
    requireOk(answered({ act: "receipt", acts, ...by }));
    expect(refused({ act: "decline", acts, ...by }).code).toBe(
      "signature-key-unknown",
    );
    expect(refused({ act: "declaration", acts, ...by }).code).toBe(
      "signature-key-unknown",
    );
  });

  it("is not to what was never asked for", () => {
    const of = Sha256.parse("0".repeat(64));
    const changes = { ...by.changes, of };
    expect(refused({ act: "receipt", acts, ...by, changes }).code).toBe(
      "answer-to-nothing",
    );
  });
});
