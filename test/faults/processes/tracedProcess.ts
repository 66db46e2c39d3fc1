// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
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
  /** In strace's words: `signal=SIGKILL`, `error=EIO`, `retval=1`. */
  readonly what: string;
}

export interface TracedCall {
  readonly call: DiskCall;
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

/**
 * Attaches a tracer to a process that runs, and resolves once each of its threads is in its hands. It lets go of
 * programs that the process starts: their calls would be counted beside its own.
 */
export async function attachTracer(
  pid: number,
  tracePath: string,
  injection: Injection | null,
): Promise<ChildProcess> {
  const inject =
    injection === null
      ? []
      : [
          "-e",
          `inject=${injection.call}:${injection.what}:when=${String(injection.nth)}`,
        ];
  const tracer = spawn(
    "strace",
    // prettier-ignore
    ["-f", "-b", "execve", "-y", "-s", "0", "-o", tracePath, "-e", `trace=${diskCalls.join()}`, ...inject, "-p", String(pid)],
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

function hasNoResult(line: string): boolean {
  return / = \?$| <unfinished \.\.\.>$/.test(line);
}

/** Calls of a trace, each counted in its thread as the tracer counts it. */
export function readTrace(tracePath: string, dir: string): TracedCall[] {
  const counts = new Map<string, number>();
  const calls: TracedCall[] = [];
  const last = new Map<string, { injected: boolean; cutOff: boolean }>();
  for (const line of readFileSync(tracePath, "utf8").split("\n")) {
    // Where threads interleave, a call's end stands on a line of its own.
    const resumed = /^(\d+) +<\.\.\. /.exec(line)?.[1];
    const waiting = resumed === undefined ? undefined : last.get(resumed);
    if (waiting !== undefined) {
      waiting.injected ||= line.includes("(INJECTED)");
      waiting.cutOff = hasNoResult(line);
    }
    const found = /^(\d+) +(\w+)\((.*)$/.exec(line);
    const [, thread, name, rest] = found ?? [];
    const call = diskCalls.find((each) => each === name);
    if (call === undefined || rest === undefined) continue;
    const key = `${thread ?? ""} ${call}`;
    const nth = (counts.get(key) ?? 0) + 1;
    counts.set(key, nth);
    const at = rest.indexOf(`${dir}/`);
    const path =
      at < 0 ? null : /^[^">]*/.exec(rest.slice(at + dir.length + 1))?.[0];
    const injected = rest.includes("(INJECTED)");
    const creates = rest.includes("O_CREAT");
    const cutOff = hasNoResult(line);
    const made = { call, nth, path: path ?? null, injected, cutOff, creates };
    calls.push(made);
    last.set(thread ?? "", made);
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
  const tracer = await attachTracer(
    child.pid ?? 0,
    run.tracePath,
    run.injection,
  );
  const traced = once(tracer, "exit");
  go.on("error", () => undefined);
  go.end(".");
  const [[exitCode]] = await Promise.all([ended, traced]);
  const calls = readTrace(run.tracePath, run.dir);
  return { exitCode, stdout: said(), stderr: complained(), calls };
}
