// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import {
  charterOf,
  digestOf,
  keyOf,
  type Person,
  role,
  sign,
} from "../../../test/support/releases.ts";
import {
  approval,
  audit,
  begun,
  charterText,
  enrolled,
  signedBy,
} from "../../../test/support/signedEntries.ts";
import { sampleStatement } from "../../../test/support/sampleStatements.ts";
import {
  charterTold,
  sessionAfter,
  type Told,
} from "../../../test/support/toldState.ts";
import { requireError, requireOk } from "../../../test/support/unwrap.ts";
import { testTime } from "../../../test/support/vaults.ts";
import { formatCharter } from "../../../shared/formats/charterText.ts";
import { formatStatement } from "../../../shared/formats/statementText.ts";
import {
  AuditId,
  PersonId,
  ReleaseId,
  ReviewId,
  StatementId,
} from "../../../shared/ids.ts";
import { auditOf } from "../people/peopleHandlers.ts";
import type { AnswerAct } from "./answerEffects.ts";
import { checkAnswer } from "./answers.ts";

const release = ReleaseId.parse("9".repeat(32));
/** finn is new in it, with a key that no charter in force has. */
const draftText = formatCharter(
  charterOf({
    ...{ version: 2, replaces: digestOf(charterText), issued: testTime },
    roles: [...charterOf().roles, role("finn", "chair")],
    sign: [...charterOf().sign, sign("finn", keyOf("finn"))],
  }),
);
const drafted = [...begun, ...charterTold(draftText, 2)];

interface Asked {
  readonly changes?: object;
  readonly acts?: readonly Told[];
  readonly which?: 0 | 1;
}

function answered(act: AnswerAct, by: Person, asked: Asked = {}) {
  const { changes, acts = drafted, which = 0 } = asked;
  const sample = sampleStatement(act);
  const text = formatStatement({
    ...sample,
    ...{ audit, charter: digestOf(charterText), issued: testTime },
    ...{ signer: PersonId.parse(by) },
    ...("of" in sample && { of: digestOf(approval) }),
    ...changes,
  });
  const session = sessionAfter(acts);
  const { signature } = signedBy(by, text, act, which);
  const of = requireOk(auditOf(session, audit));
  return checkAnswer(session, of, text, signature);
}
const refused = (...asked: Parameters<typeof answered>) =>
  requireError(answered(...asked));
const underDraft = { changes: { charter: digestOf(draftText) } };

describe("an answer beside a draft of the next charter", () => {
  it("is taken under the charter in force", () => {
    requireOk(answered("decline", "cleo"));
    requireOk(answered("withdrawal", "cleo"));
  });

  it("is refused under the draft, which gives nobody a say", () => {
    const not = { recused: "no", interests: [] };
    for (const [act, changes] of [
      ["decline", {}],
      ["receipt", {}],
      ["declaration", not],
    ] as const)
      expect(
        refused(act, "cleo", {
          changes: { ...underDraft.changes, ...changes },
        }),
      ).toMatchObject({
        ...{ code: "answer-charter-draft", facts: { person: "cleo" } },
      });
  });

  it("is taken under the draft where it only subtracts, with the draft's keys but for a withdrawal", () => {
    requireOk(answered("declaration", "finn", underDraft));
    const key = signedBy("finn", "", "").fingerprint;
    const changes = { ...underDraft.changes, key };
    requireOk(answered("revocation", "finn", { changes }));
    requireOk(answered("withdrawal", "cleo", underDraft));
    expect(refused("withdrawal", "finn", underDraft)).toMatchObject({
      ...{ code: "answer-charter-draft", facts: { person: "finn" } },
    });
  });

  it("is by a key of the draft or by a stranger, which is told apart", () => {
    expect(refused("decline", "finn")).toMatchObject({
      ...{ code: "answer-charter-draft", facts: { person: "finn" } },
    });
    expect(refused("decline", "finn", { which: 1 }).code).toBe(
      "signature-key-unknown",
    );
    const changes = { signer: "cleo" };
    expect(refused("decline", "finn", { changes }).code).toBe(
      "signature-key-unknown",
    );
    expect(refused("decline", "ben", { which: 1 }).code).toBe(
      "signature-key-unknown",
    );
  });
});

describe("an answer that would change nothing", () => {
  it("is refused: a withdrawal by who has no seat in any charter in force", () => {
    const reader = formatCharter(
      charterOf({
        ...{ version: 2, replaces: digestOf(charterText), issued: testTime },
        roles: [...charterOf().roles, role("finn", "reviewer")],
        sign: [...charterOf().sign, sign("finn", keyOf("finn"))],
      }),
    );
    const signers = ["ada", "ben", "cleo", "finn"] as const;
    const acts = [...begun, ...charterTold(reader, 2, ...signers)];
    expect(refused("withdrawal", "finn", { acts })).toMatchObject({
      ...{ code: "answer-no-seat", facts: { person: "finn" } },
    });
    requireOk(answered("withdrawal", "cleo", { acts }));
    requireOk(answered("decline", "finn", { acts }));
  });

  it("is refused: the revocation of a key that is not theirs", () => {
    const key = signedBy("ben", "", "").fingerprint;
    expect(refused("revocation", "cleo", { changes: { key } })).toMatchObject({
      code: "answer-key-of-another",
      facts: { person: "cleo", fingerprint: key, holder: "ben" },
    });
    const nobodys = signedBy("edo", "", "", 1).fingerprint;
    expect(
      refused("revocation", "cleo", { changes: { key: nobodys } }).facts,
    ).toMatchObject({ holder: "" });
    const mira = enrolled("mira", "src", "ben", 1);
    const enrolledKey = signedBy("ben", "", "", 1).fingerprint;
    expect(
      refused("revocation", "cleo", {
        ...{ changes: { key: enrolledKey }, acts: [...begun, mira] },
      }).facts,
    ).toMatchObject({ holder: "mira" });
    const own = signedBy("cleo", "", "").fingerprint;
    requireOk(answered("revocation", "cleo", { changes: { key: own } }));
  });
});

describe("what can be answered", () => {
  const other = AuditId.parse("another-audit");
  const elsewhere: readonly Told[] = [
    { type: "audit.created", body: { audit: other, title: "Two" } },
    ...begun
      .filter(({ type }) => type === "release.proposed")
      .map(
        (told) => ({ ...told, body: { ...told.body, audit: other } }) as Told,
      ),
    ...begun.filter(({ type }) => type === "release.requested"),
  ];
  const governed = begun.filter(({ type }) => !type.startsWith("release."));
  const proposed = begun.filter(({ type }) => type === "release.proposed");

  it("was asked for in this audit, and not in another of the vault", () => {
    const acts = [...governed, ...elsewhere];
    expect(refused("decline", "cleo", { acts }).code).toBe("answer-to-nothing");
  });

  it("is no proposal that nobody was asked for", () => {
    const acts = [...governed, ...proposed];
    expect(refused("decline", "cleo", { acts }).code).toBe("answer-to-nothing");
  });

  it("may be confirmed when it was shown before it was asked for anew, and be declined no more", () => {
    const shown: Told = {
      type: "review.begun",
      body: {
        ...{ audit, review: ReviewId.parse("7".repeat(32)) },
        ...{ request: { act: "approval", release }, files: [] },
        ...{ digest: digestOf(approval), to: [] },
      },
    };
    const anew = approval.replace(/^Purpose: .*$/m, "Purpose: Anew");
    const renewed: Told = {
      type: "release.requested",
      body: {
        ...{ release, statement: StatementId.parse("5f".repeat(16)) },
        ...{ digest: digestOf(anew), text: anew },
      },
    };
    const acts = [...begun, shown, renewed];
    requireOk(answered("receipt", "cleo", { acts }));
    expect(refused("decline", "cleo", { acts }).code).toBe("answer-to-nothing");
  });
});
