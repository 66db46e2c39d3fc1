// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { workerEntries, workersBeside } from "./workers.config.ts";

/** The measurements of test/bench with the engine that they measure, as a program for any Node. */
export default defineConfig({
  publicDir: false,
  plugins: [workersBeside()],
  build: {
    ssr: true,
    target: "node20",
    outDir: "build/bench",
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      input: {
        main: fileURLToPath(new URL("test/bench/main.ts", import.meta.url)),
        ...workerEntries,
      },
      output: {
        format: "es",
        entryFileNames: "[name].js",
        chunkFileNames: "[name]-[hash].js",
      },
    },
  },
});
