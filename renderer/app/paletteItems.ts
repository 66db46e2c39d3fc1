// SPDX-License-Identifier: Apache-2.0
import type { CommandId } from "../../shared/domain/commands.ts";
import type { Settings } from "../../shared/ipc/settingsContract.ts";
import type { Route } from "./navigation.ts";

/** One thing that the palette leads to. */
export interface PaletteItem {
  readonly key: string;
  readonly group: PaletteGroup;
  readonly label: string;
  /** What tells it from others of its name. */
  readonly note: string;
  readonly target:
    | { readonly command: CommandId }
    | { readonly theme: Settings["theme"] }
    | { readonly route: Route };
}

export const paletteGroups = [
  "command",
  "screen",
  "audit",
  "deliverable",
  "finding",
  "release",
  "consent",
  "request",
] as const;
export type PaletteGroup = (typeof paletteGroups)[number];

/** Offered before anything is typed. */
const atOnce: ReadonlySet<PaletteGroup> = new Set([
  ...(["command", "screen", "audit"] as const),
]);

/** As many as are drawn: who sees more types another word. */
export const mostFound = 50;

function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** How well a word fits: at the start of the label, of a word in it, inside, in the note; null: not at all. */
function fit(word: string, label: string, note: string): number | null {
  const at = label.indexOf(word);
  if (at === 0) return 0;
  if (at > 0) return /[\p{L}\p{N}]/u.test(label[at - 1] ?? "") ? 2 : 1;
  return note.includes(word) ? 3 : null;
}

function fitOfAll(words: readonly string[], item: PaletteItem): number | null {
  const label = folded(item.label);
  const note = folded(item.note);
  let sum = 0;
  for (const word of words) {
    const points = fit(word, label, note);
    if (points === null) return null;
    sum += points;
  }
  return sum;
}

/** Those that hold every word typed, the best fit first; else in the order that they came in. */
export function matchingItems(
  items: readonly PaletteItem[],
  typed: string,
): readonly PaletteItem[] {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return items.filter(({ group }) => atOnce.has(group));
  const fitting: { item: PaletteItem; points: number }[] = [];
  for (const item of items) {
    const points = fitOfAll(words, item);
    if (points !== null) fitting.push({ item, points });
  }
  return fitting
    .sort((one, other) => one.points - other.points)
    .slice(0, mostFound)
    .map(({ item }) => item);
}
