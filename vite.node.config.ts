// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { workerEntries, workersBeside } from "./workers.config.ts";

function source(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

/** Everything that runs on Node: the shell, the engine's process and the command line, as ES modules. */
export default defineConfig({
  // Wherever the command that builds is typed: what is in node_modules is found from here, and not bundled.
  root: source("."),
  publicDir: false,
  plugins: [workersBeside()],
  ssr: { noExternal: ["zod"] },
  build: {
    ssr: true,
    target: "node20",
    outDir: "dist/node",
    emptyOutDir: true,
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: {
        main: source("electron/main/main.ts"),
        engine: source("electron/engine/process.ts"),
        cli: source("electron/cli/cli.ts"),
        hostedCli: source("electron/cli/hostedCli.ts"),
        ...workerEntries,
      },
      external: ["electron"],
      // The shell calls what an entry of ours exports.
      preserveEntrySignatures: "exports-only",
      output: {
        format: "es",
        entryFileNames: "[name].js",
        // Beside the entries, where a chunk that starts a worker finds it.
        chunkFileNames: "[name]-[hash].js",
      },
    },
  },
});
