// SPDX-License-Identifier: Apache-2.0
import { failure } from "../../../shared/failure.ts";
import { err, ok } from "../../../shared/result.ts";
import { decodeUtf8 } from "../../crypto/encoding.ts";
import { signedTogether } from "../../crypto/ssh/signedTogether.ts";
import { readSignatureText } from "../consent/readSignature.ts";
import type { Handlers } from "../handler.ts";
import { compareWitness, largestStatementBytes } from "../ledger/witness.ts";
import { checkPlainText } from "../people/plainText.ts";
import { statusOf } from "../session.ts";

export const standingHandlers: Handlers<"vault.adopt" | "ledger.witness"> = {
  async "vault.adopt"(context, { reason }) {
    const session = context.openSession();
    if (!session.ok) return session;
    const checked = checkPlainText(reason, "reason");
    if (!checked.ok) return checked;
    const adopted = await session.value.adopt(checked.value);
    return adopted.ok ? ok(statusOf(session.value)) : adopted;
  },

  async "ledger.witness"(context, request) {
    const session = context.openSession();
    if (!session.ok) return session;
    const witness = (untrustedText: string, untrustedSignatures: string[]) => {
      const both = signedTogether(untrustedText);
      return both === null
        ? compareWitness(session.value, untrustedText, untrustedSignatures)
        : compareWitness(session.value, both.text, [
            both.signature,
            ...untrustedSignatures,
          ]);
    };
    if ("text" in request) return witness(request.text, []);
    const path = context.pathOf(request.file, "statement");
    if (!path.ok) return path;
    const bytes = await context.storage.readWhole(
      path.value,
      largestStatementBytes,
    );
    if (!bytes.ok) return bytes;
    const text = decodeUtf8(bytes.value);
    if (text === null)
      return err(
        failure("statement-refused", { reason: "it is not UTF-8 text" }),
      );
    if (request.signature === undefined) return witness(text, []);
    const signature = await readSignatureText(context, {
      file: request.signature,
    });
    return signature.ok ? witness(text, [signature.value]) : signature;
  },
};
