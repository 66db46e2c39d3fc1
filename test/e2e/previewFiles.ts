// SPDX-License-Identifier: Apache-2.0
import { createWriteStream, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { deflateSync, gzipSync } from "node:zlib";
import PDFDocument from "pdfkit";
import { crc32 } from "../../electron/inspector/archive/crc32.ts";
import {
  paragraph,
  relationsOf,
  run,
  shape,
  sheetFile,
  slideFile,
  wordFile,
  wordPart,
} from "../support/madeOffice.ts";
import { makeTar } from "../support/makeTar.ts";
import { makeZip } from "../support/makeZip.ts";

/** Stands in every file, so that any trace of one is found; and whole in no source that a test runner keeps. */
export const canary = ["LAKEWATER", "7731"].join("-");

type Pdf = InstanceType<typeof PDFDocument>;

async function writePdf(
  path: string,
  write: (pdf: Pdf) => void,
  options: PDFKit.PDFDocumentOptions = {},
): Promise<void> {
  const pdf = new PDFDocument({ compress: false, ...options });
  const written = finished(pdf.pipe(createWriteStream(path)));
  write(pdf);
  pdf.end();
  await written;
}

function writeReport(path: string, pages: number): Promise<void> {
  return writePdf(path, (pdf) => {
    for (let page = 1; page <= pages; page += 1) {
      if (page > 1) pdf.addPage();
      pdf.fontSize(20).text(`Report, sheet ${page}`);
      pdf.fontSize(11).text(`Words of sheet ${page}. ${canary}`);
    }
  });
}

/** Reports of so many pages, in a folder. */
export async function makeReports(
  folderDir: string,
  sizes: readonly number[],
): Promise<string[]> {
  mkdirSync(folderDir);
  const paths = sizes.map((pages) => join(folderDir, `report-${pages}.pdf`));
  for (const [index, path] of paths.entries())
    await writeReport(path, sizes[index] ?? 0);
  return paths;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}

/** A picture of one colour; its header may claim another size. */
export function png(width: number, height: number, claimed = width): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(claimed, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.alloc(1 + width * 3, 0x80);
  row[0] = 0;
  const rows = Buffer.concat(Array.from({ length: height }, () => row));
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", head),
    chunk("tEXt", Buffer.from(`Comment\0${canary}`)),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", new Uint8Array()),
  ]);
}

const attack = `globalThis.attacked = true; fetch("https://evil.example/")`;

const markdown = `# Findings ${canary}

A [link that leads away](https://evil.example/click) and **bold words**.

![a picture](https://evil.example/pixel.png)

<script>${attack}</script>
<img src="x" onerror="${attack.replaceAll('"', "'")}">

[local](javascript:attacked=1)

| Finding | Severity |
| ------- | -------- |
| F-1     | high     |

\`\`\`yaml
a: 1
\`\`\`
`;

const texts: Readonly<Record<string, string>> = {
  "findings.md": markdown,
  "plan.yaml": `# ${canary}\naudit:\n  name: harbour\n  pages: 12\n`,
  "page.html": `<!doctype html><title>${canary}</title><script>${attack}</script><meta http-equiv="refresh" content="0;url=https://evil.example/">`,
  "drawing.svg": `<svg xmlns="http://www.w3.org/2000/svg"><script>${attack}</script><image href="https://evil.example/a.png"/><!-- ${canary} --></svg>`,
  "list.csv": `id,words\n1,"with, comma and ""quotes"""\n2,=HYPERLINK("https://evil.example")\n3,${canary}\n`,
  "long.txt": Array.from(
    { length: 60_000 },
    (_, index) => `line ${index + 1} ${index === 54_320 ? canary : "quiet"}`,
  ).join("\n"),
};

const wide = Buffer.from("EncryptedPackage", "utf16le");
const compound = Buffer.from("d0cf11e0a1b11ae10000000000000000", "hex");

/** Documents of Office, archives, and what can only be shown as bytes. */
function packedFiles(): Readonly<Record<string, Uint8Array>> {
  const content = Buffer.from(canary);
  const cell = (at: string, text: string): string =>
    `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
  return {
    "letter.docx": wordFile(
      [
        paragraph(run("Letter to the chairs"), '<w:pStyle w:val="H1"/>'),
        paragraph(
          `${run("The audit of the harbour went well. ")}<w:del w:author="Ada Lin"><w:r><w:delText>Nightjar paid late. </w:delText></w:r></w:del><w:ins w:author="Ada Lin">${run("All is settled.")}</w:ins><w:r><w:commentReference w:id="1"/></w:r>`,
        ),
        paragraph(run("Scope"), '<w:pStyle w:val="H2"/>'),
        paragraph(run("The gate and its keys"), "<w:numPr/>"),
        paragraph(run("The clerk's desk"), "<w:numPr/>"),
        paragraph(run(`not for all: ${canary}`, "<w:vanish/>")),
        `<w:tbl>${[
          ["Finding", "Severity"],
          ["F-1: the gate stays open", "high"],
        ]
          .map(
            (row) =>
              `<w:tr>${row.map((words) => `<w:tc>${paragraph(run(words))}</w:tc>`).join("")}</w:tr>`,
          )
          .join("")}</w:tbl>`,
        paragraph(
          `<w:hyperlink r:id="l">${run("press here")}</w:hyperlink>${run(" &lt;script&gt;")}`,
        ),
      ].join(""),
      {
        "word/comments.xml": wordPart(
          "comments",
          `<w:comment w:id="1" w:author="Bo Ray">${paragraph(run("Is that so?"))}</w:comment>`,
        ),
        "word/_rels/document.xml.rels": relationsOf({
          l: ["hyperlink", "https://evil.example/word"],
        }),
      },
    ),
    "sums.xlsx": sheetFile([
      {
        name: "Findings",
        xml: `<cols><col min="3" max="3" hidden="1"/></cols><sheetData><row r="1">${cell("A1", "Id")}${cell("B1", "Words")}${cell("C1", "Owner")}</row><row r="2">${cell("A2", "F-1")}${cell("B2", "The gate stays open")}${cell("C2", "Ada Lin")}</row><row r="3" hidden="1">${cell("A3", "F-2")}${cell("B3", canary)}</row><row r="4"><c r="A4"><f>HYPERLINK("https://evil.example")</f><v>7</v></c></row></sheetData>`,
      },
      {
        name: "Costs",
        state: "veryHidden",
        xml: `<sheetData><row r="1">${cell("A1", "Quiet sum")}</row></sheetData>`,
      },
    ]),
    "talk.pptx": slideFile([
      {
        shapes:
          shape("Opening", "", '<p:ph type="title"/>') + shape("What we found"),
        notes: `Do not mention ${canary}.`,
      },
      { shapes: shape("Spare slide"), isHidden: true },
    ]),
    "bundle.zip": makeZip([
      { name: "report/", content: Buffer.alloc(0) },
      { name: "report/findings.md", content },
      { name: "report/plan.txt", content: Buffer.alloc(40_000, 32) },
      { name: "locked.txt", content, passphrase: "quiet" },
      { name: "invoice\u202efdp.exe", content },
      { name: "../../etc/cron.d/job", content },
      { name: "inner.zip", content: makeZip([{ name: "x", content }]) },
    ]),
    "many.tar.gz": gzipSync(
      makeTar([
        ...Array.from({ length: 5_000 }, (_, at) => ({
          ...{ name: `src/file-${at}.ts`, content },
          pax: { mtime: "1928345400" },
        })),
        { name: "src/link", kind: "2", pax: { linkpath: "/etc/passwd" } },
      ]),
    ),
    "damaged.zip": makeZip([{ name: "a", content }]).subarray(0, 60),
    "sealed.docx": Buffer.concat([compound, wide, content]),
    "clip.mp4": Buffer.concat([
      Buffer.from("\0\0\0\x18ftypisom\0\0\0\0", "latin1"),
      content,
    ]),
  };
}

/** One file of each kind, and hostile ones, in a folder. */
export async function makePreviewFiles(folderDir: string): Promise<string[]> {
  mkdirSync(folderDir);
  const at = (name: string): string => join(folderDir, name);
  for (const [name, text] of Object.entries(texts))
    writeFileSync(at(name), text);
  writeFileSync(at("picture.png"), png(320, 200));
  writeFileSync(at("bomb.png"), png(4, 20_000, 20_000));
  writeFileSync(
    at("program.bin"),
    Buffer.concat([Buffer.from([0, 1, 2, 254]), Buffer.from(canary)]),
  );
  writeFileSync(at("broken.pdf"), `%PDF-1.7\n${canary} and nothing else\n`);
  await writeReport(at("sheets.pdf"), 500);
  await writePdf(at("hostile.pdf"), (pdf) => {
    pdf.addNamedJavaScript("start", attack);
    pdf.text(`Press here ${canary}`, 72, 72, {
      link: "https://evil.example/pdf",
    });
    pdf.link(0, 0, 600, 700, "https://evil.example/whole");
  });
  await writePdf(at("locked.pdf"), (pdf) => pdf.text(canary), {
    userPassword: "quiet",
  });
  return [
    ...Object.keys(texts),
    ...["picture.png", "bomb.png", "program.bin", "broken.pdf"],
    ...["sheets.pdf", "hostile.pdf", "locked.pdf"],
  ].map(at);
}

/** Those files in a folder. */
export function makePackedFiles(folderDir: string): string[] {
  mkdirSync(folderDir);
  return Object.entries(packedFiles()).map(([name, bytes]) => {
    const path = join(folderDir, name);
    writeFileSync(path, bytes);
    return path;
  });
}
