// SPDX-License-Identifier: Apache-2.0
import type { LedgerEntryView } from "../../../shared/ipc/ledgerViews.ts";
import { ok } from "../../../shared/result.ts";
import type { Sha256 } from "../../../shared/ids.ts";
import type { Handlers } from "../handler.ts";
import type { Entry } from "./entries.ts";
import { summarise } from "./summary.ts";

const longestShownText = 4000;

/** Long texts and signatures are shortened for showing: a page asks for hundreds of entries at once. */
function shownBody(entry: Entry): string {
  return JSON.stringify(
    entry.body,
    (key, value: unknown) =>
      // Of no use to a reader, and what a guesser at a passphrase needs.
      key === "slots" && Array.isArray(value)
        ? undefined
        : typeof value === "string" && value.length > longestShownText
          ? `${value.slice(0, longestShownText)}… (${String(value.length)} characters)`
          : value,
    2,
  );
}

function entryView(entry: Entry, digest: Sha256): LedgerEntryView {
  const { seq, at, type } = entry;
  return {
    seq,
    at,
    type,
    digest,
    summary: summarise(entry),
    body: shownBody(entry),
  };
}

export const ledgerHandlers: Handlers<"ledger.show" | "ledger.verify"> = {
  async "ledger.show"(context, { before, limit }) {
    const session = context.openSession();
    if (!session.ok) return session;
    const total = session.value.checkpoint.seq + 1;
    const end = Math.min(before ?? total, total);
    const start = Math.max(0, end - limit);
    const entries: LedgerEntryView[] = [];
    const read = await session.value.readEntries((entry, digest) => {
      if (entry.seq >= start && entry.seq < end)
        entries.push(entryView(entry, digest));
    });
    return read.ok ? ok({ entries: entries.reverse(), total }) : read;
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
