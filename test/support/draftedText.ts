// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { expect } from "vitest";
import type { SampleVault } from "./sampleVault.ts";

/** What a command prints for its signer, and how they sign it: sealed as it comes, and opened with stock age. */
export async function draftFor(
  sample: SampleVault,
  person: string,
  ...argv: string[]
): Promise<{ sealed: string; text: string; said: string }> {
  const { stdout: sealed, stderr: said, exitCode } = await sample.cli(...argv);
  expect(exitCode).toBe(0);
  expect(sealed).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----\n/);
  expect(said).toContain(`Sealed to ${person}. Keep it as `);
  const opening = ["-d", "-i", sample.at(person)];
  const opened = execFileSync("age", opening, { input: sealed });
  return { sealed, text: opened.toString("utf8"), said };
}
