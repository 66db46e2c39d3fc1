// SPDX-License-Identifier: Apache-2.0
import type { RunLook, TextRun } from "../../../shared/domain/outline.ts";
import { isTrue } from "../office/looks.ts";
import { byLocalName, type Given } from "./elements.ts";
import type { Parts, Relation } from "./parts.ts";
import { addRun, plain, type TextWriter } from "./textWriter.ts";

const shapes = new Set(["sp", "pic", "graphicFrame", "cxnSp"]);
/** Places that programs fill in: numbers, dates. */
const filled = new Set(["sldNum", "dt"]);

interface Shape {
  isHidden: boolean;
  isTitle: boolean;
  isFilled: boolean;
}

/** Follows the words on shapes, of a slide, its notes, or a sheet. */
class ShapeReader {
  readonly #writer: TextWriter;
  readonly #relations: ReadonlyMap<string, Relation>;
  #shape: Shape = { isHidden: false, isTitle: false, isFilled: false };
  #runs: TextRun[] | null = null;
  #rows: TextRun[][][] | null = null;
  #address = "";
  isHidden = false;

  constructor(writer: TextWriter, relations: ReadonlyMap<string, Relation>) {
    this.#writer = writer;
    this.#relations = relations;
  }

  readonly listener = byLocalName({
    open: (name, given, id) => {
      this.#open(name, given, id);
    },
    text: (text, within) => {
      if (within === "t") this.#take(text, []);
    },
    close: (name) => {
      if (name === "p") this.#closeParagraph();
      if (name === "r") this.#closeRun();
      if (name === "tbl") this.#closeTable();
      if (shapes.has(name)) this.#shape = { ...this.#shape, isHidden: false };
    },
  });

  #open(name: string, given: Given, id: string): void {
    if (name === "sld") this.isHidden = !isTrue(given.get("show") ?? "1");
    if (shapes.has(name))
      this.#shape = { isHidden: false, isTitle: false, isFilled: false };
    if (name === "cNvPr") this.#openShape(given);
    if (name === "ph") {
      const type = given.get("type") ?? "";
      this.#shape.isTitle = /^(?:ctrT|t)itle$/.test(type);
      this.#shape.isFilled = filled.has(type);
    }
    if (name === "p") this.#runs = [];
    if (name === "br") this.#take("\n", []);
    if (name === "hlinkClick" && this.#runs !== null) {
      const relation = this.#relations.get(id);
      if (relation?.isOutside === true) this.#address = relation.target;
    }
    if (name === "tbl") this.#rows = [];
    if (name === "tr") this.#rows?.push([]);
    if (name === "tc") this.#rows?.at(-1)?.push([]);
  }

  /** What a picture shows is known by its description alone. */
  #openShape(given: Given): void {
    this.#shape.isHidden = isTrue(given.get("hidden"));
    const words = given.get("descr") ?? "";
    if (words === "") return;
    const picture = { text: words, looks: ["picture" as const], who: "" };
    const runs: TextRun[] = [];
    addRun(runs, picture);
    this.#writer.add({ kind: "paragraph", level: 0, isListed: false, runs });
  }

  #take(text: string, looks: readonly RunLook[]): void {
    if (this.#runs === null || this.#shape.isFilled) return;
    const all = this.#shape.isHidden ? ["hidden" as const, ...looks] : looks;
    addRun(this.#runs, { text, looks: [...all], who: "" });
  }

  #closeRun(): void {
    if (this.#address !== "") this.#take(this.#address, ["address"]);
    this.#address = "";
  }

  #closeParagraph(): void {
    const runs = this.#runs ?? [];
    this.#runs = null;
    if (runs.length === 0) return;
    const cell = this.#rows?.at(-1)?.at(-1);
    if (cell === undefined) {
      const level = this.#shape.isTitle ? 2 : 0;
      this.#writer.add({ kind: "paragraph", level, isListed: false, runs });
      return;
    }
    if (cell.length > 0) addRun(cell, plain("\n"));
    for (const run of runs) addRun(cell, run);
  }

  #closeTable(): void {
    const rows = this.#rows ?? [];
    this.#rows = null;
    const table = { kind: "table" as const, rows: [], hiddenColumns: [] };
    this.#writer.add(table);
    for (const cells of rows)
      this.#writer.addRow(table, { number: null, isHidden: false, cells });
  }
}

/** Words on the shapes of one part; gives whether it says of itself that it is hidden. */
export function writeShapes(
  parts: Parts,
  path: string,
  writer: TextWriter,
): boolean {
  const reader = new ShapeReader(writer, parts.relationsOf(path));
  parts.read(path, reader.listener, writer);
  return reader.isHidden;
}
