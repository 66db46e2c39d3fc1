// SPDX-License-Identifier: Apache-2.0
import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { damageAfter } from "../faults/processes/judge.ts";
import { passphraseOf } from "../faults/processes/operations.ts";
import type { Scene } from "../faults/processes/operations.ts";
import { playScenes } from "../faults/processes/scenes.ts";
import { watchBelow } from "../support/watchBelow.ts";
import { deeds, openVault } from "./deeds.ts";
import { type LaunchedApp, launchApp, temporaryHome } from "./launchApp.ts";
import { isAlive, killAll, listProcesses } from "./processes.ts";

const { homeDir, remove } = temporaryHome();
let scenes: readonly Scene[];

/** How many cases beyond those of a test run; a soak asks for more. */
const rounds = Number(process.env["COUNTERSEAL_KILLS"] ?? 1);

beforeAll(async () => {
  const scenesDir = join(homeDir, "scenes");
  mkdirSync(scenesDir);
  scenes = await playScenes(scenesDir);
});

afterAll(() => {
  remove();
});

/** Every process that does the work: the engine, or all of the app. */
async function victims(
  { app }: LaunchedApp,
  whole: boolean,
): Promise<readonly number[]> {
  const processes = await listProcesses(app);
  return processes
    .filter(({ name }) => whole || name === "Counterseal engine")
    .map(({ pid }) => pid);
}

let cases = 0;

/** Kills at the n-th change below the folder; says what was promised and what became of it. */
async function killAt(scene: Scene, nth: number, whole: boolean) {
  cases += 1;
  const dir = join(homeDir, `case-${cases}`);
  cpSync(scene.beforeDir, dir, { recursive: true });
  const launched = await launchApp({ profileDir: join(dir, "profile") });
  const owner = scene.opens?.before ?? "owner";
  await openVault(launched, dir, passphraseOf(owner));
  const pids = await victims(launched, whole);
  const blow = { fell: false };
  let seen = 0;
  const watcher = watchBelow(dir, (name) => {
    // Electron writes into its profile, too; the anchors alone are the vault's.
    if (name === null || /^profile\/(?!anchors)/.test(name)) return;
    seen += 1;
    if (seen < nth || blow.fell) return;
    blow.fell = true;
    killAll(pids);
  });
  const deed = deeds[scene.name];
  const acknowledged =
    (await deed?.(launched, dir).catch(() => false)) ?? false;
  watcher.close();
  await launched.close().catch(() => undefined);
  const killed = blow.fell;
  if (killed)
    await expect
      .poll(() => pids.filter(isAlive), { timeout: 60_000 })
      .toEqual([]);
  return {
    killed,
    damage: await damageAfter(dir, scene, { acknowledged, killed }),
  };
}

describe("an app that is killed", () => {
  it.each(Object.keys(deeds))(
    "keeps what it acknowledged, and the rest wholly or not at all: %s",
    { timeout: 300_000 * rounds },
    async (name) => {
      const scene = scenes.find((each) => each.name === name);
      if (scene === undefined) throw new Error("no such scene");
      let kills = 0;
      for (let round = 0; round < rounds; round += 1)
        for (const whole of [false, true]) {
          const nth = 1 + ((round * 3 + (whole ? 4 : 1)) % 16);
          const { killed, damage } = await killAt(scene, nth, whole);
          expect(damage, `${name}, change ${nth}`).toBeNull();
          if (killed) kills += 1;
        }
      expect(kills).toBeGreaterThan(0);
      console.log(`${name}: killed ${kills} times`);
    },
  );
});
