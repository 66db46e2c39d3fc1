// SPDX-License-Identifier: Apache-2.0
import { dirname, extname, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import {
  inspectFile,
  usualLimits,
} from "../../electron/engine/inspection/inspectFile.ts";
import { emptyWatchList } from "../../shared/domain/inspection.ts";
import { builtCli } from "../support/commandLine.ts";
import { createDice } from "../support/dice.ts";
import { everyLeak } from "../support/leaks/everyLeak.ts";
import type { Leak } from "../support/leaks/leak.ts";
import { mutated } from "../support/mutated.ts";
import { haveTools } from "../support/tools.ts";
import { isEscape, tracedHelper } from "../support/tracedHelper.ts";
import { requireOk } from "../support/unwrap.ts";

const seed = 20_310_317;
const ofEachType = 2;
/** Without a sign of life, on a machine that has something else to do. */
const quietMs = 60_000;

/** The first of each type of file. */
const samples: readonly Leak[] = everyLeak.filter(
  ({ file }, at) =>
    everyLeak
      .slice(0, at)
      .filter((before) => extname(before.file) === extname(file)).length <
    ofEachType,
);

describe.skipIf(!haveTools("strace"))(
  "a broken file, in the process that looks at it",
  () => {
    let inspectorPath: string;
    beforeAll(() => {
      inspectorPath = join(dirname(builtCli()), "inspector.js");
    });

    it.each(samples)(
      "gets a report, no socket, no file and no other process: $place",
      { timeout: 300_000 },
      async ({ file, make, place }) => {
        const bytes = mutated(await make(), createDice(seed + place.length));
        const { start, calls } = tracedHelper(inspectorPath);
        const content = (async function* () {
          yield await Promise.resolve(bytes);
        })();
        const report = requireOk(
          await inspectFile(
            start,
            { name: file, size: bytes.length, content },
            emptyWatchList,
            new AbortController().signal,
            () => undefined,
            { ...usualLimits, quietMs },
          ),
        );
        const ended = report.findings.map(({ check }) => check);
        expect(ended).not.toContain("inspector-hung");
        expect(ended).not.toContain("inspector-crashed");
        const seen = await calls();
        expect(seen.length).toBeGreaterThan(10);
        expect(seen.filter(isEscape)).toEqual([]);
      },
    );
  },
);
