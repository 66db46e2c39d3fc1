// SPDX-License-Identifier: Apache-2.0
import { ok } from "../../../shared/result.ts";
import type { Handlers } from "../handler.ts";
import { showLedger } from "./showLedger.ts";

export const ledgerHandlers: Handlers<"ledger.show" | "ledger.verify"> = {
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
};
