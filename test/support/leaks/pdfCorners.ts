// SPDX-License-Identifier: Apache-2.0
import { deflateSync } from "node:zlib";
import type { Leak } from "./leak.ts";
import { jpegOf } from "./fileLeaks.ts";
import { pdfStream, rawPdf, type RawPdf } from "./rawPdf.ts";

/** Corners of a PDF in which people and programs leave things without knowing. */

const line =
  "BT /F1 14 Tf 72 700 Td (All is well in the harbour. CC BY 4.0) Tj ET";
const hidden = "BT /F1 12 Tf 100 600 Td (Nightjar was breached) Tj ET";
const mail = "ada.lin@quillhart.dev";

function raw(
  place: string,
  finds: Leak["finds"],
  parts: RawPdf,
  rest: Partial<Leak> = {},
): Leak {
  return {
    place: `pdf: ${place}`,
    file: "report.pdf",
    make: () => rawPdf(parts),
    ...(finds && { finds }),
    ...rest,
  };
}

function drawn(place: string, finds: Leak["finds"], operators: string): Leak {
  return raw(place, finds, { content: `${line}\n${operators}` });
}

const fontOnly = "/Font << /F1 5 0 R >>";
const placing = (resources: string): string =>
  `/Resources << ${fontOnly} ${resources} >>`;

function latin1(bytes: Buffer): string {
  return bytes.toString("latin1");
}

const picture = (filter: string, content: string): string =>
  pdfStream(
    content,
    `/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceRGB ${filter}`,
  );

/** The same PDF with its page's content written twice, of which the table names the second. */
function contentTwice(): Buffer {
  const text = latin1(rawPdf());
  const earlier = `4 0 obj\n${pdfStream(`${line}\n${hidden}`)}\nendobj\n`;
  // Behind the table, so that no offset moves, and in front of the end's mark.
  const at = text.indexOf("xref\n");
  const start = at + earlier.length;
  return Buffer.from(
    (text.slice(0, at) + earlier + text.slice(at)).replace(
      /startxref\n\d+/,
      `startxref\n${String(start)}`,
    ),
    "latin1",
  );
}

function between(insert: string): Buffer {
  const text = latin1(rawPdf());
  const at = text.indexOf("xref\n");
  return Buffer.from(
    (text.slice(0, at) + insert + text.slice(at)).replace(
      /startxref\n\d+/,
      `startxref\n${String(at + insert.length)}`,
    ),
    "latin1",
  );
}

const commented = (text: string): Buffer => {
  const head = Buffer.from([0xff, 0xfe, 0, text.length + 2]);
  return jpegOf(Buffer.concat([head, Buffer.from(text)]));
};

export const pdfCorners: readonly Leak[] = [
  drawn(
    "text under a thick line",
    ["text-under-box"],
    `${hidden} 0 G 24 w 95 604 m 320 604 l S`,
  ),
  drawn(
    "text under a thick line without a fill, turned",
    ["text-under-box"],
    `BT /F1 12 Tf 0 1 -1 0 300 200 Tm (Nightjar) Tj ET 0 G 24 w 296 190 m 296 330 l S`,
  ),
  drawn(
    "thin line under a text, which is none",
    [],
    "0 G 1 w 72 698 m 320 698 l S",
  ),
  drawn(
    "a table's frame around a text, which is none",
    [],
    "0 G 1 w 70 690 300 24 re S",
  ),
  raw("text under a shading", ["text-under-box"], {
    page: placing("/Shading << /S1 6 0 R >>"),
    content: `${line} ${hidden} q 95 590 300 30 re W n /S1 sh Q`,
    objects: [
      "<< /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 600 0] /Extend [true true] /Function << /FunctionType 2 /Domain [0 1] /C0 [0] /C1 [0] /N 1 >> >>",
    ],
  }),
  raw("text under a stencil of one dot", ["text-under-box"], {
    page: placing("/XObject << /I 6 0 R >>"),
    content: `${line} ${hidden} q 0 g 300 0 0 40 90 590 cm /I Do Q`,
    objects: [
      pdfStream(
        "\x00",
        "/Type /XObject /Subtype /Image /ImageMask true /Width 1 /Height 1 /BitsPerComponent 1",
      ),
    ],
  }),
  drawn("outlined text in white", ["text-white"], `1 G 1 Tr ${hidden} 0 Tr`),
  drawn(
    "text made tiny by its matrix",
    ["text-tiny"],
    `q 0.05 0 0 0.05 100 600 cm ${hidden} Q`,
  ),
  drawn(
    "text of size nought",
    ["text-tiny"],
    `BT /F1 0 Tf 100 600 Td (Nightjar) Tj ET`,
  ),
  raw("text that is see-through", ["text-invisible"], {
    page: placing("/ExtGState << /G << /ca 0 >> >>"),
    content: `${line} q /G gs ${hidden} Q`,
  }),
  raw("white text in a form", ["text-white"], {
    page: placing("/XObject << /X 6 0 R >>"),
    content: `${line} /X Do`,
    objects: [
      pdfStream(
        `1 g ${hidden}`,
        `/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << ${fontOnly} >>`,
      ),
    ],
  }),
  raw("words of a stamp's appearance", ["annotation", "email-address"], {
    page: "/Annots [6 0 R]",
    objects: [
      "<< /Type /Annot /Subtype /Stamp /Rect [72 600 300 640] /F 4 /AP << /N 7 0 R >> >>",
      pdfStream(
        `BT /F1 12 Tf 5 5 Td (${mail}) Tj ET`,
        `/Type /XObject /Subtype /Form /BBox [0 0 228 40] /Resources << ${fontOnly} >>`,
      ),
    ],
  }),
  raw("words of an appearance that is not the one shown", ["email-address"], {
    page: "/Annots [6 0 R]",
    objects: [
      "<< /Type /Annot /Subtype /Link /Rect [72 600 300 640] /AP << /N 8 0 R /D 7 0 R >> >>",
      pdfStream(
        `BT /F1 12 Tf 5 5 Td (${mail}) Tj ET`,
        `/Type /XObject /Subtype /Form /BBox [0 0 228 40] /Resources << ${fontOnly} >>`,
      ),
      pdfStream("", "/Type /XObject /Subtype /Form /BBox [0 0 228 40]"),
    ],
  }),
  drawn(
    "text for readers that shows another",
    ["email-address"],
    `/Span << /ActualText (${mail}) >> BDC BT /F1 12 Tf 100 500 Td (nobody) Tj ET EMC`,
  ),
  raw("text for readers in the structure", ["email-address"], {
    catalog: "/StructTreeRoot 6 0 R",
    objects: [
      `<< /Type /StructTreeRoot /K << /S /Figure /Alt (Portrait of ${mail}) >> >>`,
    ],
  }),
  raw("script among the names", ["script", "email-address"], {
    catalog: "/Names << /JavaScript << /Names [(a) 6 0 R] >> >>",
    objects: [
      "<< /S /JavaScript /JS 7 0 R >>",
      pdfStream(`app.mailMsg(true, "${mail}");`),
    ],
  }),
  raw("form of XFA", ["form-field", "email-address"], {
    catalog: "/AcroForm << /Fields [] /XFA 6 0 R >>",
    objects: [pdfStream(`<xdp><field>${mail}</field></xdp>`)],
  }),
  raw(
    "private data of a program, in full",
    ["metadata-other", "email-address"],
    {
      page: "/PieceInfo << /Quill << /Private 6 0 R >> >>",
      objects: [pdfStream(`opened by ${mail}`)],
    },
  ),
  raw(
    "picture that no page shows",
    [],
    { objects: [picture("", "\xff\xff\xff")] },
    { unseen: ["picture"] },
  ),
  raw("file that nothing leads to", ["orphan-text", "email-address"], {
    objects: [pdfStream(`notes of ${mail}`)],
  }),
  raw("packed page that nothing leads to", ["orphan-text"], {
    objects: [pdfStream(latin1(deflateSync(hidden)), "/Filter /FlateDecode")],
  }),
  raw("page in base 85 that nothing leads to", ["orphan-text"], {
    objects: [
      // "BT /F1 12 Tf (Nightjar) Tj ET", as base 85 has it.
      pdfStream(
        ascii85("BT /F1 12 Tf (Nightjar) Tj ET"),
        "/Filter /ASCII85Decode",
      ),
    ],
  }),
  raw(
    "data that nothing leads to, packed in a way of its own",
    [],
    { objects: [pdfStream("\x80\x0b\x60", "/Filter /LZWDecode")] },
    { unseen: ["unknown-type"] },
  ),
  {
    place: "pdf: page's content that another of the same number replaced",
    file: "report.pdf",
    make: () => contentTwice(),
    finds: ["earlier-text"],
  },
  {
    place: "pdf: remark between its objects",
    file: "report.pdf",
    make: () => between(`% made for ${mail}\n`),
    finds: ["trailing-data", "email-address"],
  },
  {
    place: "pdf: bytes between its objects",
    file: "report.pdf",
    make: () => between("PK\u0003\u0004 a secret of Ada's\n"),
    finds: ["trailing-data"],
  },
  {
    place: "pdf: bytes before its beginning",
    file: "report.pdf",
    make: () => Buffer.concat([Buffer.from(`From ${mail}\n`), rawPdf()]),
    finds: ["trailing-data", "email-address"],
  },
  raw("remark in a packed picture", ["metadata-words", "draft-word"], {
    page: placing("/XObject << /I 6 0 R >>"),
    content: `${line} q 10 0 0 10 300 300 cm /I Do Q`,
    objects: [
      picture(
        "/Filter [/FlateDecode /DCTDecode]",
        latin1(deflateSync(commented("draft for Ada"))),
      ),
    ],
  }),
  raw("note in an object stream that nothing leads to", ["orphan-text"], {
    objects: [
      pdfStream(
        "9 0 << /Contents (Ask Ada Lin) >>",
        "/Type /ObjStm /N 1 /First 4",
      ),
    ],
  }),
  raw("layer that only prints", ["layer"], {
    catalog:
      "/OCProperties << /OCGs [6 0 R] /D << /AS [<< /Event /Print /OCGs [6 0 R] /Category [/Print] >>] >> >>",
    objects: ["<< /Type /OCG /Name (Client copy) >>"],
  }),
  raw("two columns of text, which hide nothing", [], {
    content: `${line} BT /F1 10 Tf 72 500 Td (left) Tj 200 0 Td (right) Tj ET 0.9 g 60 400 500 60 re f 0 g BT /F1 10 Tf 72 430 Td (on grey) Tj ET`,
  }),
];

function ascii85(text: string): string {
  const bytes = Buffer.from(text);
  let out = "";
  for (let at = 0; at < bytes.length; at += 4) {
    const group = Buffer.alloc(4);
    const length = bytes.copy(group, 0, at, at + 4);
    let number = group.readUInt32BE();
    let digits = "";
    for (let digit = 0; digit < 5; digit += 1) {
      digits = String.fromCharCode(33 + (number % 85)) + digits;
      number = Math.floor(number / 85);
    }
    out += digits.slice(0, length + 1);
  }
  return `${out}~>`;
}
