// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import {
  Outline,
  type OfficeText,
  outlineLimits,
  type TextRun,
} from "../../../shared/domain/outline.ts";
import {
  paragraph,
  relationsOf,
  run,
  shape,
  sheetFile,
  slideFile,
  wordFile,
  wordPart,
} from "../../../test/support/madeOffice.ts";
import { outlineOf } from "./outlineOf.ts";

async function textOf(name: string, bytes: Uint8Array): Promise<OfficeText> {
  // As the engine believes it, or not.
  const { text } = Outline.parse(await outlineOf(name, bytes));
  if (text === null) throw new Error("no document");
  return text;
}

/** `[deleted Ada|words]` for what is not simply text. */
function written(runs: readonly TextRun[]): string {
  return runs
    .map(({ text, looks, who }) =>
      looks.length === 0
        ? text
        : `[${[...looks, ...(who === "" ? [] : [who])].join(" ")}|${text}]`,
    )
    .join("");
}

/** Each section by its kind and name, with its paragraphs and rows as lines. */
function lines({ sections }: OfficeText): Record<string, string[]> {
  return Object.fromEntries(
    sections.map(({ of, name, isHidden, blocks }) => [
      [of, name, isHidden ? "hidden" : ""].filter(Boolean).join(" "),
      blocks.flatMap((block) =>
        block.kind === "paragraph"
          ? [`${"#".repeat(block.level)}${written(block.runs)}`]
          : block.rows.map(
              ({ number, isHidden: isOut, cells }) =>
                `${number ?? ""}${isOut ? " hidden" : ""}: ${cells.map(written).join(" | ")}`,
            ),
      ),
    ]),
  );
}

async function word(body: string, parts: Record<string, string> = {}) {
  return lines(await textOf("report.docx", wordFile(body, parts)));
}

describe("the text of a Word document", () => {
  it("has headings, lists, tables and tables in tables", async () => {
    const inner = `<w:tbl><w:tr><w:tc>${paragraph(run("deep"))}</w:tc></w:tr></w:tbl>`;
    const cell = (inside: string): string => `<w:tc>${inside}</w:tc>`;
    const { body } = await word(
      paragraph(run("Report"), '<w:pStyle w:val="H1"/>') +
        paragraph(run("Scope"), '<w:outlineLvl w:val="2"/>') +
        paragraph(run("one ") + run("line")) +
        `<w:tbl><w:tr>${cell(paragraph(run("a")) + paragraph(run("b")))}${cell(inner)}</w:tr><w:tr>${cell(paragraph(run("c")))}</w:tr></w:tbl>` +
        paragraph(run("after")),
    );
    expect(body).toEqual([
      ...["#Report", "###Scope", "one line", ": a\nb | deep", ": c"],
      "after",
    ]);
  });

  it("says what was inserted, deleted and moved, and by whom", async () => {
    const { body } = await word(
      paragraph(
        `<w:ins w:author="Ada">${run("new")}</w:ins><w:del w:author="Bo"><w:r><w:delText>old</w:delText></w:r></w:del>` +
          `<w:moveFrom w:author="Cy">${run("from")}</w:moveFrom><w:moveTo>${run("to")}</w:moveTo>${run(" end")}`,
      ),
    );
    expect(body).toEqual([
      "[inserted Ada|new][deleted Bo|old][moved-away Cy|from][moved-here|to] end",
    ]);
  });

  it("says what is hidden, of the paper's colour, or too small", async () => {
    const { body } = await word(
      paragraph(
        run("h", "<w:vanish/>") +
          run("w", '<w:color w:val="FFFFFF"/>') +
          run("t", '<w:sz w:val="2"/>') +
          run("seen"),
      ),
    );
    expect(body).toEqual(["[hidden|h][white|w][tiny|t]seen"]);
  });

  it("says so of text that its style hides or whitens", async () => {
    const style = (id: string, look: string): string =>
      `<w:style w:type="character" w:styleId="${id}"><w:rPr>${look}</w:rPr></w:style>`;
    const styles =
      style("Quiet", "<w:vanish/>") +
      style("Faint", '<w:color w:val="FFFFFF"/>');
    const { body } = await word(
      paragraph(
        run("h", '<w:rStyle w:val="Quiet"/>') +
          run("w", '<w:rStyle w:val="Faint"/>') +
          run("seen"),
      ),
      { "word/styles.xml": wordPart("styles", styles) },
    );
    expect(body).toEqual(["[hidden|h][white|w]seen"]);
  });

  it("has notes, comments, headers, links, pictures and text boxes, each once", async () => {
    const box = `<mc:AlternateContent><mc:Choice>${paragraph(run("boxed"))}</mc:Choice><mc:Fallback>${paragraph(run("boxed"))}</mc:Fallback></mc:AlternateContent>`;
    const found = await word(
      paragraph(
        `${run("see")}<w:r><w:footnoteReference w:id="2"/></w:r><w:hyperlink r:id="l">${run("here")}</w:hyperlink><w:r><w:drawing><wp:docPr descr="a plan"/></w:drawing></w:r><w:r>${box}</w:r>`,
      ),
      {
        "word/footnotes.xml": wordPart(
          "footnotes",
          `<w:footnote w:id="0" w:type="separator">${paragraph("")}</w:footnote><w:footnote w:id="2">${paragraph(run("small print"))}</w:footnote>`,
        ),
        "word/comments.xml": wordPart(
          "comments",
          `<w:comment w:id="5" w:author="Ada">${paragraph(run("Too harsh?"))}</w:comment>`,
        ),
        "word/header1.xml": wordPart("hdr", paragraph(run("DRAFT"))),
        "word/footer1.xml": wordPart("ftr", paragraph("")),
        "word/_rels/document.xml.rels": relationsOf({
          l: ["hyperlink", "https://evil.example/"],
        }),
      },
    );
    expect(found).toEqual({
      body: [
        "boxed",
        "see[reference|footnote 2]here[address|https://evil.example/][picture|a plan]",
      ],
      footnotes: ["[author|footnote 2: ]small print"],
      comments: ["[author|comment 5, Ada: ]Too harsh?"],
      header: ["DRAFT"],
    });
  });

  it("is read under any prefix, and no entity is", async () => {
    const text = await textOf(
      "report.docx",
      wordFile("", {
        "word/document.xml":
          '<x:document xmlns:x="y"><x:body><x:p><x:r><x:rPr><x:vanish/></x:rPr><x:t>odd</x:t></x:r></x:p></x:body></x:document>',
        "word/header1.xml":
          '<!DOCTYPE w:hdr [<!ENTITY a "aaaa">]><w:hdr><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:hdr>',
      }),
    );
    expect(lines(text)).toEqual({ body: ["[hidden|odd]"] });
    expect(text.unread).toEqual(["word/header1.xml"]);
  });

  it("stops at a limit, and says so", async () => {
    const many = paragraph(run("x")).repeat(outlineLimits.units + 5);
    const text = await textOf("long.docx", wordFile(many));
    expect(text.isCut).toBe(true);
    expect(text.sections[0]?.blocks).toHaveLength(outlineLimits.units);
    expect(text.unread).toEqual([]);
  });
});

describe("the text of a workbook", () => {
  const cell = (at: string, rest: string, value: string): string =>
    `<c r="${at}" ${rest}><v>${value}</v></c>`;

  it("has a table for each sheet, with hidden sheets, rows and columns", async () => {
    const text = await textOf(
      "list.xlsx",
      sheetFile(
        [
          {
            name: "Findings",
            xml: `<cols><col min="2" max="2" hidden="1"/></cols><sheetData><row r="1">${cell("A1", 't="s"', "0")}${cell("C1", 't="inlineStr"', "")}</row><row r="4" hidden="1"><c r="B4" t="inlineStr"><is><t>inside</t></is></c></row></sheetData>`,
          },
          { name: "Rates", state: "veryHidden", xml: "" },
        ],
        {
          "xl/sharedStrings.xml":
            "<sst><si><r><t>Fin</t></r><r><t>ding</t></r><rPh><t>spoken</t></rPh></si></sst>",
        },
      ),
    );
    expect(lines(text)).toEqual({
      "sheet Findings": ["1: Finding", "4 hidden:  | inside"],
      "sheet Rates hidden": [],
    });
    expect(text.sections[0]?.blocks[0]).toMatchObject({ hiddenColumns: [1] });
  });

  it("shows values as their styles do, and the letters of formulas beside", async () => {
    const text = await textOf(
      "list.xlsx",
      sheetFile(
        [
          {
            name: "S",
            xml: `<sheetData><row r="1">${[
              cell("A1", 's="1"', "44927"),
              cell("B1", 's="2"', "0.125"),
              cell("C1", 's="3"', "44927.5"),
              cell("D1", "", "0.30000000000000004"),
              cell("E1", 't="b"', "1"),
              cell("F1", 't="e"', "#N/A"),
              '<c r="G1"><f>SUM(A1:A9)</f><v>12</v></c>',
              '<c r="H1"><f>HYPERLINK("https://evil.example")</f></c>',
            ].join("")}</row></sheetData>`,
          },
        ],
        {
          "xl/styles.xml":
            '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd hh:mm"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/><xf numFmtId="164"/></cellXfs></styleSheet>',
        },
      ),
    );
    expect(lines(text)).toEqual({
      "sheet S": [
        '1: 2023-01-01 | 12.5% | 2023-01-01 12:00:00 | 0.3 | TRUE | #N/A | 12[formula|=SUM(A1:A9)] | [formula|=HYPERLINK("https://evil.example")]',
      ],
    });
  });

  it("has what people remarked, and words on shapes", async () => {
    const text = await textOf(
      "list.xlsx",
      sheetFile(
        [
          {
            name: "S",
            xml: `<sheetData><row r="1">${cell("A1", "", "1")}</row></sheetData>`,
            relations: relationsOf({
              a: ["comments", "../comments1.xml"],
              b: ["drawing", "/xl/drawings/drawing1.xml"],
            }),
          },
        ],
        {
          "xl/comments1.xml":
            '<comments><authors><author>Ada</author></authors><commentList><comment ref="A1" authorId="0"><text><r><t>Too low?</t></r></text></comment></commentList></comments>',
          "xl/drawings/drawing1.xml": `<xdr:wsDr>${shape("on a shape")}</xdr:wsDr>`,
        },
      ),
    );
    expect(lines(text)).toEqual({
      "sheet S": ["1: 1"],
      "comments S": ["[author|A1, Ada: ]Too low?"],
      "shapes S": ["on a shape"],
    });
  });

  it("keeps to so many rows and columns, and says so", async () => {
    const rows = Array.from(
      { length: outlineLimits.rowsOfSheet + 1 },
      (_, at) => `<row r="${at + 1}">${cell(`A${at + 1}`, "", "1")}</row>`,
    );
    const wide = `<row r="1">${cell("ZZ1", "", "far")}</row>`;
    for (const xml of [rows.join(""), wide]) {
      const made = sheetFile([
        { name: "S", xml: `<sheetData>${xml}</sheetData>` },
      ]);
      expect((await textOf("list.xlsx", made)).isCut).toBe(true);
    }
  });
});

describe("the text of slides", () => {
  it("has titles, hidden slides and shapes, and the speaker's notes", async () => {
    const text = await textOf(
      "talk.pptx",
      slideFile([
        {
          shapes:
            shape("Title", "", '<p:ph type="title"/>') +
            shape("aside", 'hidden="1"') +
            "<p:graphicFrame><a:tbl><a:tr><a:tc><a:p><a:r><a:t>x</a:t></a:r></a:p></a:tc></a:tr></a:tbl></p:graphicFrame>",
          notes: "Do not say this.",
        },
        { shapes: shape("Spare"), isHidden: true },
      ]),
    );
    expect(lines(text)).toEqual({
      "slide 1": ["##Title", "[hidden|aside]", ": x"],
      "notes 1": ["Do not say this."],
      "slide 2 hidden": ["Spare"],
    });
  });
});
