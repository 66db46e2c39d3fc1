// SPDX-License-Identifier: Apache-2.0
import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { builtCli } from "../../support/commandLine.ts";
import { createDice } from "../../support/dice.ts";
import { type Aim, aimsIn, correctedAim } from "../processes/aim.ts";
import { damageAfter, headsIn } from "../processes/judge.ts";
import { answerOf, faultOfWords } from "../processes/answer.ts";
import type { Scene } from "../processes/operations.ts";
import { playScenes, wordsOf } from "../processes/scenes.ts";
import {
  type DiskCall,
  type Injection,
  runTraced,
  type TracedCall,
  type TracedEnd,
} from "../processes/tracedProcess.ts";
import { type Outcome, Tally } from "../support/campaign.ts";
import { installKdfMemo } from "../../support/kdfMemo.ts";

/** What meets a call: the process dies before it, it fails, or it lies about how much it wrote. */
const kill = "signal=SIGKILL";
const shortened = "retval=1";
const errors = ["EIO", "ENOSPC", "EDQUOT", "EACCES", "EROFS", "EMFILE"].map(
  (code) => `error=${code}`,
);

/**
 * What meets one call of an operation, in the order of rounds: killed first, then each error, which begins with
 * another one at the next call, so that a campaign that is stopped has met every call with something.
 */
function blowsAt(call: DiskCall, place: number): string[] {
  const first = place % errors.length;
  const turned = [...errors.slice(first), ...errors.slice(0, first)];
  const isWrite = call === "write" || call === "pwrite64";
  const writes = isWrite ? [shortened] : [];
  return [kill, ...writes, ...turned];
}

interface Case {
  readonly scene: Scene;
  readonly aim: Aim;
  readonly what: string;
}

/** How often a kill that fell beside its call is aimed again. */
const mostTries = 16;

interface Bench {
  readonly rootDir: string;
  readonly cliPath: string;
  readonly tally: Tally;
  cases: number;
}

function runAt(
  bench: Bench,
  { dir, scene }: { readonly dir: string; readonly scene: Scene },
  injection: Injection | null,
): Promise<TracedEnd> {
  return runTraced({
    cliPath: bench.cliPath,
    argv: [...wordsOf(scene, dir), "--json"],
    dir,
    env: { ...process.env, COUNTERSEAL_PROFILE: join(dir, "profile") },
    tracePath: `${dir}.trace`,
    injection,
  });
}

async function runIn(
  bench: Bench,
  scene: Scene,
  injection: Injection | null,
): Promise<{ readonly dir: string; readonly end: TracedEnd }> {
  bench.cases += 1;
  const dir = join(bench.rootDir, `case-${String(bench.cases)}`);
  cpSync(scene.beforeDir, dir, { recursive: true });
  return { dir, end: await runAt(bench, { dir, scene }, injection) };
}

function clear(dir: string): void {
  rmSync(dir, { recursive: true });
  for (const trace of [`${dir}.trace`, `${dir}.trace.alone`])
    rmSync(trace, { force: true });
}

/** The calls of an undisturbed run that touch its files, and what may meet each, in rounds. */
async function casesOf(
  bench: Bench,
  scene: Scene,
  seed: number,
): Promise<Case[][]> {
  const { dir, end } = await runIn(bench, scene, null);
  const ended = { acknowledged: end.exitCode === 0, killed: false };
  const damage = await damageAfter(dir, scene, ended);
  if (end.exitCode !== 0 || damage !== null)
    bench.tally.find(
      `“${scene.name}”, undisturbed: ${damage ?? end.stdout + end.stderr}`,
    );
  clear(dir);
  const aims = aimsIn(end.calls);
  bench.tally.count("operations");
  bench.tally.count("points", aims.length);
  const cases = shuffled(aims, seed).map((aim, turn) =>
    blowsAt(aim.call, turn).map((what) => ({ scene, aim, what })),
  );
  const rounds = Math.max(...cases.map((each) => each.length));
  return Array.from({ length: rounds }, (_, round) =>
    cases.flatMap((each) => each[round] ?? []),
  );
}

/** A disk that lies about a write: what it lost must be noticed, by the operation or by the next check. */
function isNoticed(damage: string): boolean {
  return /damaged|does not open|missing|not whole|no kit|unproven/.test(damage);
}

/** What goes wrong when the operation is done once more, where it can be; null when nothing does. */
async function faultOnceMore(
  bench: Bench,
  dir: string,
  scene: Scene,
): Promise<string | null> {
  const code = scene.onceMore;
  if (code === undefined) return null;
  const headsBefore = await headsIn(dir);
  const { exitCode, stdout, stderr } = await runAt(bench, { dir, scene }, null);
  const there = answerOf(stdout)?.error?.code === code;
  if (!there && exitCode !== 0) return `once more: ${stdout}${stderr}`;
  const entries = there ? 0 : scene.entries;
  const again = { ...scene, headsBefore, entries };
  return damageAfter(dir, again, { acknowledged: true, killed: false });
}

/** Kills at just that call, by as many runs as it takes; each is judged, wherever it fell. */
async function tryCase(bench: Bench, wanted: Case): Promise<void> {
  const { aim, what, scene } = wanted;
  let nth: number | null = aim.nth;
  for (let tries = 0; nth !== null && tries < mostTries; tries += 1) {
    const { call, thread } = aim;
    const calls = await tryOnce(bench, scene, { call, thread, nth, what });
    if (what !== kill) return;
    nth = correctedAim(aim, nth, calls);
  }
  bench.tally.count(nth === null ? "points killed at" : "points missed");
}

/** Gives the calls that were made. */
async function tryOnce(
  bench: Bench,
  scene: Scene,
  injection: Injection,
): Promise<readonly TracedCall[]> {
  const { tally } = bench;
  const { dir, end } = await runIn(bench, scene, injection);
  const hit = end.calls.find(({ injected }) => injected);
  const killed = end.exitCode === null;
  // Threads count for themselves: the number may have come up in another one, at a pipe.
  const aside = killed ? false : (hit?.path ?? null) === null;
  const { call, nth, what } = injection;
  const where = `${what} at ${call} ${String(nth)} (${hit?.path ?? "?"}) of “${scene.name}”`;
  if (aside) tally.count("elsewhere");
  else if (what === shortened) tally.count("lying writes");
  else tally.count(killed ? "kills" : "injected errors");
  const acknowledged = answerOf(end.stdout)?.ok === true;
  const damage = await damageAfter(dir, scene, { acknowledged, killed });
  const lie = what === shortened && damage !== null && isNoticed(damage);
  if (damage !== null && !lie) tally.find(`${where}: ${damage}`);
  const again = damage === null ? await faultOnceMore(bench, dir, scene) : null;
  if (again !== null) tally.find(`${where}: ${again}`);
  const words = killed || aside || lie ? null : faultOfWords(end, what);
  if (words !== null) tally.find(`${where}: ${words}`);
  clear(dir);
  return end.calls;
}

/** Runs steps at as many places at once as there are processors, until all are done or the time is up; gives how many were not begun. */
async function atAllPlaces(
  steps: readonly (() => Promise<unknown>)[],
  until: number,
): Promise<number> {
  let next = 0;
  const place = async (): Promise<void> => {
    while (next < steps.length && performance.now() < until) {
      next += 1;
      await steps[next - 1]?.();
    }
  };
  const places = Array.from({ length: availableParallelism() }, place);
  await Promise.all(places);
  return steps.length - next;
}

function shuffled<T>(items: readonly T[], seed: number): T[] {
  const dice = createDice(seed);
  const rest = [...items];
  return items.map(() => rest.splice(dice.number(rest.length), 1)[0] as T);
}

export interface ProcessPart {
  /** Names of the operations that are attacked; all, when it is left out. */
  readonly only?: readonly string[];
  /** Cases that a run of the same seed has begun already; it begins with the next. */
  readonly from?: number;
}

export interface ProcessOptions extends ProcessPart {
  /** So long after all is prepared no further case is begun. */
  readonly seconds: number;
  readonly seed: number;
}

/** All cases of all operations: every call is met once before any is met twice. */
async function orderOfCases(
  bench: Bench,
  scenes: readonly Scene[],
  seed: number,
): Promise<Case[]> {
  const lists: Case[][][] = [];
  await atAllPlaces(
    scenes.map((scene, at) => async () => {
      // In the scenes' order, whichever is done first: another run of this seed has the same.
      lists[at] = await casesOf(bench, scene, seed);
    }),
    Infinity,
  );
  const rounds = Math.max(...lists.map((list) => list.length));
  return Array.from({ length: rounds }, (_, round) => {
    const inRound = lists.map((list) => list[round] ?? []);
    const most = Math.max(...inRound.map((list) => list.length));
    return Array.from({ length: most }, (__, turn) =>
      inRound.flatMap((list) => list[turn] ?? []),
    ).flat();
  }).flat();
}

/** In memory where the system has such a place: a kill loses nothing of what was written, wherever that lies. */
function placeForCases(): string {
  const memoryDir = "/dev/shm";
  const dir = existsSync(memoryDir) ? memoryDir : tmpdir();
  return mkdtempSync(join(dir, "counterseal-processes-"));
}

/** Real processes and real calls of the operating system, killed or hindered at one. */
export async function processCampaign({
  seconds,
  seed,
  only,
  from = 0,
}: ProcessOptions): Promise<Outcome> {
  const bench: Bench = {
    rootDir: placeForCases(),
    cliPath: builtCli(),
    tally: new Tally("real processes, killed and hindered"),
    cases: 0,
  };
  const memo = installKdfMemo();
  try {
    const scenes = await playScenes(bench.rootDir);
    const attacked = scenes.filter(
      ({ name, given }) => given !== true && (only?.includes(name) ?? true),
    );
    const order = await orderOfCases(bench, attacked, seed);
    const left = await atAllPlaces(
      order.slice(from).map((each) => () => tryCase(bench, each)),
      performance.now() + seconds * 1000,
    );
    if (from > 0) bench.tally.count("cases begun before", from);
    if (left > 0) bench.tally.count("cases not begun", left);
  } finally {
    memo.remove();
    rmSync(bench.rootDir, { recursive: true });
  }
  return bench.tally.outcome();
}
