// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";

/** Every call by which something reaches the disk. */
export const diskCalls = [
  "write",
  "writev",
  "pwrite64",
  "fsync",
  "fdatasync",
  "rename",
  "link",
  "unlink",
  "rmdir",
  "mkdir",
  "ftruncate",
  "openat",
] as const;
export type DiskCall = (typeof diskCalls)[number];

/** The n-th call of its kind in one thread meets this, instead of being done. */
export interface Injection {
  readonly call: DiskCall;
  readonly nth: number;
  /** Place of the thread among those that ran when the tracer came; null: whichever is first to come so far. */
  readonly thread: number | null;
  /** In strace's words: `signal=SIGKILL`, `error=EIO`, `retval=1`. */
  readonly what: string;
}

export interface TracedCall {
  readonly call: DiskCall;
  /** Place of its thread among those that ran when the tracer came; null for one that began later. */
  readonly thread: number | null;
  /** Counted in its thread. */
  readonly nth: number;
  /** Below the traced folder; null when it touches something else, such as a pipe. */
  readonly path: string | null;
  readonly injected: boolean;
  /** Begun, and cut off by the death of its process. */
  readonly cutOff: boolean;
  /** Opened for being made. */
  readonly creates: boolean;
}

export interface TracedEnd {
  /** Null: it was killed. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly calls: readonly TracedCall[];
}

const pausePath = fileURLToPath(
  new URL("pauseBeforeWork.mjs", import.meta.url),
);

function textOf(stream: Readable): () => string {
  const pieces: Buffer[] = [];
  stream.on("data", (piece: Buffer) => pieces.push(piece));
  return () => Buffer.concat(pieces).toString("utf8");
}

/** Threads of a process, the first one first: numbers are given in the order of their making. */
function threadsOf(pid: number): readonly number[] {
  const names = readdirSync(`/proc/${String(pid)}/task`);
  return names.map(Number).sort((a, b) => a - b);
}

async function attach(words: readonly string[]): Promise<ChildProcess> {
  const tracer = spawn(
    "strace",
    // prettier-ignore
    ["-b", "execve", "-y", "-s", "0", "-e", `trace=${diskCalls.join()}`, ...words],
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  // It goes on to tell of every new thread, and must not find nobody listening.
  const said = textOf(tracer.stderr);
  const gone = once(tracer, "exit");
  while (!said().includes("attached")) {
    if (tracer.exitCode !== null) throw new Error(`strace: ${said().trim()}`);
    await Promise.race([once(tracer.stderr, "data"), gone]);
  }
  return tracer;
}

/** Where the calls of the one thread are told that has a tracer of its own. */
const aloneIn = (tracePath: string): string => `${tracePath}.alone`;

/**
 * Attaches tracers to a process that runs, and resolves once each of its threads is in their hands. A thread in
 * which something is to happen has one of its own: the number of a call would come up in others as well. They let
 * go of programs that the process starts: their calls would be counted beside its own.
 */
export async function attachTracers(
  threads: readonly number[],
  tracePath: string,
  injection: Injection | null,
): Promise<readonly ChildProcess[]> {
  const inject =
    injection === null
      ? []
      : [
          "-e",
          `inject=${injection.call}:${injection.what}:when=${String(injection.nth)}`,
        ];
  const own = threads[injection?.thread ?? -1];
  const rest = threads.find((thread) => thread !== own);
  const toRest = ["-f", "-o", tracePath, "-p", String(rest)];
  if (own === undefined) return [await attach([...inject, ...toRest])];
  const alone = ["-o", aloneIn(tracePath), "-p", String(own)];
  return [await attach([...inject, ...alone]), await attach(toRest)];
}

function hasNoResult(line: string): boolean {
  return / = \?$| <unfinished \.\.\.>$/.test(line);
}

/** A line a call, as a tracer of several threads writes them: each begins with its thread. */
export function linesOf(tracePath: string, own: number | undefined): string[] {
  const lines = readFileSync(tracePath, "utf8").split("\n");
  const alonePath = aloneIn(tracePath);
  if (!existsSync(alonePath)) return lines;
  const alone = readFileSync(alonePath, "utf8").split("\n");
  return [...lines, ...alone.map((line) => `${String(own)} ${line}`)];
}

/** Calls of a trace, each counted in its thread as the tracer counts it; in their order within a thread. */
export function readTrace(
  lines: readonly string[],
  dir: string,
  threads: readonly number[],
): TracedCall[] {
  const counts = new Map<string, number>();
  const calls: TracedCall[] = [];
  const last = new Map<string, { injected: boolean; cutOff: boolean }>();
  for (const line of lines) {
    // Where threads interleave, a call's end stands on a line of its own.
    const resumed = /^(\d+) +<\.\.\. /.exec(line)?.[1];
    const waiting = resumed === undefined ? undefined : last.get(resumed);
    if (waiting !== undefined) {
      waiting.injected ||= line.includes("(INJECTED)");
      waiting.cutOff = hasNoResult(line);
    }
    const found = /^(\d+) +(\w+)\((.*)$/.exec(line);
    const [, tid, name, rest] = found ?? [];
    const call = diskCalls.find((each) => each === name);
    if (call === undefined || rest === undefined) continue;
    const key = `${tid ?? ""} ${call}`;
    const nth = (counts.get(key) ?? 0) + 1;
    counts.set(key, nth);
    const at = rest.indexOf(`${dir}/`);
    const path =
      at < 0 ? null : /^[^">]*/.exec(rest.slice(at + dir.length + 1))?.[0];
    const injected = rest.includes("(INJECTED)");
    const creates = rest.includes("O_CREAT");
    const cutOff = hasNoResult(line);
    const place = threads.indexOf(Number(tid));
    const thread = place < 0 ? null : place;
    // prettier-ignore
    const made = { call, thread, nth, path: path ?? null, injected, cutOff, creates };
    calls.push(made);
    last.set(tid ?? "", made);
  }
  return calls;
}

export interface TracedRun {
  readonly cliPath: string;
  readonly argv: readonly string[];
  /** Calls that touch files below it are told by their path. */
  readonly dir: string;
  readonly env: NodeJS.ProcessEnv;
  readonly tracePath: string;
  readonly injection: Injection | null;
}

/** Runs one command line as a process of its own, under a tracer from its first deed on. */
export async function runTraced(run: TracedRun): Promise<TracedEnd> {
  const child = spawn(
    process.execPath,
    ["--import", pausePath, run.cliPath, ...run.argv],
    {
      cwd: run.dir,
      // One thread does all file work, so that the same number is the same call each time.
      env: { ...run.env, UV_THREADPOOL_SIZE: "1" },
      stdio: ["ignore", "pipe", "pipe", "pipe", "pipe"],
    },
  );
  const [, stdout, stderr, ready, go] = child.stdio as unknown as [
    null,
    Readable,
    Readable,
    Readable,
    Writable,
  ];
  const [said, complained] = [textOf(stdout), textOf(stderr)];
  const ended = once(child, "close") as Promise<[number | null]>;
  await once(ready, "data");
  const threads = threadsOf(child.pid ?? 0);
  const tracers = await attachTracers(threads, run.tracePath, run.injection);
  const traced = tracers.map((tracer) => once(tracer, "exit"));
  go.on("error", () => undefined);
  go.end(".");
  const [[exitCode]] = await Promise.all([ended, ...traced]);
  const own = threads[run.injection?.thread ?? -1];
  const calls = readTrace(linesOf(run.tracePath, own), run.dir, threads);
  return { exitCode, stdout: said(), stderr: complained(), calls };
}
