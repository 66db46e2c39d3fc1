// SPDX-License-Identifier: Apache-2.0
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import {
  inspectFile,
  type InspectorProcess,
  usualLimits,
} from "../../electron/engine/inspection/inspectFile.ts";
import { emptyWatchList } from "../../shared/domain/inspection.ts";
import { builtCli } from "../support/commandLine.ts";
import { createDice } from "../support/dice.ts";
import { everyLeak } from "../support/leaks/everyLeak.ts";
import type { Leak } from "../support/leaks/leak.ts";
import { mutated } from "../support/mutated.ts";
import { tempFolder } from "../support/tempFolder.ts";
import { haveTools } from "../support/tools.ts";
import { requireOk } from "../support/unwrap.ts";

const seed = 20_310_317;
const ofEachType = 2;
/** Without a sign of life, on a machine that has something else to do. */
const quietMs = 10_000;

/** The first of each type of file. */
const samples: readonly Leak[] = everyLeak.filter(
  ({ file }, at) =>
    everyLeak
      .slice(0, at)
      .filter((before) => extname(before.file) === extname(file)).length <
    ofEachType,
);

/** What leaves a process, or makes another. Threads are no processes. */
const watched = "trace=network,process,openat,open,creat,unlink,rename,mkdir";
const writes = /O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND/;

interface Traced {
  readonly start: () => InspectorProcess;
  /** Calls of the process, once it has ended. */
  readonly calls: () => Promise<string[]>;
}

/** The built inspector under the eyes of strace. */
function tracedInspector(inspectorPath: string): Traced {
  const tracePath = join(tempFolder(), "trace");
  const child = spawn(
    "strace",
    [
      ...["-D", "-f", "-o", tracePath, "-e", watched, process.execPath],
      ...[inspectorPath, String(process.pid)],
    ],
    {
      serialization: "advanced",
      env: { PATH: process.env["PATH"] },
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    },
  );
  // Its tracer is not its parent, and writes to the end after it.
  const traced = (): string => readFileSync(tracePath, "utf8");
  const ended = new RegExp(`^${String(child.pid)} +\\+\\+\\+ `, "m");
  return {
    start: () => ({
      send: (message) => void child.send(message, () => undefined),
      onMessage: (listener) => void child.on("message", listener),
      onEnd: (listener) =>
        void child.once("close", () => {
          listener("crashed");
        }),
      // It ends with its line.
      kill: () => {
        if (child.connected) child.disconnect();
      },
    }),
    calls: async () => {
      await expect.poll(traced, { timeout: 60_000 }).toMatch(ended);
      const lines = traced().split("\n");
      // The first is strace's own start of the process.
      return lines.slice(1).map((line) => line.replace(/^\d+ +/, ""));
    },
  };
}

function isEscape(call: string): boolean {
  if (/^(?:socket|connect|bind|listen|accept|sendto|socketpair)/.test(call))
    return true;
  if (/^(?:execve|fork|vfork|creat|unlink|rename|mkdir)/.test(call))
    return true;
  if (call.startsWith("clone")) return !call.includes("CLONE_THREAD");
  return (
    call.startsWith("open") && writes.test(call) && !call.includes('"/dev/')
  );
}

describe.skipIf(!haveTools("strace"))(
  "a broken file, in the process that looks at it",
  () => {
    let inspectorPath: string;
    beforeAll(() => {
      inspectorPath = join(dirname(builtCli()), "inspector.js");
    }, 120_000);

    it.each(samples)(
      "gets a report, no socket, no file and no other process: $place",
      { timeout: 120_000 },
      async ({ file, make, place }) => {
        const bytes = mutated(await make(), createDice(seed + place.length));
        const { start, calls } = tracedInspector(inspectorPath);
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
