// SPDX-License-Identifier: Apache-2.0
import { ok } from "../../../shared/result.ts";
import type { Handlers } from "../handler.ts";
import { showLedger } from "./showLedger.ts";
import { verifyEntry } from "./verifyEntry.ts";

export const ledgerHandlers: Handlers<
  "ledger.show" | "ledger.verify" | "ledger.verifyEntry"
> = {
  async "ledger.show"(context, request) {
    const session = context.openSession();
    return session.ok ? showLedger(session.value, request) : session;
  },

  async "ledger.verify"(context) {
    const session = context.openSession();
    if (!session.ok) return session;
    let entries = 0;
    const read = await session.value.readEntries(() => {
      entries += 1;
    });
    return read.ok ? ok({ entries, head: read.value.head }) : read;
  },

  async "ledger.verifyEntry"(context, { seq }) {
    const session = context.openSession();
    return session.ok ? verifyEntry(session.value, seq) : session;
  },
};
