// SPDX-License-Identifier: Apache-2.0
import {
  outlineLimits,
  type TextBlock,
  type TextRun,
} from "../../../shared/domain/outline.ts";
import { isTrue } from "../office/looks.ts";
import type { CellTexts } from "./cellText.ts";
import { byLocalName, type Given } from "./elements.ts";
import { plain, type TextWriter } from "./textWriter.ts";

export interface SheetTexts {
  readonly shared: readonly string[];
  readonly of: CellTexts;
}

interface Cell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string;
  formula: string;
}

/** `AB12` → 27: from 0. Where it says nothing, the next one. */
function columnOf(place: string | undefined, next: number): number {
  const letters = /^\$?([A-Z]{1,3})\$?\d+$/.exec(place ?? "")?.[1];
  if (letters === undefined) return next;
  let column = 0;
  for (const letter of letters)
    column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** Follows one sheet. A formula is never run: its letters stand beside the value that was kept of it. */
export class SheetReader {
  readonly #writer: TextWriter;
  readonly #texts: SheetTexts;
  readonly #table: Extract<TextBlock, { kind: "table" }> = {
    ...{ kind: "table", rows: [], hiddenColumns: [] },
  };
  #isAdded = false;
  #row: { number: number; isHidden: boolean; cells: TextRun[][] } | null = null;
  #lastRow = 0;
  #cell: Cell | null = null;
  #spoken = 0;

  constructor(writer: TextWriter, texts: SheetTexts) {
    this.#writer = writer;
    this.#texts = texts;
  }

  readonly listener = byLocalName({
    open: (name, given) => {
      if (name === "col") this.#hideColumns(given);
      if (name === "row") this.#openRow(given);
      if (name === "c") this.#openCell(given);
      if (name === "rPh") this.#spoken += 1;
    },
    text: (text, within) => {
      if (this.#cell === null || this.#spoken > 0) return;
      if (within === "v" || within === "t") this.#cell.value += text;
      if (within === "f") this.#cell.formula += text;
    },
    close: (name) => {
      if (name === "rPh") this.#spoken -= 1;
      if (name === "c") this.#closeCell();
      if (name === "row") this.#closeRow();
    },
  });

  #hideColumns(given: Given): void {
    const isFlat = Number(given.get("width") ?? "1") === 0;
    if (!isTrue(given.get("hidden")) && !isFlat) return;
    const first = Math.max(1, Number(given.get("min") ?? "1"));
    const last = Math.min(
      outlineLimits.columns,
      Number(given.get("max") ?? "1"),
    );
    for (let column = first; column <= last; column += 1)
      if (!this.#table.hiddenColumns.includes(column - 1))
        this.#table.hiddenColumns.push(column - 1);
  }

  #openRow(given: Given): void {
    const said = Number(given.get("r"));
    const number =
      Number.isSafeInteger(said) && said > 0 ? said : this.#lastRow + 1;
    this.#lastRow = number;
    const isFlat = Number(given.get("ht") ?? "1") === 0;
    const isHidden = isTrue(given.get("hidden")) || isFlat;
    this.#row = { number, isHidden, cells: [] };
  }

  #openCell(given: Given): void {
    this.#cell = {
      column: columnOf(given.get("r"), this.#row?.cells.length ?? 0),
      type: given.get("t") ?? "n",
      style: Number(given.get("s") ?? "-1"),
      ...{ value: "", formula: "" },
    };
  }

  #closeCell(): void {
    const cell = this.#cell;
    const cells = this.#row?.cells;
    this.#cell = null;
    if (cell === null || cells === undefined) return;
    const text = this.#textOf(cell);
    const { formula } = cell;
    if (text === "" && formula === "") return;
    if (cell.column >= outlineLimits.columns) {
      this.#writer.isCut = true;
      return;
    }
    while (cells.length <= cell.column) cells.push([]);
    const most = outlineLimits.lettersOfRun;
    const runs = text === "" ? [] : [plain(text.slice(0, most))];
    if (formula !== "")
      runs.push({
        text: `=${formula}`.slice(0, most),
        looks: ["formula"],
        who: "",
      });
    cells[cell.column] = runs;
  }

  #textOf({ type, value, style }: Cell): string {
    if (type === "s") return this.#texts.shared[Number(value)] ?? "";
    if (type === "b") return value === "1" ? "TRUE" : "FALSE";
    return type === "n" ? this.#texts.of.numberText(value, style) : value;
  }

  #closeRow(): void {
    const row = this.#row;
    this.#row = null;
    if (row === null || row.cells.length === 0) return;
    if (!this.#isAdded) this.#writer.add(this.#table);
    this.#isAdded = true;
    this.#writer.addRow(this.#table, row);
  }
}
