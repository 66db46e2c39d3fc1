// SPDX-License-Identifier: Apache-2.0
import type { ExitCode, FailureCode } from "../failure.ts";
import { because, type FailureWords, named, nothingChanged } from "./facts.ts";

const uses: Readonly<Record<string, string>> = {
  duplicate: "another finding is recorded as a duplicate of it",
  disposition: "it has a disposition",
  judged: "a text that people were asked to sign by names it",
};

/** What an audit found. */
export const findingFailures = {
  "finding-unknown": () => ({
    title: "The finding was not found, or the findings are of several audits.",
    safe: nothingChanged,
    next: "Look at the list of findings again: it may have been removed meanwhile.",
  }),
  "finding-label-taken": (fact) => ({
    title: `The finding was not recorded: ${named("another one of the audit has the id", fact("name"))}.`,
    safe: nothingChanged,
    next: "Give it an id of its own, or change the one that is there.",
  }),
  "finding-in-use": (fact) => ({
    title: `${named("The finding", fact("name"))} was not removed${because(uses[fact("reason")] ?? "")}.`,
    safe: nothingChanged,
    next: "Set its status to withdrawn instead: what was said of it then stays on the record.",
  }),
  "findings-full": () => ({
    title: "Nothing was recorded: an audit holds at most 10,000 findings.",
    safe: nothingChanged,
    next: "Take in fewer, or make a further audit for the rest.",
  }),
  "finding-import-refused": (fact) => ({
    title: `No findings were read from it${because(fact("reason"))}.`,
    safe: "Nothing of it was recorded, and the file itself is as it was.",
    next: "Take a table with a row of headings (CSV), SARIF 2.1.0, CSAF 2.0, JSON, or a report with text in it; or write the findings by hand.",
  }),
  "finding-look-gone": () => ({
    title:
      "Nothing was recorded: what was looked at is no longer what the vault would take.",
    safe: nothingChanged,
    next: "Look at the file or report again, and choose from what it shows then.",
  }),
} as const satisfies Partial<Record<FailureCode, FailureWords>>;

export const findingExitCodes = {
  "finding-unknown": 2,
  "finding-label-taken": 1,
  "finding-in-use": 1,
  "findings-full": 1,
  "finding-import-refused": 1,
  "finding-look-gone": 1,
} as const satisfies Record<keyof typeof findingFailures, ExitCode>;
