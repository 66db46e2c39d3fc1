// SPDX-License-Identifier: Apache-2.0
import { defineConfig } from "vitest/config";
import { workersBuilt } from "./workers.config.ts";

const seconds = 1_000;

/** For mutation testing, which runs some of the quick tests once for each mutant: one project, one process. */
export default defineConfig({
  cacheDir: "build/vitest-mutation",
  plugins: [workersBuilt()],
  test: {
    isolate: false,
    include: ["{shared,electron}/**/*.test.ts", "test/interop/**/*.test.ts"],
    exclude: ["electron/crypto/**"],
    setupFiles: [
      "test/support/cheapKeys.ts",
      "test/support/unshrunkProperties.ts",
    ],
    testTimeout: 300 * seconds,
    hookTimeout: 300 * seconds,
  },
});
