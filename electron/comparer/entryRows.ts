// SPDX-License-Identifier: Apache-2.0
import type {
  Entry,
  EntryChange,
  EntryRow,
} from "../../shared/domain/comparison.ts";

/** Entries by path; the second of one path, in an archive that lies, is another. */
function byPath(entries: readonly Entry[]): Map<string, Entry> {
  const found = new Map<string, Entry>();
  for (const entry of entries) {
    let key = entry.path;
    for (let again = 2; found.has(key); again += 1)
      key = `${entry.path}\0${again}`;
    found.set(key, entry);
  }
  return found;
}

function changeOf(before: Entry, after: Entry): EntryChange {
  if (before.sha256 === null || after.sha256 === null) return "unknown";
  return before.sha256 === after.sha256 ? "same" : "changed";
}

/** Entries that can have moved, by what is in them; of empty ones nobody knows which went where. */
function byContent(entries: Iterable<Entry>): Map<string, Entry[]> {
  const found = new Map<string, Entry[]>();
  for (const entry of entries)
    if (entry.sha256 !== null && entry.size !== 0)
      found.set(entry.sha256, [...(found.get(entry.sha256) ?? []), entry]);
  return found;
}

function pathOf({ before, after }: EntryRow): string {
  return (after ?? before)?.path ?? "";
}

/** How two archives differ, entry by entry in the order of paths; what went under another path has moved. */
export function entryRows(
  before: readonly Entry[],
  after: readonly Entry[],
): readonly EntryRow[] {
  const rows: EntryRow[] = [];
  const gone = byPath(before);
  const come = byPath(after);
  for (const [key, entry] of gone) {
    const other = come.get(key);
    if (other === undefined) continue;
    rows.push({ kind: changeOf(entry, other), before: entry, after: other });
    gone.delete(key);
    come.delete(key);
  }
  const movable = byContent(gone.values());
  const moved = new Set<Entry>();
  for (const entry of come.values()) {
    const origin = movable.get(entry.sha256 ?? "")?.shift() ?? null;
    if (origin !== null) moved.add(origin);
    const kind = origin === null ? "added" : "moved";
    rows.push({ kind, before: origin, after: entry });
  }
  for (const entry of gone.values())
    if (!moved.has(entry))
      rows.push({ kind: "removed", before: entry, after: null });
  return rows.sort((one, other) =>
    pathOf(one) < pathOf(other) ? -1 : pathOf(one) > pathOf(other) ? 1 : 0,
  );
}
