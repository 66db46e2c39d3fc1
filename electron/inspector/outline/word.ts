// SPDX-License-Identifier: Apache-2.0
import type {
  RunLook as Look,
  TextRun,
} from "../../../shared/domain/outline.ts";
import { type EscapingLook, RunLook } from "../office/runLook.ts";
import { byLocalName, type Given } from "./elements.ts";
import type { Relation } from "./parts.ts";
import { addRun, plain, type TextWriter } from "./textWriter.ts";
import type { WordStyles } from "./wordStyles.ts";

const changes: Readonly<Record<string, Look>> = {
  ...{ ins: "inserted", del: "deleted" },
  ...{ moveFrom: "moved-away", moveTo: "moved-here" },
};
export const escaping: Readonly<Record<EscapingLook, Look>> = {
  "hidden-text": "hidden",
  "text-white": "white",
  "text-tiny": "tiny",
};
const breaks: Readonly<Record<string, string>> = {
  ...{ tab: "\t", br: "\n", cr: "\n", noBreakHyphen: "-" },
};
const notes = new Set(["footnote", "endnote", "comment"]);
const references: Readonly<Record<string, string>> = {
  ...{ footnoteReference: "footnote", endnoteReference: "endnote" },
  commentReference: "comment",
};

interface Paragraph {
  level: number;
  isListed: boolean;
  readonly runs: TextRun[];
}

interface Table {
  readonly rows: TextRun[][][];
}

/** Follows one part of a text: its body, or what stands beside it. */
export class WordReader {
  readonly #writer: TextWriter;
  readonly #styles: WordStyles;
  readonly #relations: ReadonlyMap<string, Relation>;
  readonly #look: RunLook;
  readonly #paragraphs: Paragraph[] = [];
  readonly #changes: { look: Look; who: string }[] = [];
  readonly #links: string[] = [];
  #table: Table | null = null;
  #tableDepth = 0;
  /** What begins the next paragraph: number of a note, who wrote a comment. */
  #lead: TextRun | null = null;

  constructor(
    writer: TextWriter,
    styles: WordStyles,
    relations: ReadonlyMap<string, Relation>,
  ) {
    this.#writer = writer;
    this.#styles = styles;
    this.#relations = relations;
    this.#look = new RunLook(styles);
  }

  readonly listener = byLocalName({
    open: (name, given, id) => {
      this.#look.open(
        `w:${name}`,
        new Map([...given].map(([key, value]) => [`w:${key}`, value])),
      );
      this.#openText(name, given, id);
      this.#openTable(name);
    },
    text: (text, within) => {
      if (within === "t" || within === "delText") this.#take(text);
    },
    close: (name) => {
      this.#look.close(`w:${name}`);
      this.#close(name);
    },
  });

  #openText(name: string, given: Given, id: string): void {
    const change = changes[name];
    if (change !== undefined)
      this.#changes.push({ look: change, who: whoIn(given) });
    if (name === "hyperlink") this.#links.push(this.#addressOf(id));
    if (notes.has(name)) this.#lead = leadOf(name, given);
    if (name === "p") this.#openParagraph();
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph === undefined) return;
    const value = given.get("val") ?? "";
    if (name === "pStyle")
      paragraph.level = this.#styles.levels.get(value) ?? paragraph.level;
    if (name === "outlineLvl" && Number(value) < 9)
      paragraph.level = Math.max(0, Number(value)) + 1 || 0;
    if (name === "numPr") paragraph.isListed = true;
    if (breaks[name] !== undefined && !given.has("pos"))
      this.#take(breaks[name]);
    if (name === "docPr")
      this.#mark("picture", given.get("descr") ?? given.get("name") ?? "");
    if (references[name] !== undefined)
      this.#mark("reference", `${references[name]} ${given.get("id") ?? ""}`);
  }

  #openParagraph(): void {
    const runs: TextRun[] = [];
    if (this.#lead !== null) runs.push(this.#lead);
    this.#lead = null;
    this.#paragraphs.push({ level: 0, isListed: false, runs });
  }

  /** A table in a table is text of its cell. */
  #openTable(name: string): void {
    if (name === "tbl") {
      this.#tableDepth += 1;
      if (this.#tableDepth === 1) this.#table = { rows: [] };
    }
    if (this.#tableDepth !== 1) return;
    if (name === "tr") this.#table?.rows.push([]);
    if (name === "tc") this.#table?.rows.at(-1)?.push([]);
  }

  #close(name: string): void {
    if (changes[name] !== undefined) this.#changes.pop();
    if (name === "p") this.#closeParagraph();
    if (name === "hyperlink") {
      const address = this.#links.pop() ?? "";
      if (address !== "") this.#mark("address", address);
    }
    if (name !== "tbl") return;
    this.#tableDepth -= 1;
    if (this.#tableDepth === 0) this.#closeTable();
  }

  #closeParagraph(): void {
    const paragraph = this.#paragraphs.pop();
    if (paragraph === undefined || paragraph.runs.length === 0) return;
    const cell = this.#table?.rows.at(-1)?.at(-1);
    if (cell === undefined)
      this.#writer.add({ kind: "paragraph", ...paragraph });
    else {
      if (cell.length > 0) addRun(cell, plain("\n"));
      for (const run of paragraph.runs) addRun(cell, run);
    }
  }

  #closeTable(): void {
    const written = this.#table;
    this.#table = null;
    if (written === null) return;
    const table = { kind: "table" as const, rows: [], hiddenColumns: [] };
    this.#writer.add(table);
    for (const cells of written.rows)
      this.#writer.addRow(table, { number: null, isHidden: false, cells });
  }

  #take(text: string): void {
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph === undefined) return;
    const change = this.#changes.at(-1);
    const looks = this.#look.now.map((each) => escaping[each]);
    if (change !== undefined) looks.unshift(change.look);
    addRun(paragraph.runs, { text, looks, who: change?.who ?? "" });
  }

  #mark(look: Look, text: string): void {
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph !== undefined && text !== "")
      addRun(paragraph.runs, { text, looks: [look], who: "" });
  }

  #addressOf(id: string): string {
    const relation = this.#relations.get(id);
    return relation?.isOutside === true ? relation.target : "";
  }
}

function whoIn(given: Given): string {
  return (given.get("author") ?? "").slice(0, 200);
}

function leadOf(name: string, given: Given): TextRun | null {
  if (given.has("type")) return null;
  const number = `${name} ${given.get("id") ?? ""}`;
  const who = whoIn(given);
  const text = who === "" ? number : `${number}, ${who}`;
  return { text: `${text}: `, looks: ["author"], who: "" };
}
