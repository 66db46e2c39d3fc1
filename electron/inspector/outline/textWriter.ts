// SPDX-License-Identifier: Apache-2.0
import {
  outlineLimits,
  type TableRow,
  type TextBlock,
  type TextRun,
  type TextSection,
} from "../../../shared/domain/outline.ts";

type Table = Extract<TextBlock, { kind: "table" }>;

/** Thrown to whoever writes: nothing more is taken. */
export class Full extends Error {}

function sameLook(one: TextRun, other: TextRun): boolean {
  return one.who === other.who && one.looks.join() === other.looks.join();
}

/** Puts a stretch behind others; what looks alike becomes one. */
export function addRun(runs: TextRun[], run: TextRun): void {
  const last = runs.at(-1);
  const isOne = last !== undefined && sameLook(last, run);
  const most = outlineLimits.lettersOfRun;
  if (isOne && last.text.length + run.text.length <= most)
    runs[runs.length - 1] = { ...last, text: last.text + run.text };
  else
    for (let at = 0; at < run.text.length; at += most)
      runs.push({ ...run, text: run.text.slice(at, at + most) });
}

export function plain(text: string): TextRun {
  return { text, looks: [], who: "" };
}

/** A document's text as it is read, held to what a preview shows. */
export class TextWriter {
  readonly sections: TextSection[] = [];
  /** Something was left out. */
  isCut = false;
  #isFull = false;
  #units = 0;
  #cells = 0;
  #letters = 0;

  /** @throws Full */
  section(of: TextSection["of"], name: string, isHidden = false): void {
    if (this.sections.length >= outlineLimits.sections) this.#stop();
    const section = { of, name: name.slice(0, 200), isHidden, blocks: [] };
    this.sections.push(section);
  }

  /** @throws Full */
  add(block: TextBlock): void {
    const runs =
      block.kind === "paragraph"
        ? block.runs
        : block.rows.flatMap(({ cells }) => cells.flat());
    this.#count(block.kind === "paragraph" ? 1 : block.rows.length, runs);
    this.sections.at(-1)?.blocks.push(block);
  }

  /** A row of a table that was added. @throws Full */
  addRow(table: Table, row: TableRow): void {
    if (table.rows.length >= outlineLimits.rowsOfSheet) {
      this.isCut = true;
      return;
    }
    const cells = row.cells.slice(0, outlineLimits.columns);
    if (cells.length < row.cells.length) this.isCut = true;
    this.#cells += cells.length;
    if (this.#cells > outlineLimits.cells) this.#stop();
    this.#count(1, cells.flat());
    table.rows.push({ ...row, cells });
  }

  /** A section without a word says nothing, but for a sheet or slide, which is there all the same. */
  endSection(): void {
    const last = this.sections.at(-1);
    if (last === undefined || last.blocks.length > 0) return;
    if (last.of !== "sheet" && last.of !== "slide") this.sections.pop();
  }

  /** A reader may have taken for damage what this threw. @throws Full */
  requireRoom(): void {
    if (this.#isFull) this.#stop();
  }

  #count(units: number, runs: readonly TextRun[]): void {
    this.#units += units;
    for (const { text } of runs) this.#letters += text.length;
    const { units: mostUnits, letters } = outlineLimits;
    if (this.#units > mostUnits || this.#letters > letters) this.#stop();
  }

  #stop(): never {
    this.isCut = this.#isFull = true;
    throw new Full("full");
  }
}
