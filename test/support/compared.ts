// SPDX-License-Identifier: Apache-2.0
import {
  type Comparison,
  Comparison as ComparisonShape,
  type EntryRow,
  type LineRow,
  Rows,
} from "../../shared/domain/comparison.ts";
import { FromComparer } from "../../shared/domain/comparisonMessages.ts";
import { Comparer } from "../../electron/comparer/comparer.ts";

type Made = readonly [name: string, content: string | Uint8Array];

/** Has two files compared as the process does; every answer is of the protocol. */
export async function compared(...made: readonly [Made, Made]) {
  const comparer = new Comparer();
  const ask = async (message: Parameters<Comparer["answer"]>[0]) =>
    FromComparer.parse(await comparer.answer(message));
  for (const [name, content] of made) {
    const bytes = Uint8Array.from(Buffer.from(content));
    await ask({ kind: "begin", name, size: bytes.length });
    await ask({ kind: "bytes", bytes });
    await ask({ kind: "end" });
  }
  let answer = await ask({ kind: "next" });
  while (answer.kind === "ready") answer = await ask({ kind: "next" });
  if (answer.kind !== "compared") throw new Error(answer.kind);
  const rows = async (folded = true, from = 0) => {
    const wanted = { folded, from, count: 300 };
    const page = await ask({ kind: "rows", wanted });
    if (page.kind !== "rows") throw new Error(page.kind);
    return Rows.parse(page.rows);
  };
  return { found: ComparisonShape.parse(answer.comparison), rows };
}

export function textOf(row: LineRow, side: "before" | "after"): string {
  return row[side]?.parts.map(({ text }) => text).join("") ?? "";
}

export function whyOf({ outcome }: Comparison): string {
  return outcome.kind === "digests" ? outcome.why : outcome.kind;
}

export const changes = (rows: readonly EntryRow[]) =>
  rows.map(({ kind, before, after }) =>
    [kind, before?.path ?? "-", after?.path ?? "-"].join(" "),
  );
