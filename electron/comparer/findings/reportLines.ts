// SPDX-License-Identifier: Apache-2.0
import type { Lines } from "../lines.ts";

/** One line of a report, where it stands. */
export interface ReportLine {
  readonly text: string;
  /** Null in a text without pages. */
  readonly page: number | null;
  readonly number: number;
}

/** Longer lines are no headings; what follows is not looked at. */
const mostLetters = 2000;
const mostLines = 200_000;
/** On so many pages a line is what every page says. */
const fewestRepeats = 4;

const withoutNumbers = (text: string): string => text.replace(/\d+/g, "#");

/** Heads and feet of pages, whose numbers alone differ. */
function repeatedLines(lines: readonly ReportLine[]): ReadonlySet<string> {
  const pages = new Map<string, Set<number>>();
  for (const { text, page } of lines) {
    if (page === null || !/\d/.test(text) || text.length > 120) continue;
    const key = withoutNumbers(text);
    const known = pages.get(key) ?? new Set();
    pages.set(key, known.add(page));
  }
  const all = new Set(lines.map(({ page }) => page)).size;
  return new Set(
    [...pages]
      .filter(([, { size }]) => size >= fewestRepeats && size * 2 > all)
      .map(([key]) => key),
  );
}

export function reportLines({ texts, sections }: Lines): ReportLine[] {
  const lines: ReportLine[] = [];
  for (const [index, { name, start }] of sections.entries()) {
    const end = sections[index + 1]?.start ?? texts.length;
    const page = /^[1-9]\d{0,4}$/.test(name) ? Number(name) : null;
    for (let at = start; at < end && lines.length < mostLines; at += 1) {
      const text = (texts[at] ?? "").normalize("NFKC").slice(0, mostLetters);
      lines.push({ text: text.trimEnd(), page, number: at - start + 1 });
    }
  }
  const repeated = repeatedLines(lines);
  return lines.filter(
    ({ text, page }) => page === null || !repeated.has(withoutNumbers(text)),
  );
}
