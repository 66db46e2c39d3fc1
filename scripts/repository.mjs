// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of this clone. */
export const repositoryDir = dirname(dirname(fileURLToPath(import.meta.url)));

/** @param {string[]} parts below the clone's folder */
export function inRepository(...parts) {
  return join(repositoryDir, ...parts);
}

/** @param {string} jsonPath absolute */
export function readJson(jsonPath) {
  return JSON.parse(readFileSync(jsonPath, "utf8"));
}

/** One line for the person at the terminal; standard output stays free for results. */
export function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

/** What stopped a command, in a sentence that the person can act on: shown without a stack trace. */
export class SetupError extends Error {
  name = "SetupError";
}

/** Runs a command's body, which returns its exit code; a {@link SetupError} becomes its sentence. */
export async function runCommand(body, setupExitCode = 1) {
  try {
    const exitCode = await body();
    if (exitCode !== undefined) process.exitCode = exitCode;
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(error.message);
    process.exitCode = setupExitCode;
  }
}
