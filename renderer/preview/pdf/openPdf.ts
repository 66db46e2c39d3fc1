// SPDX-License-Identifier: Apache-2.0
import {
  getDocument,
  PDFWorker,
  type PDFDocumentProxy,
  PasswordException,
} from "pdfjs-dist";
import workerUrl from "pdfjs-dist/build/pdf.worker.min.mjs?url";

export type OpenedPdf =
  | { readonly state: "open"; readonly pdf: PDFDocumentProxy }
  | { readonly state: "encrypted" | "broken" };

/** What this page may make a script of: the reader's worker, and nothing else. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}

declare global {
  interface Window {
    readonly trustedTypes: TrustedTypes;
  }
}

const worker = window.trustedTypes.createPolicy("pdf-worker", {
  createScriptURL(url) {
    if (url !== workerUrl) throw new TypeError("not the reader's worker");
    return url;
  },
});

const filesUrl = (folder: string): string =>
  new URL(`./${folder}/`, document.baseURI).href;

/** Larger pictures in a document are left out. */
const mostImagePixels = 64_000_000;

function startWorker(): Worker {
  return new Worker(worker.createScriptURL(workerUrl), { type: "module" });
}

/** Started with the page, for the first that is opened: reading it takes longer than many a file's way here. */
let early: Worker | null = startWorker();

function takeWorker(): Worker {
  const taken = early ?? startWorker();
  early = null;
  return taken;
}

/** Reads a PDF in a worker. No script of it runs: the part of the reader that could is not even here. */
export async function openPdf(
  bytes: Uint8Array<ArrayBuffer>,
): Promise<OpenedPdf> {
  const port = takeWorker();
  const task = getDocument({
    data: bytes.slice(),
    worker: PDFWorker.create({ port }),
    cMapUrl: filesUrl("cmaps"),
    standardFontDataUrl: filesUrl("standard_fonts"),
    useWasm: false,
    enableXfa: false,
    maxImageSize: mostImagePixels,
    verbosity: 0,
  });
  try {
    return { state: "open", pdf: await task.promise };
  } catch (thrown) {
    port.terminate();
    const isEncrypted = thrown instanceof PasswordException;
    return { state: isEncrypted ? "encrypted" : "broken" };
  }
}
