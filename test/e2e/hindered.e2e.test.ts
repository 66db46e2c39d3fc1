// SPDX-License-Identifier: Apache-2.0
import { once } from "node:events";
import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { damageAfter } from "../faults/processes/judge.ts";
import { passphraseOf } from "../faults/processes/operations.ts";
import type { Scene } from "../faults/processes/operations.ts";
import { playScenes } from "../faults/processes/scenes.ts";
import {
  attachTracers,
  type DiskCall,
  linesOf,
  readTrace,
} from "../faults/processes/tracedProcess.ts";
import { deeds, openVault } from "./deeds.ts";
import { launchApp, temporaryHome } from "./launchApp.ts";
import { enginePid, isAlive } from "./processes.ts";

const { homeDir, remove } = temporaryHome();
let scenes: readonly Scene[];

beforeAll(async () => {
  const scenesDir = join(homeDir, "scenes");
  mkdirSync(scenesDir);
  scenes = await playScenes(scenesDir);
});

afterAll(() => {
  remove();
});

/** What meets the engine: the n-th such call of each of its threads fails so. */
const blows: readonly (readonly [DiskCall, number, string])[] = [
  ["fsync", 1, "EIO"],
  ["pwrite64", 1, "ENOSPC"],
  ["rename", 1, "EROFS"],
  ["fsync", 2, "EDQUOT"],
];

let cases = 0;

/** One deed in the real app, whose engine meets an error of the disk; says whether it did, and what became of it. */
async function hinderAt(
  scene: Scene,
  [call, nth, error]: (typeof blows)[number],
) {
  cases += 1;
  const dir = join(homeDir, `case-${cases}`);
  cpSync(scene.beforeDir, dir, { recursive: true });
  const launched = await launchApp({
    profileDir: join(dir, "profile"),
    isWatched: false,
  });
  await openVault(launched, dir, passphraseOf(scene.opens?.before ?? "owner"));
  const engine = (await enginePid(launched.app)) ?? 0;
  const trace = join(homeDir, `case-${cases}.trace`);
  const what = `error=${error}`;
  const injection = { call, nth, thread: null, what };
  const [tracer] = await attachTracers([engine], trace, injection);
  const acknowledged = (await deeds[scene.name]?.(launched, dir)) ?? false;
  await launched.close();
  if (tracer?.exitCode === null) await once(tracer, "exit");
  // As long as it is there, the vault is its own.
  await expect.poll(() => isAlive(engine), { timeout: 300_000 }).toBe(false);
  const calls = readTrace(linesOf(trace, undefined), dir, [engine]);
  return {
    met: calls.some(({ injected, path }) => injected && path !== null),
    damage: await damageAfter(dir, scene, { acknowledged, killed: false }),
  };
}

describe("an app whose disk fails", () => {
  it.each(Object.keys(deeds))(
    "keeps what it acknowledged, and the rest wholly or not at all: %s",
    { timeout: 300_000 },
    async (name) => {
      const scene = scenes.find((each) => each.name === name);
      if (scene === undefined) throw new Error("no such scene");
      let errors = 0;
      for (const blow of blows) {
        const { met, damage } = await hinderAt(scene, blow);
        expect(damage, `${name}, ${blow.join(" ")}`).toBeNull();
        if (met) errors += 1;
      }
      expect(errors).toBeGreaterThan(0);
      console.log(`${name}: met ${errors} errors`);
    },
  );
});
