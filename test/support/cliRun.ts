// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { PassThrough } from "node:stream";
import { run } from "../../electron/cli/run.ts";
import { kdfFloor } from "../../electron/crypto/kdf.ts";

export interface CliEnd {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The one JSON document on standard output; throws when there is none, or more than it. */
export function jsonOf({ stdout }: CliEnd): unknown {
  return JSON.parse(stdout);
}

/** The answer of a run with --json that succeeded; its shape is the caller's to know. */
export function valueOf(end: CliEnd): unknown {
  return (jsonOf(end) as { value: unknown }).value;
}

function collect(stream: PassThrough): () => string {
  const pieces: Buffer[] = [];
  stream.on("data", (piece: Buffer) => pieces.push(piece));
  return () => Buffer.concat(pieces).toString("utf8");
}

export interface CliCircumstances {
  readonly interrupted?: AbortSignal;
  /** Present: standard error is a terminal, and this is called with what it shows. */
  readonly onTerminalText?: (text: string) => void;
}

/**
 * One command line, run in this process, without a keyboard. New vaults get the cheapest key
 * derivation that is allowed, so that a test can open one often.
 */
export async function runCli(
  profileDir: string,
  argv: readonly string[],
  circumstances: CliCircumstances = {},
): Promise<CliEnd> {
  const { onTerminalText, interrupted } = circumstances;
  const stdout = new PassThrough();
  const stderr = Object.assign(new PassThrough(), {
    isTTY: onTerminalText !== undefined,
  });
  const outText = collect(stdout);
  const errText = collect(stderr);
  stderr.on("data", (piece: Buffer) => onTerminalText?.(piece.toString()));
  const exitCode = await run(
    argv,
    {
      stdin: new PassThrough(),
      stdout,
      stderr,
      interrupted: interrupted ?? new AbortController().signal,
    },
    { version: "0.0.0", engine: { profileDir, kdf: kdfFloor } },
  );
  return { exitCode, stdout: outText(), stderr: errText() };
}

/** Path and digest of every file below a folder, sorted: equal means that nothing changed. */
export function snapshot(dir: string): readonly string[] {
  return readdirSync(dir, { recursive: true, encoding: "utf8" })
    .map((name) => join(dir, name))
    .filter((path) => lstatSync(path).isFile())
    .map(
      (path) =>
        `${relative(dir, path)} ${createHash("sha256").update(readFileSync(path)).digest("hex")}`,
    )
    .sort();
}
