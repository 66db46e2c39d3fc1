// SPDX-License-Identifier: Apache-2.0
import type { LedgerEntryView } from "../../../shared/ipc/ledgerViews.ts";

export interface Day {
  /** `2026-11-23`, in UTC. */
  readonly date: string;
  readonly entries: readonly LedgerEntryView[];
}

/** Entries by the day on which they were written, in the order given. */
export function daysOf(entries: readonly LedgerEntryView[]): readonly Day[] {
  const days: { date: string; entries: LedgerEntryView[] }[] = [];
  for (const entry of entries) {
    const date = entry.at.slice(0, 10);
    const last = days.at(-1);
    if (last?.date === date) last.entries.push(entry);
    else days.push({ date, entries: [entry] });
  }
  return days;
}
