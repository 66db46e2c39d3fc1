// SPDX-License-Identifier: Apache-2.0
import {
  openPdf,
  type PDFDocumentProxy,
  textOfPage,
} from "../inspector/pdf/pdfjs.ts";
import { linesOfSections, mostLetters } from "./lines.ts";
import {
  type NotSeenList,
  type Readable,
  readableLines,
  type Steps,
} from "./readable.ts";

/** How much of a document is read. */
interface PdfLimits {
  readonly pages: number;
  readonly letters: number;
}

const usual: PdfLimits = { pages: 5000, letters: mostLetters };

async function textOf(
  document: PDFDocumentProxy,
  number: number,
): Promise<string | null> {
  try {
    const page = await document.getPage(number);
    const text = await textOfPage(page);
    page.cleanup();
    return text;
  } catch {
    return null;
  }
}

async function* readPages(
  document: PDFDocumentProxy,
  notSeen: NotSeenList,
  most: PdfLimits,
): Steps<Readable> {
  const pages: [string, string][] = [];
  const count = Math.min(document.numPages, most.pages);
  if (count < document.numPages)
    notSeen.add("limit-reached", `pages after ${count}`);
  let letters = 0;
  for (let number = 1; number <= count; number += 1) {
    const text = await textOf(document, number);
    if (text === null) notSeen.add("damaged", `page ${number}`);
    else if (text.trim() === "") notSeen.add("no-text", `page ${number}`);
    letters += text?.length ?? 0;
    if (letters > most.letters)
      return { type: "pdf", kind: "opaque", why: "too-long" };
    pages.push([String(number), text ?? ""]);
    yield;
  }
  if (letters === 0) return { type: "pdf", kind: "opaque", why: "no-text" };
  return readableLines("pdf", linesOfSections(pages));
}

/** The text of a PDF, page by page. */
export async function* readPdf(
  bytes: Uint8Array,
  notSeen: NotSeenList,
  most = usual,
): Steps<Readable> {
  let document: PDFDocumentProxy;
  try {
    document = await openPdf(bytes);
  } catch (thrown) {
    const name = thrown instanceof Error ? thrown.name : "error";
    const isLocked = name === "PasswordException";
    notSeen.add(isLocked ? "encrypted" : "damaged", "all pages");
    return { type: "pdf", kind: "opaque", why: "unreadable" };
  }
  yield;
  try {
    return yield* readPages(document, notSeen, most);
  } finally {
    await document.loadingTask.destroy();
  }
}
