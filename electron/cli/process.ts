// SPDX-License-Identifier: Apache-2.0
import { createRequire } from "node:module";
import process from "node:process";
import { z } from "zod";
import type { EngineOptions } from "../engine/engine.ts";
import { profileDirFor } from "./profileDir.ts";
import { run } from "./run.ts";

const { version } = z
  .looseObject({ version: z.string() })
  .parse(createRequire(import.meta.url)("../../package.json"));

/** A reader such as `head` may leave before all is printed: that is its right, and no failure. */
function ignoreClosedPipe(thrown: unknown): void {
  if (!(thrown instanceof Error && "code" in thrown && thrown.code === "EPIPE"))
    throw thrown;
}

/** Resolves once everything written so far has left the process, or its reader has. */
function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write("", () => {
      resolve();
    });
  });
}

/** Runs the words that this process was started with, then ends it. */
export async function runProcess(
  host: Pick<EngineOptions, "startHelper"> = {},
): Promise<never> {
  const interruption = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => {
      interruption.abort();
    });
  process.stdout.on("error", ignoreClosedPipe);
  process.stderr.on("error", ignoreClosedPipe);
  const exitCode = await run(
    process.argv.slice(2),
    {
      stdin: process.stdin,
      stdout: process.stdout,
      stderr: process.stderr,
      interrupted: interruption.signal,
    },
    {
      version,
      engine: {
        profileDir: profileDirFor(process.platform, process.env),
        ...host,
      },
    },
  );
  await Promise.all([flushed(process.stdout), flushed(process.stderr)]);
  process.exit(exitCode);
}
