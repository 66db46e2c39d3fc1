// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { run, words } from "../../test/support/leaks/officeLeaks.ts";
import { rawPdf } from "../../test/support/leaks/rawPdf.ts";
import { zipOf } from "../../test/support/leaks/zip.ts";
import { makeTar } from "../../test/support/makeTar.ts";
import { makeZip } from "../../test/support/makeZip.ts";
import {
  type Comparison,
  Comparison as ComparisonShape,
  type EntryRow,
  type LineRow,
  Rows,
} from "../../shared/domain/comparison.ts";
import { FromComparer } from "../../shared/domain/comparisonMessages.ts";
import { Comparer } from "./comparer.ts";

type Made = readonly [name: string, content: string | Uint8Array];

/** Has two files compared as the process does; every answer is of the protocol. */
async function compared(...made: readonly [Made, Made]) {
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

function textOf(row: LineRow, side: "before" | "after"): string {
  return row[side]?.parts.map(({ text }) => text).join("") ?? "";
}

function whyOf({ outcome }: Comparison): string {
  return outcome.kind === "digests" ? outcome.why : outcome.kind;
}

const changes = (rows: readonly EntryRow[]) =>
  rows.map(({ kind, before, after }) =>
    [kind, before?.path ?? "-", after?.path ?? "-"].join(" "),
  );

describe("texts", () => {
  it("are compared by lines, and words in them are marked", async () => {
    const { found, rows } = await compared(
      ["a.md", "# Report\n\nThe harbour gate is open.\n"],
      ["b.md", "# Report\n\nThe harbour gate is shut.\n"],
    );
    expect(found.outcome).toMatchObject({ removed: 1, added: 1 });
    const row = (await rows()).lines.find(({ kind }) => kind === "changed");
    expect(row?.before?.number).toBe(3);
    expect(row?.before?.parts.filter(({ differs }) => differs)).toEqual([
      { text: "open", differs: true },
    ]);
    expect(row?.after?.parts.filter(({ differs }) => differs)).toEqual([
      { text: "shut", differs: true },
    ]);
  });

  it("differ by a line end that is missing at the end", async () => {
    const { rows } = await compared(["a.txt", "one\n"], ["b.txt", "one"]);
    const [row] = (await rows()).lines;
    expect(row?.kind).toBe("changed");
    expect([row?.before?.isEndless, row?.after?.isEndless]).toEqual([
      ...[false, true],
    ]);
  });

  it("show where a long line differs, and say that it is cut", async () => {
    const long = "x".repeat(1_000_000);
    const { rows } = await compared(
      ["a.json", `${long}old${long}`],
      ["b.json", `${long}new${long}`],
    );
    const [row] = (await rows()).lines;
    if (row === undefined) throw new Error("no row");
    expect(textOf(row, "before")).toContain("old");
    expect(textOf(row, "after")).toContain("new");
    expect([row.before?.isCut, textOf(row, "after").length]).toEqual([
      ...[true, 2000],
    ]);
  });

  it("of one line of 100 MB are compared by their digests alone", async () => {
    const long = Buffer.alloc(100_000_000, "x");
    const { found } = await compared(["a.md", long], ["b.md", "short\n"]);
    expect(whyOf(found)).toBe("too-long");
  });

  it("of more lines than the limit likewise", async () => {
    const many = Buffer.alloc(1_200_000, "\n");
    const { found } = await compared(["a.md", many], ["b.md", "short\n"]);
    expect(whyOf(found)).toBe("too-long");
  });

  it("that share too little are counted, not shown", async () => {
    const shuffled = (seed: number) =>
      Array.from({ length: 20_000 }, (_, at) => `${(at * at * seed) % 997}\n`);
    const { found } = await compared(
      ["a.csv", `${shuffled(3).join("")}1\n`],
      ["b.csv", `${shuffled(7).join("")}2\n`],
    );
    expect(whyOf(found)).toBe("too-different");
    expect(found.before.lines).toBe(20_001);
  }, 30_000);
});

describe("what is no text", () => {
  it("is not taken for one by its name", async () => {
    const binary = Buffer.concat([Buffer.from("# A\n"), randomBytes(5000)]);
    const { found } = await compared(["a.md", binary], ["b.md", "# A\n"]);
    expect(whyOf(found)).toBe("no-text");
    expect(found.before.type).toBe("unknown");
  });

  it("is not held against what it is not", async () => {
    const zip = zipOf({ a: "one" });
    const { found } = await compared(["a.zip", zip], ["b.md", "# A\n"]);
    expect(whyOf(found)).toBe("different-kinds");
  });
});

describe("documents", () => {
  it("of PDF are compared by the lines of their pages", async () => {
    const page = (text: string) =>
      rawPdf({ content: `BT /F1 14 Tf 72 700 Td (${text}) Tj ET` });
    const { found, rows } = await compared(
      ["a.pdf", page("Severity: high")],
      ["b.pdf", page("Severity: low")],
    );
    expect(found.before).toMatchObject({ type: "pdf", lines: 1 });
    const [row] = (await rows()).lines;
    expect(row?.before).toMatchObject({ section: "1", number: 1 });
    expect(row?.after?.parts.at(-1)).toEqual({ text: "low", differs: true });
  });

  it("of PDF say which pages have no text, and that damaged ones cannot be read", async () => {
    const blank = rawPdf({ content: "0 0 10 10 re f" });
    const one = await compared(["a.pdf", blank], ["b.pdf", rawPdf()]);
    expect(whyOf(one.found)).toBe("no-text");
    expect(one.found.before.notSeen).toEqual([
      { reason: "no-text", what: "page 1" },
    ]);
    const broken = await compared(
      ["a.pdf", "%PDF-1.7\nnothing"],
      ["b.pdf", rawPdf()],
    );
    expect(whyOf(broken.found)).toBe("unreadable");
  });

  it("of Word and Excel are compared by paragraphs and rows", async () => {
    const docx = (text: string) =>
      zipOf({
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": `<w:document ${words}><w:body><w:p>${run("Scope")}</w:p><w:p>${run(text)}</w:p></w:body></w:document>`,
      });
    const word = await compared(
      ["a.docx", docx("old")],
      ["b.docx", docx("new")],
    );
    expect(word.found.outcome).toMatchObject({ removed: 1, added: 1 });
    const [, row] = (await word.rows()).lines;
    expect(row?.before?.section).toBe("word/document.xml");
    const xlsx = (name: number) =>
      zipOf({
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": "<workbook/>",
        "xl/sharedStrings.xml":
          "<sst><si><t>high</t></si><si><t>low</t></si></sst>",
        "xl/worksheets/sheet1.xml": `<worksheet><row><c r="A1"><v>7</v></c><c r="B1" t="s"><v>${name}</v></c></row></worksheet>`,
      });
    const excel = await compared(["a.xlsx", xlsx(0)], ["b.xlsx", xlsx(1)]);
    const [cells] = (await excel.rows()).lines;
    if (cells === undefined) throw new Error("no row");
    expect(textOf(cells, "before")).toBe("A1 7\tB1 high");
    expect(textOf(cells, "after")).toBe("A1 7\tB1 low");
  });
});

describe("archives", () => {
  it("are compared entry by entry; what went elsewhere has moved", async () => {
    const before = zipOf({ "a.md": "one", "b.md": "two", "d.md": "four" });
    const after = makeTar(
      [
        ["a.md", "one"],
        ["b.md", "two!"],
        ["c.md", "three"],
        ["e/d.md", "four"],
      ].map(([name = "", text]) => ({
        ...{ name, content: new TextEncoder().encode(text) },
      })),
    );
    const { found, rows } = await compared(
      ["a.zip", before],
      ["b.tar.gz", gzipSync(after)],
    );
    expect(found.before.entries).toBe(3);
    expect(changes((await rows()).entries)).toEqual([
      ...["changed b.md b.md", "added - c.md", "moved d.md e/d.md"],
    ]);
    expect((await rows(false)).entries).toHaveLength(4);
  });

  it("that lie are said to: two of one name, sizes, bombs, names that lead out", async () => {
    const content = new TextEncoder().encode("content");
    const lying = makeZip([
      { name: "twice", content },
      { name: "twice", content: new TextEncoder().encode("other") },
      { name: "../out", content },
      { name: "bomb", content: new Uint8Array(40_000_000) },
      { name: "locked", content, passphrase: "p" },
    ]);
    const honest = makeZip([{ name: "twice", content }]);
    const { found, rows } = await compared(["a.zip", lying], ["b.zip", honest]);
    const { entries } = await rows(false);
    const refused = entries.map(({ before }) => [
      ...[before?.path, before?.refused],
    ]);
    expect(refused).toContainEqual(["../out", "name-traversal"]);
    expect(refused).toContainEqual(["bomb", "limit-ratio"]);
    expect(refused).toContainEqual(["locked", "encrypted"]);
    expect(refused.filter(([path]) => path === "twice")).toHaveLength(2);
    expect(found.outcome).toMatchObject({ counts: { same: 1 } });
    const size = makeZip([{ name: "a", content, central: { size: 3 } }]);
    const short = await compared(["a.zip", size], ["b.zip", honest]);
    const [row] = (await short.rows()).entries;
    expect(row?.before?.sha256).toBe(null);
  });

  it("cut short are compared as far as they go, and say so", async () => {
    const content = new TextEncoder().encode("content");
    const whole = makeTar([
      { name: "a", content },
      { name: "b", content: new Uint8Array(5000) },
    ]);
    const { found } = await compared(
      ["a.tar", whole.subarray(0, 1700)],
      ["b.tar", whole],
    );
    expect(found.before.notSeen.length).toBeGreaterThan(0);
  });
});

describe("anything", () => {
  it("gets an answer of the protocol, however it is broken", async () => {
    const seeds = [
      ...[rawPdf(), zipOf({ "a.md": "one", "b.md": "two" })],
      ...[gzipSync(Buffer.from("text")), Buffer.from("plain\ntext\n")],
    ];
    const broken = fc
      .tuple(
        fc.constantFrom(...seeds),
        fc.nat(),
        fc.uint8Array({ maxLength: 9 }),
      )
      .map(([seed, at, bytes]) => {
        const made = Buffer.from(seed);
        made.set(
          bytes.slice(0, made.length),
          at % Math.max(1, made.length - 9),
        );
        return made;
      });
    await fc.assert(
      fc.asyncProperty(broken, broken, async (one, other) => {
        const { rows } = await compared(["a.md", one], ["b.md", other]);
        await rows();
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it("out of turn ends the conversation", async () => {
    const rows = { folded: true, from: 0, count: 1 };
    const ask = (message: Parameters<Comparer["answer"]>[0]) =>
      new Comparer().answer(message);
    await expect(ask({ kind: "next" })).rejects.toThrow();
    await expect(ask({ kind: "rows", wanted: rows })).rejects.toThrow();
    const bytes = new Uint8Array(1);
    await expect(ask({ kind: "bytes", bytes })).rejects.toThrow();
  });
});
