// SPDX-License-Identifier: Apache-2.0
import { pdfStream, rawPdf, revisedPdf } from "./rawPdf.ts";

const mail = "ada.lin@quillhart.dev";
const packet = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator><rdf:Seq><rdf:li>Ada Lin</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>`;
const shown =
  "BT /F1 14 Tf 72 700 Td (All is well in the harbour. CC BY 4.0) Tj ET";
const taken = "BT /F1 14 Tf 72 600 Td (Nightjar was breached) Tj ET";

/** A report that shows one sentence and a link, and hides something in every place that shows nothing. */
export function leakyPdf(more: { readonly annotation?: string } = {}): Buffer {
  const objects = [
    pdfStream(packet, "/Type /Metadata /Subtype /XML"),
    "<< /S /JavaScript /JS (app.alert\\(1\\)) >>",
    `<< /Type /Filespec /F (notes.txt) /EF << /F 9 0 R >> >>`,
    pdfStream(`notes of ${mail}`, "/Type /EmbeddedFile"),
    `<< /Type /Annot /Subtype /Text /Rect [72 690 90 705] /T (Ada Lin) /Contents (ask ${mail}) >>`,
    "<< /Type /Annot /Subtype /Link /Rect [72 690 300 715] /Border [0 0 0] /A << /S /URI /URI (https://harbour.example/) >> >>",
    pdfStream(
      "\xff\xff\xff",
      "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceRGB",
    ),
    `<< /Note (nobody leads to ${mail}) >>`,
    more.annotation ?? "<< >>",
  ];
  const whole = rawPdf({
    content: `${shown} ${taken}`,
    info: "<< /Title ([draft] Harbour) /Author (Ada Lin) /Producer (Quillhart Writer) >>",
    catalog:
      "/Metadata 6 0 R /OpenAction 7 0 R /Names << /EmbeddedFiles << /Names [(notes.txt) 8 0 R] >> /JavaScript << /Names [(a) 7 0 R] >> >>",
    page: `/Annots [10 0 R 11 0 R${more.annotation === undefined ? "" : " 14 0 R"}] /Thumb 12 0 R /PieceInfo << /Quill << /Private (opened by ${mail}) >> >>`,
    objects,
  });
  return Buffer.concat([
    revisedPdf(whole, 4, pdfStream(shown)),
    Buffer.from("PK a secret\n"),
  ]);
}
