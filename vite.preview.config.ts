// SPDX-License-Identifier: Apache-2.0
import { cpSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

function source(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

/** What pdf.js reads at need: outlines of the standard fonts, and tables of East Asian encodings. */
function readerFiles(): Plugin {
  let outDir = "";
  return {
    name: "reader-files",
    configResolved(config) {
      outDir = config.build.outDir;
    },
    closeBundle() {
      for (const folder of ["cmaps", "standard_fonts"])
        cpSync(
          source(`node_modules/pdfjs-dist/${folder}`),
          join(outDir, folder),
          { recursive: true },
        );
    },
  };
}

/** The page behind app://preview/index.html, which alone of all pages sees what is in a file. */
export default defineConfig({
  root: source("renderer/preview"),
  base: "./",
  publicDir: false,
  plugins: [react(), readerFiles()],
  build: {
    target: "chrome140",
    outDir: source("dist/preview"),
    emptyOutDir: true,
    sourcemap: false,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 4096,
    modulePreload: { polyfill: false },
  },
});
