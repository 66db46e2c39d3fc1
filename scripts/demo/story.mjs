// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { inRepository } from "../repository.mjs";

/** A step that did not go as it must. */
export class Misstep extends Error {
  name = "Misstep";
}

const shimFolder = ".bin";
const profileFolder = ".profile";

/** Lines of a command's output that are shown; the rest is counted. */
const longestOutput = 20;

/**
 * Tells the demo step by step: each is said in plain words, then done by the very command lines that
 * are printed, in a POSIX shell, where `counterseal` is this clone's.
 */
export class Story {
  #dir;
  #env;
  #step = 0;

  /** @param {string} dir an existing, empty folder that everything is made in */
  constructor(dir) {
    this.#dir = dir;
    const binDir = join(dir, shimFolder);
    mkdirSync(binDir);
    const shimPath = join(binDir, "counterseal");
    const words = [process.execPath, inRepository("bin", "counterseal.mjs")];
    writeFileSync(
      shimPath,
      `#!/bin/sh\nexec ${words.map(quoted).join(" ")} "$@"\n`,
    );
    chmodSync(shimPath, 0o755);
    this.#env = {
      ...withoutGit(process.env),
      PATH: `${binDir}:${process.env.PATH}`,
      // A profile of its own: what the demo's vault looked like is nothing to remember.
      COUNTERSEAL_PROFILE: join(dir, profileFolder),
      GIT_CONFIG_GLOBAL: "/dev/null",
      GIT_CONFIG_NOSYSTEM: "1",
      LC_ALL: "C",
    };
  }

  path(...parts) {
    return join(this.#dir, ...parts);
  }

  /** Begins a step. */
  say(words) {
    this.#step += 1;
    print(`\n${this.#step}. ${words}`);
  }

  /**
   * Runs one command line as it is printed; gives its standard output.
   * @param {string} line for a POSIX shell, in the demo's folder
   * @param {{exit?: number, says?: (string | RegExp)[], show?: number}} expected what must come of it, and how
   *   many lines of it to show; negative: of its end
   */
  run(line, { exit = 0, says = [], show = longestOutput } = {}) {
    print(`   $ ${line.replaceAll("\n", "\n     ")}`);
    const done = spawnSync("sh", ["-c", line], {
      cwd: this.#dir,
      env: this.#env,
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
    });
    const output = `${done.stdout ?? ""}${done.stderr ?? ""}`;
    printOutput(output, done.status === exit ? show : Infinity);
    if (done.error !== undefined) throw new Misstep(done.error.message);
    if (done.status !== exit)
      throw new Misstep(
        `It ended with exit code ${done.status}, and ${exit} was due.`,
      );
    for (const words of says)
      this.require(matches(output, words), `It did not say ${words}.`);
    if (exit !== 0) print(`   (exit code ${exit}, as it must be)`);
    return done.stdout;
  }

  /** Ends the demo with the sentence unless the condition holds. */
  require(condition, sentence) {
    if (!condition) throw new Misstep(sentence);
  }

  /** Takes away what only the telling needed. */
  end() {
    for (const name of [shimFolder, profileFolder])
      rmSync(this.path(name), { recursive: true, force: true });
  }

  get steps() {
    return this.#step;
  }
}

function matches(output, words) {
  return typeof words === "string"
    ? output.includes(words)
    : words.test(output);
}

/** A hook or an alias around this process must not reach the demo's own repositories. */
function withoutGit(env) {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !name.startsWith("GIT_")),
  );
}

/** A word for a POSIX shell. */
export function quoted(word) {
  return /^[\w@%+=:,./-]+$/.test(word)
    ? word
    : `'${word.replaceAll("'", "'\\''")}'`;
}

function print(text) {
  process.stdout.write(`${text}\n`);
}

function printOutput(output, count) {
  const lines = output.trimEnd().split("\n");
  if (output.trim() === "" || count === 0) return;
  const shown = count < 0 ? lines.slice(count) : lines.slice(0, count);
  const left = lines.length - shown.length;
  if (left > 0 && count < 0) print("     …");
  for (const line of shown) print(`     ${line}`.trimEnd());
  if (left > 0 && count > 0) print(`     … and ${left} lines more`);
}
