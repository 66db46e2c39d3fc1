// SPDX-License-Identifier: Apache-2.0
import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { workersBuilt } from "./workers.config.ts";

const seconds = 1_000;
/** Left alone, Vitest keeps one processor for itself: of two, that is half the machine. */
const maxWorkers = availableParallelism();

export default defineConfig({
  cacheDir: "build/vitest",
  test: {
    projects: [
      {
        plugins: [workersBuilt()],
        test: {
          name: "unit",
          include: ["{shared,electron,renderer}/**/*.test.{ts,tsx}"],
          maxWorkers,
          testTimeout: 30 * seconds,
          hookTimeout: 30 * seconds,
        },
      },
      {
        plugins: [workersBuilt()],
        test: {
          // The primitives once more, as they run where sodium-native does not load.
          name: "portable",
          include: ["electron/crypto/**/*.test.ts"],
          env: { COUNTERSEAL_CRYPTOGRAPHY: "portable" },
          testTimeout: 30 * seconds,
        },
      },
      {
        plugins: [workersBuilt()],
        test: {
          name: "contract",
          include: ["test/contract/**/*.test.ts"],
          testTimeout: 60 * seconds,
        },
      },
      {
        plugins: [workersBuilt()],
        test: {
          name: "interop",
          include: ["test/interop/**/*.test.ts"],
          maxWorkers,
          testTimeout: 60 * seconds,
        },
      },
      {
        plugins: [workersBuilt()],
        test: {
          name: "faults",
          include: ["test/faults/**/*.test.ts"],
          maxWorkers,
          testTimeout: 600 * seconds,
          hookTimeout: 120 * seconds,
        },
      },
      {
        test: {
          name: "packaged",
          include: ["test/packaged/**/*.test.ts"],
          testTimeout: 120 * seconds,
        },
      },
      {
        plugins: [workersBuilt()],
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          testTimeout: 120 * seconds,
          hookTimeout: 120 * seconds,
          maxWorkers: 1,
          fileParallelism: false,
        },
      },
    ],
  },
});
