// SPDX-License-Identifier: Apache-2.0
import "../../inspector/pdf/olderNode.ts";
// In this process rather than in a worker of its own: the process is the wall.
import "pdfjs-dist/legacy/build/pdf.worker.mjs";
import {
  getDocument,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from "pdfjs-dist/legacy/build/pdf.mjs";
import { readerFiles } from "./readerFiles.ts";

export type { PDFDocumentProxy, PDFPageProxy };

/** Opens a document to be drawn as a reader draws it, with no fonts but its own and the standard ones. */
export function openForDrawing(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  return getDocument({
    // It takes what it is given away.
    data: Uint8Array.from(bytes),
    cMapUrl: readerFiles("cmaps"),
    iccUrl: readerFiles("iccs"),
    standardFontDataUrl: readerFiles("standard_fonts"),
    wasmUrl: readerFiles("wasm"),
    enableXfa: false,
    useSystemFonts: false,
    disableFontFace: true,
    useWorkerFetch: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    maxImageSize: 64 * 1024 * 1024,
    stopAtErrors: false,
    verbosity: 0,
  }).promise;
}
