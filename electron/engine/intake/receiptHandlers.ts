// SPDX-License-Identifier: Apache-2.0
import { ok } from "../../../shared/result.ts";
import { readSignature } from "../consent/readSignature.ts";
import type { Handlers } from "../handler.ts";
import {
  endedIntake,
  makeReceipt,
  recordCountersignature,
  sendReceipt,
} from "./receipts.ts";
import { countersignatureView, receiptView } from "./receiptViews.ts";

export const receiptHandlers: Handlers<
  "receipt.make" | "receipt.send" | "receipt.record"
> = {
  async "receipt.make"(context, { intake, signer, key }) {
    const session = context.openSession();
    if (!session.ok) return session;
    const found = endedIntake(session.value, intake);
    if (!found.ok) return found;
    const made = await makeReceipt(context, found.value, signer, key);
    if (!made.ok) return made;
    const { receipt, text } = made.value;
    return ok({ receipt: receiptView(receipt), text });
  },

  async "receipt.send"(context, { intake, to, file }) {
    const session = context.openSession();
    if (!session.ok) return session;
    const found = endedIntake(session.value, intake);
    if (!found.ok) return found;
    const path = context.pathOf(file, "custody-receipt");
    if (!path.ok) return path;
    const sent = await sendReceipt(found.value, to, path.value);
    return sent.ok ? ok(receiptView(sent.value)) : sent;
  },

  async "receipt.record"(context, request) {
    const session = context.openSession();
    if (!session.ok) return session;
    const found = endedIntake(session.value, request.intake);
    if (!found.ok) return found;
    const signature = await readSignature(context, session.value, request);
    if (!signature.ok) return signature;
    const kept = await recordCountersignature(
      found.value,
      signature.value,
      request.keepBroken,
    );
    return kept.ok ? ok(countersignatureView(kept.value)) : kept;
  },
};
