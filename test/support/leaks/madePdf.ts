// SPDX-License-Identifier: Apache-2.0
import PDFDocument from "pdfkit";
import type { Leak } from "./leak.ts";

/** A PDF that a library makes, as vendors' are made. */
export function made(
  place: string,
  options: PDFKit.PDFDocumentOptions,
  draw: (pdf: PDFKit.PDFDocument) => void,
  rest: Partial<Leak>,
): Leak {
  return {
    place: `pdf: ${place}`,
    file: "report.pdf",
    make: async () => {
      const pdf = new PDFDocument({ lang: "en", tagged: true, ...options });
      const pieces: Buffer[] = [];
      pdf.on("data", (piece: Buffer) => pieces.push(piece));
      const ended = new Promise((resolve) => pdf.on("end", resolve));
      pdf.fontSize(14).text("All is well in the harbour. CC BY 4.0", 72, 90);
      draw(pdf);
      pdf.end();
      await ended;
      return Buffer.concat(pieces);
    },
    ...rest,
  };
}
