// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

/** One CommonJS file: a sandboxed preload may require nothing but `electron`. This is the one of previews. */
export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: "chrome140",
    outDir: "dist/previewPreload",
    emptyOutDir: true,
    minify: false,
    sourcemap: false,
    rolldownOptions: {
      input: fileURLToPath(
        new URL("electron/preload/previewPreload.ts", import.meta.url),
      ),
      external: ["electron"],
      output: {
        format: "cjs",
        codeSplitting: false,
        entryFileNames: "previewPreload.cjs",
      },
    },
  },
});
