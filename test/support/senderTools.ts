// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

export interface Sender {
  readonly dir: string;
  /** Runs a stock tool in the folder, with a GnuPG home of its own; gives its output. */
  readonly run: (
    tool: string,
    args: readonly string[],
    input?: Uint8Array,
  ) => Buffer;
  readonly read: (name: string) => Buffer;
  readonly write: (name: string, bytes: Uint8Array) => void;
  readonly sha256: (bytes: Uint8Array) => string;
}

/** GnuPG starts one for a home with secret keys, and it goes on when the home is gone. */
export function endAgentOf(gnupgDir: string): void {
  if (existsSync(gnupgDir))
    spawnSync("gpgconf", ["--homedir", gnupgDir, "--kill", "gpg-agent"]);
}

/** A vendor's machine for a test file: a folder, gone with the file. */
export function createSender(): Sender {
  const dir = mkdtempSync(join(tmpdir(), "counterseal-test-"));
  afterAll(() => {
    endAgentOf(join(dir, "gnupg"));
    rmSync(dir, { recursive: true, force: true });
  });
  const run = (
    tool: string,
    args: readonly string[],
    input?: Uint8Array,
  ): Buffer => {
    const env = { ...process.env, GNUPGHOME: join(dir, "gnupg") };
    const done = spawnSync(tool, args, { cwd: dir, env, input });
    if (done.status !== 0)
      throw new Error(`${tool}: ${done.stderr.toString("utf8")}`);
    return done.stdout;
  };
  return {
    dir,
    run,
    read: (name) => readFileSync(join(dir, name)),
    write: (name, bytes) => {
      writeFileSync(join(dir, name), bytes);
    },
    sha256: (bytes) => run("sha256sum", [], bytes).toString().slice(0, 64),
  };
}
