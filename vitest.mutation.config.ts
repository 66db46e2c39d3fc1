// SPDX-License-Identifier: Apache-2.0
import { relative } from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { workersBuilt } from "./workers.config.ts";

const seconds = 1_000;

/** A mutant is noticed with the first test that fails: those come first that failed just now, then the quick ones. */
class LikeliestFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const costs = new Map(files.map((file) => [file, this.#cost(file)]));
    const cost = (file: TestSpecification): number => costs.get(file) ?? 0;
    return Promise.resolve(
      files.toSorted((one, other) => cost(one) - cost(other)),
    );
  }

  #cost({ project, moduleId }: TestSpecification): number {
    const { cache, config } = this.ctx;
    const key = `${project.name}:${relative(config.root, moduleId)}`;
    const last = cache.getFileTestResults(key);
    return last === undefined || last.failed ? 0 : last.duration;
  }
}

/** For mutation testing, which runs some of the quick tests once for each mutant: one project, one process. */
export default defineConfig({
  cacheDir: "build/vitest-mutation",
  plugins: [workersBuilt()],
  test: {
    isolate: false,
    sequence: { sequencer: LikeliestFirst },
    include: ["{shared,electron}/**/*.test.ts", "test/interop/**/*.test.ts"],
    // Thousands of cases for each mutant: what they alone would notice, docs/mutants.md names.
    exclude: ["electron/crypto/**", "**/*.property.test.ts"],
    setupFiles: [
      "test/support/cheapKeys.ts",
      "test/support/unshrunkProperties.ts",
    ],
    testTimeout: 300 * seconds,
    hookTimeout: 300 * seconds,
  },
});
