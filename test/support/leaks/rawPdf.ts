// SPDX-License-Identifier: Apache-2.0

export interface RawPdf {
  /** `N` stands for the object's own number; objects 1 to 3 are catalog, page tree and page. */
  readonly objects?: readonly string[];
  readonly catalog?: string;
  readonly page?: string;
  /** Operators of the page. */
  readonly content?: string;
  readonly info?: string;
}

const shown =
  "BT /F1 14 Tf 72 700 Td (All is well in the harbour. CC BY 4.0) Tj ET";

function tableOf(
  offsets: readonly (readonly [number, number])[],
  size: number,
  extra: string,
): string {
  const entries = offsets
    .map(
      ([num, offset]) =>
        `${num} 1\n${String(offset).padStart(10, "0")} 00000 n \n`,
    )
    .join("");
  return `xref\n0 1\n0000000000 65535 f \n${entries}trailer\n<< /Size ${size} /Root 1 0 R ${extra} >>\n`;
}

function streamOf(content: string, dict = ""): string {
  return `<< /Length ${Buffer.byteLength(content, "latin1")} ${dict} >>\nstream\n${content}\nendstream`;
}

/** A small PDF, each byte of it known. Its further objects have numbers from 6. */
export function rawPdf({
  objects = [],
  catalog = "",
  page = "",
  content = shown,
  info,
}: RawPdf = {}): Buffer {
  const all = [
    `<< /Type /Catalog /Pages 2 0 R /Lang (en) /MarkInfo << /Marked true >> ${catalog} >>`,
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> ${page} >>`,
    streamOf(content),
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ...objects,
    ...(info === undefined ? [] : [info]),
  ];
  let text = "%PDF-1.7\n";
  const offsets = all.map((body, index): readonly [number, number] => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return [index + 1, offset];
  });
  const extra = info === undefined ? "" : `/Info ${all.length} 0 R`;
  const start = text.length;
  text += `${tableOf(offsets, all.length + 1, extra)}startxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
}

export const pdfStream = streamOf;

/** The file with one object written anew at its end, as editors do. */
export function revisedPdf(before: Buffer, num: number, body: string): Buffer {
  const offset = before.length;
  const object = `${num} 0 obj\n${body}\nendobj\n`;
  const start = offset + object.length;
  const previous =
    /startxref\n(\d+)\n%%EOF\n$/.exec(before.toString("latin1"))?.[1] ?? "0";
  const table = tableOf([[num, offset]], 20, `/Prev ${previous}`);
  return Buffer.concat([
    before,
    Buffer.from(`${object}${table}startxref\n${start}\n%%EOF\n`, "latin1"),
  ]);
}
