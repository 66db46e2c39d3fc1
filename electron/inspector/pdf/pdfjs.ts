// SPDX-License-Identifier: Apache-2.0
import "./olderNode.ts";
// In this process rather than in a worker of its own: the process is the wall.
import "pdfjs-dist/legacy/build/pdf.worker.mjs";
import type {
  PDFDocumentProxy,
  PDFPageProxy,
} from "pdfjs-dist/legacy/build/pdf.mjs";
import { withoutCanvas } from "./withoutCanvas.ts";

const { getDocument, OPS } = await withoutCanvas(
  () => import("pdfjs-dist/legacy/build/pdf.mjs"),
);

export { OPS, type PDFDocumentProxy, type PDFPageProxy };

/** Opens a document without scripts, forms of XFA, fonts of the system or anything outside of it. */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  return getDocument({
    // It takes what it is given away.
    data: Uint8Array.from(bytes),
    enableXfa: false,
    useSystemFonts: false,
    disableFontFace: true,
    useWasm: false,
    useWorkerFetch: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    maxImageSize: 64 * 1024 * 1024,
    stopAtErrors: false,
    verbosity: 0,
  }).promise;
}

/** The page's text as a reader sees its lines. */
export async function textOfPage(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent({ disableNormalization: false });
  return items
    .map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : ""))
    .join("");
}
