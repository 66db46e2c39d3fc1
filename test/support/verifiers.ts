// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { verifyRelease } from "../../electron/engine/release/verifyRelease.ts";
import { createStorage } from "../../electron/storage/storage.ts";
import { Instant } from "../../shared/ids.ts";
import { verifyScriptPath } from "./releases.ts";
import { unzipperHere } from "./unzipperHere.ts";
import { requireOk } from "./unwrap.ts";

/** What a verifier says, in a form in which two of them can be compared. */
export interface Said {
  readonly verdict: string;
  /** `name about`, sorted. Why a text is refused is for each to word. */
  readonly problems: readonly string[];
}

export interface Asked {
  readonly dir: string;
  readonly trusted: Uint8Array | null;
  readonly commit?: string;
  /** In a repository that was packed or unpacked whole. */
  readonly place?: string;
}

function said(verdict: string, lines: readonly string[]): Said {
  const problems = lines.map((line) =>
    line.replace(/^((?:statement|charter)-refused [^,]*),.*$/, "$1"),
  );
  return { verdict, problems: [...new Set(problems)].sort() };
}

/** Runs `verify.sh` under a shell, such as `["busybox", "sh"]`. */
export function askScript(
  asked: Asked,
  shell: readonly string[] = ["sh"],
  env: NodeJS.ProcessEnv = process.env,
): Said & { readonly code: number | null; readonly output: string } {
  const workDir = mkdtempSync(join(tmpdir(), "counterseal-ask-"));
  try {
    const charterPath = join(workDir, "my charter.txt");
    if (asked.trusted !== null) writeFileSync(charterPath, asked.trusted);
    const [program = "sh", ...args] = shell;
    const ran = spawnSync(
      program,
      [
        ...args,
        verifyScriptPath,
        asked.trusted === null ? "-" : charterPath,
        asked.dir,
        ...(asked.commit === undefined ? [] : [asked.commit]),
      ],
      {
        ...{
          encoding: "utf8",
          env: { ...env, TMPDIR: workDir },
          stdio: "pipe",
        },
        maxBuffer: 1 << 28,
      },
    );
    const lines = ran.stdout.split("\n").filter((line) => line !== "");
    const marked = lines.filter((line) => line.startsWith("NOT VERIFIED: "));
    const verdict = marked.length > 0 ? "NOT VERIFIED" : (lines.at(-1) ?? "");
    return {
      ...said(
        verdict,
        marked.map((line) => line.slice("NOT VERIFIED: ".length)),
      ),
      code: ran.status,
      output: ran.stdout + ran.stderr,
    };
  } finally {
    rmSync(workDir, { recursive: true, force: true });
  }
}

/** What a terminal may obey in a name: the script says none of it, and the app shows it as what it is. */
const obeyed =
  /[\x01-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

export async function askApp(asked: Asked): Promise<Said> {
  const verdict = requireOk(
    await verifyRelease({
      storage: createStorage(),
      path: asked.dir,
      commit: asked.commit ?? null,
      place: asked.place,
      startHelper: unzipperHere,
      signal: new AbortController().signal,
      trustedCharter: asked.trusted,
      now: Instant.parse("2026-12-01T00:00:00Z"),
    }),
  );
  const lines = verdict.problems.map(
    ({ name, about }) => `${name} ${about.replace(obeyed, "?")}`,
  );
  return said(verdict.verdict, lines);
}

/** What both verifiers say, the script under `sh`; the test fails where they differ. */
export async function askBoth(
  asked: Asked,
  env: NodeJS.ProcessEnv = process.env,
): Promise<ReturnType<typeof askScript>> {
  const answer = askScript(asked, ["sh"], env);
  const { verdict, problems } = answer;
  expect(await askApp(asked)).toEqual({ verdict, problems });
  return answer;
}
