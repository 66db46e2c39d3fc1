// SPDX-License-Identifier: Apache-2.0
import type { TracedEnd } from "./tracedProcess.ts";

/** What the command line says with `--json`. */
interface Answer {
  readonly ok: boolean;
  readonly error?: { readonly code: string };
  readonly value?: unknown;
}

export function answerOf(stdout: string): Answer | null {
  try {
    return JSON.parse(stdout) as Answer;
  } catch {
    return null;
  }
}

/** A refusal has a code that fits, three sentences on standard error, and the exit code of its kind. */
export function faultOfWords(
  { exitCode, stdout, stderr }: TracedEnd,
  what: string,
): string | null {
  const answer = answerOf(stdout);
  if (exitCode === 0) return answer?.ok === true ? null : `said: ${stdout}`;
  // A vault that takes no changes is an answer with its reason, not a failure.
  if (exitCode === 3 && answer?.value !== undefined) return null;
  const code = answer?.error?.code;
  if (code === undefined || code === "internal")
    return `ended with ${String(exitCode)} and ${String(code)}: ${stderr.slice(0, 300)}`;
  if (/ENOSPC|EDQUOT/.test(what) && /^(?:write-failed|file-)/.test(code))
    return `a full disk was told as ${code}`;
  if (exitCode !== 5 && exitCode !== 3)
    return `${code} ended with ${String(exitCode)}`;
  return /^(?:[^\n]+[.:!?]\n){3,}$/.test(stderr) && !/\n {4}at /.test(stderr)
    ? null
    : `standard error: ${stderr}`;
}
