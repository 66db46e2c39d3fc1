// SPDX-License-Identifier: Apache-2.0
import { createRequire } from "node:module";
import { dirname, join, sep } from "node:path";

const packageDir = dirname(
  createRequire(import.meta.url).resolve("pdfjs-dist/package.json"),
);

/** Folders of pdf.js itself: letters of the standard fonts, encodings, colours, and decoders of pictures. */
export function readerFiles(name: string): string {
  return join(packageDir, name) + sep;
}
