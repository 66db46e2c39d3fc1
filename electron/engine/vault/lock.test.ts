// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import {
  mkdtempSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { tempFolder } from "../../../test/support/tempFolder.ts";
import { requireOk } from "../../../test/support/unwrap.ts";
import { testTime } from "../../../test/support/vaults.ts";
import { type Disk, nodeDisk } from "../../storage/disk.ts";
import { createStorage } from "../../storage/storage.ts";
import { takeLock } from "./lock.ts";
import { formatRecord, type LockRecord, ownRecord } from "./lockHolder.ts";

const storage = createStorage();
/** No process has a number this large. */
const deadPid = 4_194_304;

function record(change: Partial<LockRecord>): LockRecord {
  return { ...ownRecord(testTime), ...change };
}

function place(path: string, change: Partial<LockRecord>): LockRecord {
  const placed = record(change);
  writeFileSync(path, formatRecord(placed));
  return placed;
}

async function taken(change: Partial<LockRecord>): Promise<boolean> {
  const path = join(tempFolder(), "lock");
  place(path, change);
  const { lock } = requireOk(await takeLock(storage, path, testTime));
  await lock?.release();
  return lock !== null;
}

describe("whose lock is stale", () => {
  it("that of a process that runs no more", async () => {
    expect(await taken({ pid: deadPid })).toBe(true);
  });

  it("that of a process whose number another has now", async () => {
    expect(await taken({ started: "1" })).toBe(true);
  });

  it("that of an earlier start of this machine, whatever runs now", async () => {
    expect(await taken({ boot: "another", started: null })).toBe(true);
  });

  it("not that of a running process, and its holder is named", async () => {
    const path = join(tempFolder(), "lock");
    const { host, pid, program } = place(path, {});
    expect(requireOk(await takeLock(storage, path, testTime))).toEqual({
      lock: null,
      holder: { host, pid, program, since: testTime },
    });
  });

  it.each([
    ["of another machine", { machine: "other", pid: deadPid, boot: "b" }],
    ["of another host's name", { host: "elsewhere", pid: deadPid }],
    [
      "of an earlier start, where machines cannot be told apart",
      { machine: null, boot: "b", started: null, pid: deadPid },
    ],
  ] as const)("not that %s", async (_what, change) => {
    expect(await taken(change)).toBe(false);
  });

  it("one that cannot be read, but only when nobody can be writing it", async () => {
    const path = join(tempFolder(), "lock");
    writeFileSync(path, '{"host"');
    expect(requireOk(await takeLock(storage, path, testTime)).lock).toBeNull();
    utimesSync(path, 1, 1);
    const { lock } = requireOk(await takeLock(storage, path, testTime));
    expect(lock).not.toBeNull();
    await lock?.release();
    expect(readdirSync(join(path, ".."))).toEqual([]);
  });

  it("is taken over past one that crashed while it took over", async () => {
    const path = join(tempFolder(), "lock");
    const stale = place(path, { pid: deadPid });
    place(`${path}.next-${stale.token}`, { pid: deadPid });
    const { lock } = requireOk(await takeLock(storage, path, testTime));
    expect(lock).not.toBeNull();
    expect(readdirSync(join(path, ".."))).toEqual(["lock"]);
  });
});

/** Processes that run at once: one can be held up until the others have taken some steps, or all wait. */
function createCrowd(size: number) {
  let running = size;
  let steps = 0;
  return {
    step: () => void (steps += 1),
    done: () => void (running -= 1),
    async holdUp(forSteps: number): Promise<void> {
      const until = steps + forSteps;
      running -= 1;
      while (steps < until && running > 0) await setImmediate();
      running += 1;
    },
  };
}

interface Pause {
  /** Before which of its calls a process is held up, and for how many steps of the others. */
  readonly call: number;
  readonly steps: number;
}

function heldUp(crowd: ReturnType<typeof createCrowd>, pause: Pause): Disk {
  let calls = 0;
  const before = async (): Promise<void> => {
    crowd.step();
    if (calls === pause.call) await crowd.holdUp(pause.steps);
    calls += 1;
  };
  return {
    ...nodeDisk,
    // What survives a power cut is not the question here.
    syncFolder: () => Promise.resolve(),
    open: async (...given) => {
      await before();
      const file = await nodeDisk.open(...given);
      return { ...file, sync: () => Promise.resolve() };
    },
    rename: async (...given) => {
      await before();
      return nodeDisk.rename(...given);
    },
    unlink: async (...given) => {
      await before();
      return nodeDisk.unlink(...given);
    },
  };
}

/** How many held the lock at once, at most, and what was left in its folder. */
async function contend(pauses: readonly Pause[], crashedBefore: boolean) {
  const folder = mkdtempSync(join(tmpdir(), "counterseal-lock-"));
  const path = join(folder, "lock");
  const stale = place(path, { pid: deadPid });
  if (crashedBefore) place(`${path}.next-${stale.token}`, { pid: deadPid });
  const crowd = createCrowd(pauses.length);
  let holding = 0;
  let most = 0;
  await Promise.all(
    pauses.map(async (pause) => {
      const slow = createStorage(heldUp(crowd, pause));
      const { lock } = requireOk(await takeLock(slow, path, testTime));
      if (lock !== null) {
        holding += 1;
        most = Math.max(most, holding);
        await crowd.holdUp(12);
        holding -= 1;
        await lock.release();
      }
      crowd.done();
    }),
  );
  const left = readdirSync(folder);
  rmSync(folder, { recursive: true });
  return { most, left };
}

describe("several that take over at once", () => {
  it("never hold the vault together, wherever one of them is held up", async () => {
    const pause = fc.record({ call: fc.nat(7), steps: fc.nat(24) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(pause, { minLength: 2, maxLength: 3 }),
        fc.boolean(),
        async (pauses, crashedBefore) => {
          expect(await contend(pauses, crashedBefore)).toEqual({
            most: 1,
            left: [],
          });
        },
      ),
      { numRuns: 300 },
    );
  });
});
