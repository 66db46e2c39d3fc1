// SPDX-License-Identifier: Apache-2.0
import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { workersBuilt } from "./workers.config.ts";

const seconds = 1_000;
/** Left alone, Vitest keeps one processor for itself: of two, that is half the machine. */
const maxWorkers = availableParallelism();
/** What is awaited comes at last, on a slow and busy machine too: only what never comes is a failure. */
const expectPatiently = { poll: { timeout: 60 * seconds } };

export default defineConfig({
  cacheDir: "build/vitest",
  test: {
    projects: [
      {
        test: {
          // Nothing here keeps anything from one file to the next: the modules are loaded once for all.
          name: "unit-pure",
          include: ["{shared,renderer}/**/*.test.{ts,tsx}"],
          isolate: false,
          maxWorkers,
          testTimeout: 300 * seconds,
        },
      },
      {
        plugins: [workersBuilt()],
        test: {
          name: "unit",
          isolate: false,
          expect: expectPatiently,
          include: ["electron/**/*.test.ts"],
          exclude: ["electron/crypto/**"],
          setupFiles: ["test/support/cheapKeys.ts"],
          maxWorkers,
          testTimeout: 300 * seconds,
          hookTimeout: 300 * seconds,
        },
      },
      {
        plugins: [workersBuilt()],
        test: {
          // Argon2id itself among them, each file in a process of its own.
          name: "unit-crypto",
          expect: expectPatiently,
          include: ["electron/crypto/**/*.test.ts"],
          maxWorkers,
          testTimeout: 300 * seconds,
          hookTimeout: 300 * seconds,
        },
      },
      {
        plugins: [workersBuilt()],
        test: {
          // The primitives once more, as they run where sodium-native does not load.
          name: "portable",
          include: ["electron/crypto/**/*.test.ts"],
          env: { COUNTERSEAL_CRYPTOGRAPHY: "portable" },
          maxWorkers,
          testTimeout: 300 * seconds,
        },
      },
      {
        plugins: [workersBuilt()],
        test: {
          name: "contract",
          isolate: false,
          expect: expectPatiently,
          setupFiles: ["test/support/rememberedKeys.ts"],
          include: ["test/contract/**/*.test.ts"],
          testTimeout: 300 * seconds,
          hookTimeout: 300 * seconds,
        },
      },
      {
        plugins: [workersBuilt()],
        test: {
          // A file leaves nothing but temporary folders: its process loads the modules for the next one, too.
          name: "interop",
          isolate: false,
          expect: expectPatiently,
          setupFiles: ["test/support/rememberedKeys.ts"],
          include: ["test/interop/**/*.test.ts"],
          maxWorkers,
          testTimeout: 300 * seconds,
          hookTimeout: 300 * seconds,
        },
      },
      {
        plugins: [workersBuilt()],
        test: {
          name: "faults",
          expect: expectPatiently,
          include: ["test/faults/**/*.test.ts"],
          maxWorkers,
          testTimeout: 600 * seconds,
          hookTimeout: 300 * seconds,
        },
      },
      {
        test: {
          name: "packaged",
          expect: expectPatiently,
          include: ["test/packaged/**/*.test.ts"],
          testTimeout: 300 * seconds,
        },
      },
      {
        plugins: [workersBuilt()],
        test: {
          // Each file has an app of its own; the modules that drive it are loaded once for all.
          name: "e2e",
          isolate: false,
          expect: expectPatiently,
          include: ["test/e2e/**/*.test.ts"],
          testTimeout: 300 * seconds,
          hookTimeout: 300 * seconds,
          maxWorkers: 1,
          fileParallelism: false,
        },
      },
    ],
  },
});
