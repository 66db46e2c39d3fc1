// SPDX-License-Identifier: Apache-2.0
import "../../inspector/pdf/olderNode.ts";
import type {
  PDFDocumentProxy,
  PDFPageProxy,
} from "pdfjs-dist/legacy/build/pdf.mjs";
import { readerFiles } from "./readerFiles.ts";

export type { PDFDocumentProxy, PDFPageProxy };

/**
 * pdf.js draws as in a page, with what this process has not, where Electron calls the process anything but its
 * first; it asks once, while it is loaded.
 */
async function loadReader() {
  if ("electron" in process.versions)
    Object.defineProperty(process, "type", { value: "browser" });
  // In this process rather than in a worker of its own: the process is the wall.
  await import("pdfjs-dist/legacy/build/pdf.worker.mjs");
  return import("pdfjs-dist/legacy/build/pdf.mjs");
}

/** Opens a document to be drawn as a reader draws it, with no fonts but its own and the standard ones. */
export async function openForDrawing(
  bytes: Uint8Array,
): Promise<PDFDocumentProxy> {
  const { getDocument } = await loadReader();
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
