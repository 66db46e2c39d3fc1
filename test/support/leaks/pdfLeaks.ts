// SPDX-License-Identifier: Apache-2.0
import type { Leak } from "./leak.ts";
import { made } from "./madePdf.ts";
import { pdfStream, rawPdf, type RawPdf, revisedPdf } from "./rawPdf.ts";

const line =
  "BT /F1 14 Tf 72 700 Td (All is well in the harbour. CC BY 4.0) Tj ET";
const hidden = "Nightjar was breached";

function raw(
  place: string,
  finds: Leak["finds"],
  parts: RawPdf,
  also?: Leak["also"],
  unseen?: Leak["unseen"],
): Leak {
  return {
    place: `pdf: ${place}`,
    file: "report.pdf",
    make: () => rawPdf(parts),
    ...(finds && { finds }),
    ...(also && { also }),
    ...(unseen && { unseen }),
  };
}

function drawn(place: string, finds: Leak["finds"], operators: string): Leak {
  return raw(place, finds, { content: `${line}\n${operators}` });
}

/** A picture of one white pixel. */
const pixel = pdfStream(
  "\xff\xff\xff",
  "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceRGB",
);
const pixelPage =
  "/Resources << /Font << /F1 5 0 R >> /XObject << /I 6 0 R >> >>";

const xmp = (property: string): string =>
  `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">${property}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
const xmpStream = (property: string): string =>
  pdfStream(xmp(property), "/Type /Metadata /Subtype /XML");
const creator =
  "<dc:creator><rdf:Seq><rdf:li>Ada Lin</rdf:li></rdf:Seq></dc:creator>";

export const pdfLeaks: readonly Leak[] = [
  raw("nothing hidden", [], {}),
  raw("Info title [draft]", ["metadata-title", "draft-word"], {
    info: "<< /Title ([draft] Harbour report) >>",
  }),
  raw("Info author", ["metadata-author"], { info: "<< /Author (Ada Lin) >>" }),
  raw("Info keywords", ["metadata-words"], {
    info: "<< /Keywords (nightjar) >>",
  }),
  raw("Info producer", ["metadata-software"], {
    info: "<< /Producer (Quillhart Writer 3) >>",
  }),
  raw("Info, UTF-16", ["metadata-author"], {
    info: "<< /Author <FEFF0041006400610020004C0069006E> >>",
  }),
  raw("Info of its own making", ["metadata-other", "project-number"], {
    info: "<< /Client (Project No. QH-2031) >>",
  }),
  raw("XMP of the document", ["metadata-author"], {
    catalog: "/Metadata 6 0 R",
    objects: [xmpStream(creator)],
  }),
  raw("XMP document id", ["metadata-id"], {
    catalog: "/Metadata 6 0 R",
    objects: [xmpStream("<xmpMM:DocumentID>uuid:1</xmpMM:DocumentID>")],
  }),
  raw("XMP of a placed picture", ["image-metadata", "metadata-author"], {
    page: pixelPage,
    content: `${line} q 10 0 0 10 300 300 cm /I Do Q`,
    objects: [
      pixel.replace("/Type /XObject", "/Type /XObject /Metadata 7 0 R"),
      xmpStream(creator),
    ],
  }),
  drawn(
    "text under a box",
    ["text-under-box"],
    `BT /F1 12 Tf 100 600 Td (${hidden}) Tj ET 0 g 95 595 200 20 re f`,
  ),
  drawn(
    "text under a box in a form",
    ["text-under-box"],
    `q 1 0 0 1 50 50 cm BT /F1 12 Tf 1 0 0 1 50 500 Tm [(Night) -20 (jar)] TJ ET 1 0 0 rg 40 490 100 30 re f Q`,
  ),
  made(
    "text under a box, pdfkit",
    {},
    (pdf) => {
      pdf.text(hidden, 72, 200);
      pdf.rect(70, 195, 300, 30).fill("black");
    },
    { finds: ["text-under-box"] },
  ),
  raw("text under a picture", ["text-under-image"], {
    page: pixelPage,
    objects: [pixel],
    content: `${line} BT /F1 12 Tf 100 600 Td (${hidden}) Tj ET q 300 0 0 40 90 590 cm /I Do Q`,
  }),
  drawn(
    "text drawn invisible",
    ["text-invisible"],
    `BT 3 Tr /F1 12 Tf 100 600 Td (${hidden}) Tj ET`,
  ),
  drawn(
    "text outside its clip",
    ["text-invisible"],
    `q 0 0 10 10 re W n BT /F1 12 Tf 100 600 Td (${hidden}) Tj ET Q`,
  ),
  drawn(
    "white text",
    ["text-white"],
    `1 g BT /F1 12 Tf 100 600 Td (${hidden}) Tj ET`,
  ),
  drawn(
    "text of its box's colour",
    ["text-white"],
    `0.2 g 90 590 300 40 re f BT /F1 12 Tf 100 600 Td (${hidden}) Tj ET`,
  ),
  drawn(
    "text off the page",
    ["text-off-page"],
    `BT /F1 12 Tf -400 600 Td (${hidden}) Tj ET`,
  ),
  raw("text beyond the crop", ["text-off-page"], {
    page: "/CropBox [0 650 612 792]",
    content: `${line} BT /F1 12 Tf 100 100 Td (${hidden}) Tj ET`,
  }),
  drawn(
    "tiny text",
    ["text-tiny"],
    `BT /F1 0.5 Tf 100 600 Td (${hidden}) Tj ET`,
  ),
  raw("redaction not applied", ["redaction-not-applied"], {
    page: "/Annots [6 0 R]",
    objects: ["<< /Type /Annot /Subtype /Redact /Rect [72 690 200 715] >>"],
  }),
  raw("note with a name", ["annotation"], {
    page: "/Annots [6 0 R]",
    objects: [
      `<< /Type /Annot /Subtype /Text /Rect [72 690 90 705] /T (Ada Lin) /Contents (${hidden}) >>`,
    ],
  }),
  raw("link elsewhere than it says", ["private-document-link"], {
    page: "/Annots [6 0 R]",
    objects: [
      "<< /Type /Annot /Subtype /Link /Rect [72 690 90 705] /A << /S /URI /URI (https://docs.google.com/document/d/1x/edit) >> >>",
    ],
  }),
  made(
    "attachment",
    {},
    (pdf) => {
      pdf.file(Buffer.from("ada.lin@quillhart.dev"), { name: "notes.txt" });
    },
    { finds: ["attachment", "email-address"] },
  ),
  raw("script on opening", ["script"], {
    catalog: "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>",
  }),
  raw("program to launch", ["action"], {
    page: "/Annots [6 0 R]",
    objects: [
      "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /Launch /F (cmd.exe) >> >>",
    ],
  }),
  raw("form with a value", ["form-field"], {
    catalog: "/AcroForm << /Fields [6 0 R] >>",
    page: "/Annots [6 0 R]",
    objects: [
      "<< /Type /Annot /Subtype /Widget /FT /Tx /T (client) /V (Harbour Trust) /Rect [9 9 99 30] >>",
    ],
  }),
  raw("layer", ["layer"], {
    catalog: "/OCProperties << /OCGs [6 0 R] /D << >> >>",
    objects: ["<< /Type /OCG /Name (Comments) >>"],
  }),
  raw("layer switched off", ["layer-hidden"], {
    catalog: "/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >>",
    objects: ["<< /Type /OCG /Name (Client copy) >>"],
  }),
  {
    place: "pdf: earlier revision of a page",
    file: "report.pdf",
    make: () =>
      revisedPdf(
        rawPdf({
          content: `${line} BT /F1 12 Tf 100 600 Td (${hidden}) Tj ET`,
        }),
        4,
        pdfStream(line),
      ),
    finds: ["earlier-revision", "earlier-text"],
  },
  {
    place: "pdf: earlier title",
    file: "report.pdf",
    make: () =>
      revisedPdf(
        rawPdf({ info: "<< /Title (Harbour, internal) >>" }),
        6,
        "<< /Title (Harbour) >>",
      ),
    finds: ["earlier-revision", "earlier-text"],
  },
  raw("thumbnail of a page", ["thumbnail"], {
    page: "/Thumb 6 0 R",
    objects: [pixel],
  }),
  raw("page that nothing shows", ["orphan-text"], {
    objects: [pdfStream(`BT /F1 12 Tf (${hidden}) Tj ET`)],
  }),
  raw("note that nothing shows", ["orphan-text"], {
    objects: [`<< /Type /Annot /Subtype /Text /Contents (${hidden}) >>`],
  }),
  raw(
    "path of a placed file",
    ["local-path"],
    {
      page: "/Annots [6 0 R]",
      objects: [
        "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /GoToR /F (C:\\\\Users\\\\ada\\\\draft2.pdf) >> >>",
      ],
    },
    ["action"],
  ),
  raw("private data of a program", ["metadata-other"], {
    page: "/PieceInfo << /Quill << /Private (x) >> >>",
  }),
  raw("bookmark", ["watch-list"], {
    catalog: "/Outlines 6 0 R",
    objects: [
      "<< /Type /Outlines /First 7 0 R /Last 7 0 R >>",
      "<< /Title (Project Nightjar) /Parent 6 0 R /Dest [3 0 R /Fit] >>",
    ],
  }),
  {
    place: "pdf: bytes after its end",
    file: "report.pdf",
    make: () => Buffer.concat([rawPdf(), Buffer.from("PK secret")]),
    finds: ["trailing-data"],
  },
  raw(
    "page that is a picture",
    [],
    {
      page: pixelPage,
      objects: [pixel],
      content: "q 612 0 0 792 0 0 cm /I Do Q",
    },
    [],
    ["no-text", "picture"],
  ),
  made(
    "encrypted",
    { userPassword: "h4rbour", pdfVersion: "1.7ext3" },
    () => undefined,
    { unseen: ["encrypted"] },
  ),
  made(
    "encrypted for its owner alone",
    { ownerPassword: "h4rbour", pdfVersion: "1.7ext3" },
    () => undefined,
    { unseen: ["encrypted"] },
  ),
  made(
    "words on the page",
    {},
    (pdf) => {
      pdf.text("STRICTLY CONFIDENTIAL\nMail ada.lin@quillhart.dev", 72, 300);
    },
    { finds: ["confidential-marking", "email-address"] },
  ),
  made(
    "nothing hidden, pdfkit",
    { info: { Title: "Harbour" } },
    (pdf) => {
      pdf.rect(72, 300, 200, 50).fill("#223355");
      pdf.fillColor("white").text("White on blue is seen", 80, 310);
    },
    {},
  ),
];
