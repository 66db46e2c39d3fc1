// SPDX-License-Identifier: Apache-2.0
import { printable } from "./printable.ts";

/** Plain text for a terminal. Everything that came from a vault or a file is made printable here. */

const gap = "  ";

function widthOf(text: string): number {
  return Array.from(text).length;
}

function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}

/** Columns under headings; the last column is not padded. */
export function table(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const cells = [headings, ...rows.map((row) => row.map(printable))];
  const widths = headings.map((_, column) =>
    Math.max(...cells.map((row) => widthOf(row[column] ?? ""))),
  );
  return cells
    .map((row) =>
      row
        .map((cell, column) =>
          column === row.length - 1 ? cell : pad(cell, widths[column] ?? 0),
        )
        .join(gap)
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join("");
}

/** Names and values, aligned; a value that is null or empty is left out. */
export function fields(
  pairs: readonly (readonly [name: string, value: string | null])[],
): string {
  const shown = pairs.flatMap(([name, value]) =>
    value === null || value === "" ? [] : [[name, value] as const],
  );
  const width = Math.max(0, ...shown.map(([name]) => widthOf(name)));
  return shown
    .map(([name, value]) => `${pad(name, width)}${gap}${printable(value)}\n`)
    .join("");
}

export function sentence(text: string): string {
  return `${printable(text)}\n`;
}

export function indented(text: string): string {
  return text.replace(/^(?=.)/gm, gap);
}

export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

const units = ["B", "KiB", "MiB", "GiB", "TiB"] as const;

/** `1.4 MiB`: for reading, not for reckoning. */
export function size(bytes: number): string {
  const step = Math.min(
    units.length - 1,
    bytes < 1024 ? 0 : Math.floor(Math.log2(bytes) / 10),
  );
  const scaled = bytes / 1024 ** step;
  const digits = step === 0 || scaled >= 100 ? 0 : 1;
  return `${scaled.toFixed(digits)} ${units[step] ?? "B"}`;
}

/** Enough of an id to name it in the next command. */
export function shortId(id: string): string {
  return id.slice(0, 8);
}
