// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { hardwareKeyOf, withFlags } from "../../../test/support/presence.ts";
import { createSshSigner } from "../../../test/support/sshSigner.ts";
import { formatStatement } from "../../../shared/formats/statementText.ts";
import { Instant, PersonId, Sha256, StatementId } from "../../../shared/ids.ts";
import { fingerprintOf } from "../catalog/keyLosses.ts";
import type { AnswerState } from "../catalog/state.ts";
import { answerView } from "./answerViews.ts";

const person = PersonId.parse("ada");
const digest = Sha256.parse("e".repeat(64));
const at = Instant.parse("2027-01-31T12:00:00Z");
const text = formatStatement({
  ...{ act: "withdrawal", audit: "audit-2026", charter: digest },
  ...{ id: StatementId.parse("d".repeat(32)), issued: at },
  ...{ signer: person, of: digest, reason: "Not yet" },
} as Parameters<typeof formatStatement>[0]);

function viewOf(
  signer: Pick<ReturnType<typeof createSshSigner>, "line" | "sign">,
) {
  const signature = signer.sign(text, { namespace: "withdrawal@counterseal" });
  const fingerprint = fingerprintOf(signer.line) ?? "";
  const signed = { person, key: signer.line, fingerprint, signature, at };
  const answer: AnswerState = {
    ...{ act: "withdrawal", digest, text, signature: signed },
  };
  return answerView(answer, new Map());
}

test("an answer shows which key signed it, and what a hardware key says", () => {
  const key = hardwareKeyOf("ada");
  expect(viewOf(withFlags(key, 1))).toMatchObject({
    ...{ presence: ["touch"], fingerprint: fingerprintOf(key.line) },
  });
  expect(viewOf(withFlags(key, 5)).presence).toEqual(["touch", "verified"]);
  expect(viewOf(withFlags(key, 0)).presence).toEqual([]);
  expect(viewOf(createSshSigner("ssh-ed25519")).presence).toBeNull();
});

test("a decline says what it is to, and that its signer had signed that", () => {
  const said = formatStatement({
    ...{ act: "decline", audit: "audit-2026", charter: digest },
    ...{ id: StatementId.parse("d".repeat(32)), issued: at },
    ...{ signer: person, of: digest, answer: "decline", reason: "No" },
  } as Parameters<typeof formatStatement>[0]);
  const signer = createSshSigner("ssh-ed25519");
  const by = { person, key: signer.line, fingerprint: "", signature: "", at };
  const decline: AnswerState = {
    ...{ act: "decline", digest, text: said, signature: by },
  };
  const shown = (signatures: readonly (typeof by)[]) =>
    answerView(
      decline,
      new Map([
        [digest, { kind: "consent", id: "c", purpose: "Judge it", signatures }],
      ]),
    );
  const to = { kind: "consent", id: "c", purpose: "Judge it" };
  const later = { ...by, at: Instant.parse("2027-01-31T12:00:01Z") };
  const other = { ...by, person: PersonId.parse("lin") };
  expect(shown([by])).toMatchObject({ to, afterSigning: true });
  for (const signatures of [[], [later], [other]])
    expect(shown(signatures)).toMatchObject({ to, afterSigning: false });
});
