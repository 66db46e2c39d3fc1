// SPDX-License-Identifier: Apache-2.0
import type { ExitCode, FailureCode } from "../failure.ts";
import { because, type FailureWords, named, nothingChanged } from "./facts.ts";

const byHand: Readonly<Record<string, string>> = {
  "of-missing": "it is not said which finding it is a duplicate of",
  "of-surplus": "only a duplicate is one of another finding",
  "of-unknown": "the finding that it repeats is not of this audit",
  "of-itself": "it would be a duplicate of itself",
  "cve-missing": "no CVE id was given, and it has none",
  "too-many": "it would have more than 50 of a kind",
  "none-there": "it has no disposition to take back",
};

const refusals: Readonly<Record<string, string>> = {
  "not-text": "what is in it is no UTF-8 text",
  "signed-twice":
    "a signature stands below the text, and another was named beside it",
  "other-audit": "it is of another audit",
  "other-hand-over": "it answers a hand-over that this audit did not make",
  "recorded-already": "it is recorded already",
};

const untaken: Readonly<Record<string, string>> = {
  faults: "it has lines that are not of its format",
  bad: "it names what this audit cannot take",
  nothing: "it answers nothing",
  changed: "findings changed after they were handed over",
  unsigned: "nobody signed it",
  "unknown-key": "nobody here has the key that signed it",
  "other-person":
    "it is signed by somebody who is not enrolled as of the committee",
  "lost-key": "it is signed with a key that was lost",
  broken: "what is beside it is no signature of this text",
};

const remedies: Readonly<Record<string, string>> = {
  faults: "Have the lines mended that the preview names, and signed again.",
  bad: "Compare its ids with those of the audit, and have the file mended.",
  nothing: "Have answers written behind its lines Answer:.",
  changed:
    "Look at what changed, and take it although it did, or hand the findings over again.",
  "lost-key":
    "Ask for a signature with a key that is in force, over the same text.",
  broken: "Ask for the file and its signature again, as they were made.",
};

const unexported: Readonly<Record<string, string>> = {
  "cve-missing": "srctl keeps CVEs, and this finding has no CVE id",
  "publisher-missing": "CSAF names its publisher, and none was given",
};

const asUnsigned =
  "Ask whoever it came from. It can be recorded as signed by nobody, with the words that say whom it came from.";

/** What the response committee says of findings. */
export const dispositionFailures = {
  "disposition-refused": (fact) => ({
    title: `No disposition was recorded${because(
      `${fact("name")}: ${byHand[fact("reason")] ?? fact("reason")}`,
    )}.`,
    safe: nothingChanged,
    next: "Say it anew, of findings for which it holds.",
  }),
  "dispositions-refused": (fact) => ({
    title: `The file of dispositions was not read${because(refusals[fact("reason")] ?? "")}.`,
    safe: "Nothing of it was recorded, and the file itself is as it was.",
    next: "Take the file that came back for this audit's hand-over, as it was sent.",
  }),
  "dispositions-not-taken": (fact) => ({
    title: `Nothing of the file was recorded${because(
      [untaken[fact("reason")] ?? "", fact("name")]
        .filter((each) => each !== "")
        .join(": "),
    )}.`,
    safe: nothingChanged,
    next: remedies[fact("reason")] ?? asUnsigned,
  }),
  "dispositions-look-gone": (fact) => ({
    title: `Nothing was recorded: ${named("what was looked at has changed since", fact("name"))}.`,
    safe: nothingChanged,
    next: "Look at the file again, and confirm what it would change then.",
  }),
  "export-refused": (fact) => ({
    title: `No file was made${because(
      [unexported[fact("reason")] ?? "", fact("name")]
        .filter((each) => each !== "")
        .join(": "),
    )}.`,
    safe: nothingChanged,
    next: "Add what is missing, or choose another format.",
  }),
} as const satisfies Partial<Record<FailureCode, FailureWords>>;

export const dispositionExitCodes = {
  "disposition-refused": 1,
  "dispositions-refused": 1,
  "dispositions-not-taken": 1,
  "dispositions-look-gone": 1,
  "export-refused": 1,
} as const satisfies Record<keyof typeof dispositionFailures, ExitCode>;
