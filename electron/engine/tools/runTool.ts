// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, spawn } from "node:child_process";
import { failure, type Failure } from "../../../shared/failure.ts";
import { err, ok, type Result } from "../../../shared/result.ts";

export interface ToolRun {
  readonly name: "git" | "ssh-keygen" | "ssh-add";
  readonly args: readonly string[];
  /** Given on standard input, which is then closed. */
  readonly input?: Uint8Array;
  /** The whole environment of the tool, beside PATH and HOME. */
  readonly env: Readonly<Record<string, string>>;
  /** Bytes of standard output that are taken; more ends the tool. */
  readonly outputLimit: number;
  /** Takes standard output as it comes; `stdout` of the answer is then empty. */
  readonly take?: (piece: Uint8Array) => void;
  readonly timeLimitMs: number;
  /** Ends the tool at once; the run is then `cancelled`. */
  readonly signal: AbortSignal;
}

export interface ToolAnswer {
  /** Null when the tool was ended for breaking a limit. */
  readonly code: number | null;
  readonly stdout: Uint8Array;
  /** The beginning of what it said. */
  readonly stderr: string;
}

const complaintLimit = 4096;

/** The person's own PATH finds the tool; a locale of C makes its words and sorting the same everywhere. */
function environment(
  extra: Readonly<Record<string, string>>,
): Record<string, string> {
  const { PATH, HOME, SystemRoot } = process.env;
  return {
    ...(PATH !== undefined && { PATH }),
    ...(HOME !== undefined && { HOME }),
    ...(SystemRoot !== undefined && { SystemRoot }),
    LC_ALL: "C",
    ...extra,
  };
}

/**
 * Runs a stock tool without a shell and without a terminal, within limits of time and output. Fails with
 * `tool-missing`, or with `cancelled` when its signal ended it; any exit code is the caller's to judge.
 */
export function runTool(run: ToolRun): Promise<Result<ToolAnswer, Failure>> {
  const { signal } = run;
  if (signal.aborted) return Promise.resolve(err(failure("cancelled")));
  return new Promise((resolve) => {
    // Detached: without a controlling terminal no tool can stop to ask a question on it.
    const child = spawn(run.name, [...run.args], {
      env: environment(run.env),
      stdio: ["pipe", "pipe", "pipe"],
      detached: process.platform !== "win32",
    });
    const stop = (): void => {
      end(child);
    };
    const timer = setTimeout(stop, run.timeLimitMs);
    signal.addEventListener("abort", stop);
    const settle = (answer: Result<ToolAnswer, Failure>): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
      resolve(answer);
    };
    const output: Buffer[] = [];
    let size = 0;
    let stderr = "";
    child.stdout.on("data", (piece: Buffer) => {
      size += piece.length;
      if (size > run.outputLimit) stop();
      else if (run.take === undefined) output.push(piece);
      else run.take(piece);
    });
    child.stderr.on("data", (piece: Buffer) => {
      if (stderr.length < complaintLimit) stderr += piece.toString("utf8");
    });
    child.on("error", () => {
      settle(err(failure("tool-missing", { tool: run.name })));
    });
    child.on("close", (exitCode) => {
      // It may have ended by itself before it was ended for what it wrote.
      const code = size > run.outputLimit ? null : exitCode;
      const stdout = new Uint8Array(Buffer.concat(output));
      settle(
        code === null && signal.aborted
          ? err(failure("cancelled"))
          : ok({ code, stdout, stderr: stderr.slice(0, complaintLimit) }),
      );
    });
    // A tool that ends before it has read everything closes the pipe; its exit code says why.
    child.stdin.on("error", () => undefined);
    child.stdin.end(run.input ?? new Uint8Array());
  });
}

/** Ends the tool and whatever it started: it leads a process group of its own. */
function end({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
  } catch {
    // It is gone already.
  }
}
