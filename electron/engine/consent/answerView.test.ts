// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { hardwareKeyOf, withFlags } from "../../../test/support/presence.ts";
import { createSshSigner } from "../../../test/support/sshSigner.ts";
import { formatStatement } from "../../../shared/formats/statementText.ts";
import { Instant, PersonId, Sha256, StatementId } from "../../../shared/ids.ts";
import { fingerprintOf } from "../catalog/keyLosses.ts";
import type { AnswerState } from "../catalog/state.ts";
import { answerView } from "./answers.ts";

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
  return answerView(answer);
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
