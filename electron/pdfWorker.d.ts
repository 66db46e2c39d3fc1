// SPDX-License-Identifier: Apache-2.0

/** Loaded for what it does: pdf.js finds it where it looks for its worker. */
declare module "pdfjs-dist/legacy/build/pdf.worker.mjs";
