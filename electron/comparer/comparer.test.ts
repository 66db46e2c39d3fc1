// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compared, textOf, whyOf } from "../../test/support/compared.ts";
import { everyLeak } from "../../test/support/leaks/everyLeak.ts";
import { run, words } from "../../test/support/leaks/officeLeaks.ts";
import { rawPdf } from "../../test/support/leaks/rawPdf.ts";
import { zipOf } from "../../test/support/leaks/zip.ts";
import { NotSeen } from "../../shared/domain/comparison.ts";
import { mostUnseen } from "../../shared/domain/inspection.ts";
import { Comparer } from "./comparer.ts";
import { NotSeenList } from "./readable.ts";

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

  it("that have too little in common are not marked word by word", async () => {
    const { rows } = await compared(
      ["a.md", "The lamp is out, and nobody has seen to it.\n"],
      ["b.md", "Severity: low\n"],
    );
    const [row] = (await rows()).lines;
    const parts = [row?.before, row?.after].flatMap((line) => line?.parts);
    expect(parts.map((part) => part?.differs)).toEqual([false, false]);
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

  it("say why the later one cannot be read, too", async () => {
    const { found } = await compared(
      ["a.md", "short\n"],
      ["b.md", Buffer.alloc(1_200_000, "\n")],
    );
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
  });
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

  it("of PDF that are encrypted say so", async () => {
    const locked = everyLeak.find(({ place }) => place === "pdf: encrypted");
    const bytes = (await locked?.make()) ?? Buffer.alloc(0);
    const { found } = await compared(["a.pdf", bytes], ["b.pdf", rawPdf()]);
    expect(whyOf(found)).toBe("unreadable");
    expect(found.before.notSeen).toEqual([
      { reason: "encrypted", what: "all pages" },
    ]);
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

it("of what is not compared so much is said as the protocol takes", () => {
  const list = new NotSeenList();
  for (let times = 0; times < mostUnseen + 9; times += 1)
    list.add("damaged", "\u{1f512}".repeat(9000));
  expect(list.all).toHaveLength(mostUnseen);
  expect(list.all.at(-1)?.reason).toBe("limit-reached");
  expect(list.all.every((each) => NotSeen.safeParse(each).success)).toBe(true);
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
  });

  it("of a third version ends the conversation", async () => {
    const comparer = new Comparer();
    const begin = { kind: "begin", name: "a", size: 0 } as const;
    for (let times = 0; times < 2; times += 1) await comparer.answer(begin);
    await expect(comparer.answer(begin)).rejects.toThrow();
  });

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
