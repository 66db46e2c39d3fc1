// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from "node:fs";
import { relative } from "node:path";
import { stripVTControlCharacters } from "node:util";

const slowestShown = 3;
/** Nobody looks for a second. */
const leastSeconds = 10;

function slowestOf(modules) {
  return modules
    .map((module) => ({
      file: module.relativeModuleId,
      seconds: Math.round(module.diagnostic().duration / 1000),
    }))
    .filter(({ seconds }) => seconds >= leastSeconds)
    .sort((one, other) => other.seconds - one.seconds)
    .slice(0, slowestShown);
}

const mostWords = 600;

/**
 * What a failed test said, in one line: what was waited for, what differed, and where. The end of a run is often all
 * that is kept of it.
 * @param {{message?: string, diff?: string, stacks?: {file: string, line: number}[]} | undefined} error
 */
export function wordsOf(error) {
  if (error?.message === undefined) return "no word of it";
  const differing = stripVTControlCharacters(error.diff ?? "")
    .split("\n")
    .filter(
      (line) =>
        /^[-+] /.test(line) && !/^[-+] (?:Expected|Received)/.test(line),
    );
  const words = [stripVTControlCharacters(error.message), ...differing]
    .join("\n")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join(" ");
  const { file, line } = error.stacks?.[0] ?? {};
  const place =
    file === undefined ? "" : ` (${relative(process.cwd(), file)}:${line})`;
  return `${words.slice(0, mostWords)}${place}`;
}

/**
 * A Vitest reporter that writes what a run came to, as JSON, to the file that COUNTERSEAL_TALLY names:
 * `{passed, failed, skipped, failures, reasons, slowest, campaigns}`. A file or a run that broke outside its tests counts
 * as one failure. `failures` name each with the words of its error, so that the end of a long run says what broke;
 * `campaigns` are the outcomes that tests left in their meta, by name, each kind of case summed up; `slowest` are the
 * files that took longest, with their seconds.
 */
export default class TestTally {
  #words = new Map();

  onUserConsoleLog({ taskId, content }) {
    const said = this.#words.get(taskId) ?? [];
    this.#words.set(taskId, [...said, content.trim()]);
  }

  onTestRunEnd(modules, unhandledErrors) {
    const tally = {
      passed: 0,
      failed: 0,
      skipped: 0,
      failures: unhandledErrors.map(
        (error) => `outside the tests: ${wordsOf(error)}`,
      ),
      reasons: [],
      slowest: slowestOf(modules),
      campaigns: {},
    };
    for (const module of modules) this.#add(module, tally);
    tally.failed += unhandledErrors.length;
    writeFileSync(process.env.COUNTERSEAL_TALLY, JSON.stringify(tally));
  }

  #add(module, tally) {
    const tests = [...module.children.allTests()];
    const skipped = tests.filter((test) => test.result().state === "skipped");
    const failed = tests.filter((test) => test.result().state === "failed");
    tally.passed += tests.filter(
      (test) => test.result().state === "passed",
    ).length;
    tally.failed += failed.length;
    tally.skipped += skipped.length;
    for (const test of failed)
      tally.failures.push(
        `${module.relativeModuleId} > ${test.fullName}: ${wordsOf(test.result().errors[0])}`,
      );
    if (failed.length === 0 && module.state() === "failed") {
      tally.failed += 1;
      tally.failures.push(
        `${module.relativeModuleId}: ${wordsOf(module.errors()[0])}`,
      );
    }
    if (skipped.length > 0)
      tally.reasons.push(...this.#reasons(module, skipped));
    for (const test of tests) this.#addOutcome(test.meta().outcome, tally);
  }

  #addOutcome(outcome, { campaigns }) {
    if (outcome === undefined) return;
    const sums = (campaigns[outcome.name] ??= {});
    for (const [kind, count] of Object.entries(outcome.counts))
      sums[kind] = (sums[kind] ?? 0) + count;
  }

  /** The notes of the tests that were left out, or what their file printed. */
  #reasons(module, skipped) {
    const notes = skipped.map((test) => test.result().note).filter(Boolean);
    const words = notes.length > 0 ? notes : (this.#words.get(module.id) ?? []);
    const reasons =
      words.length > 0 ? [...new Set(words)] : ["no reason given"];
    return reasons.map((reason) => `${module.relativeModuleId}: ${reason}`);
  }
}
