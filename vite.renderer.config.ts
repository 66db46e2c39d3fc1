// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/**
 * The page behind app://counterseal/index.html. Its policy is `default-src 'none'`, so nothing may be
 * inlined: no script in the page, no preload polyfill, no asset as a data: address.
 */
export default defineConfig({
  root: fileURLToPath(new URL("renderer", import.meta.url)),
  base: "./",
  plugins: [react()],
  build: {
    target: "chrome140",
    outDir: fileURLToPath(new URL("dist/renderer", import.meta.url)),
    emptyOutDir: true,
    sourcemap: false,
    assetsInlineLimit: 0,
    // The page is read from the disk beside it.
    chunkSizeWarningLimit: 4096,
    modulePreload: { polyfill: false },
  },
});
