// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { placeForTests } from "../endToEnd.mjs";
import { inRepository, say, SetupError } from "../repository.mjs";
import { sandboxRefusal } from "../sandbox.mjs";

/** @typedef {{path: string, args: string[], cwd?: string, as: object}} Runtime a program that measures, and how it is run */

const longestMs = 15 * 60 * 1000;
const benchPath = inRepository("build", "bench", "main.js");

/** @returns {Runtime} */
export function nodeRuntime(path, env = {}) {
  return { path, args: [benchPath], as: { env: { ...process.env, ...env } } };
}

/**
 * Electron's utility process, where the app's engine runs; null, with the reason said, where there is none.
 * @returns {Promise<Runtime | null>}
 */
export async function utilityRuntime(electron) {
  try {
    const needed = ["build/bench", "scripts", "package.json"];
    const place = await placeForTests(electron.path, needed);
    const refusal =
      process.platform === "linux"
        ? await sandboxRefusal(place.electronPath, place.as)
        : undefined;
    if (refusal !== undefined) throw new SetupError(refusal);
    const mainPath = join(place.cwd, "scripts", "bench", "utilityMain.mjs");
    const { electronPath: path, cwd, as } = place;
    return { path, args: [mainPath], cwd, as };
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(`Not measured in a utility process: ${error.message}`);
    return null;
  }
}

/** One measurement in a process of its own, so that its memory is its own. */
export function measure({ path, args, cwd, as }, ...words) {
  say(`Measuring ${words.join(" ")}…`);
  const run = spawnSync(path, [...args, ...words.map(String)], {
    ...as,
    cwd,
    encoding: "utf8",
    timeout: longestMs,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const line = run.stdout?.split("\n").find((each) => each.startsWith("{"));
  if (run.status !== 0 || line === undefined)
    throw new Error(`The measurement ${words.join(" ")} failed.`);
  return JSON.parse(line);
}
