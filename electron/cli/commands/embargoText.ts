// SPDX-License-Identifier: Apache-2.0
import {
  countdown,
  type EmbargoStateName,
  marksOf,
} from "../../../shared/domain/embargo.ts";
import type { Instant } from "../../../shared/ids.ts";
import type {
  EmbargoDateView,
  EmbargoView,
} from "../../../shared/ipc/embargoContract.ts";
import {
  countdownWords,
  localWords,
  markTitles,
  warningSentences,
} from "../../../shared/text/embargo.ts";
import type { Answer } from "../command.ts";
import { fields, indented, sentence } from "../layout.ts";

const stateWords = {
  none: "No embargo was proposed.",
  proposed: "A date is proposed; it holds once everybody asked has agreed.",
  "in-force": "The embargo is in force.",
  passed: "The embargo is over: its date has passed.",
  lifted: "The embargo was lifted.",
} as const satisfies Record<EmbargoStateName, string>;

function agreedText({ agreed }: EmbargoDateView): string {
  return agreed
    .map(({ person, words, at }) =>
      words === null
        ? `${person} by the approval that they signed (${at})`
        : `${person}: ${words} (${at})`,
    )
    .join("; ");
}

/** One date: when, by whose agreement, and what is unwise about it. */
function dateText(date: EmbargoDateView, now: Instant): string {
  const { ends, zone, missing, recommended, warnings } = date;
  const facts = fields([
    ["Ends", ends],
    ["Local", localWords(ends, zone)],
    ["Countdown", countdownWords(countdown(ends, now))],
    ["Why", date.reason],
    ["Agreed", agreedText(date)],
    ["Missing", missing.join(", ")],
    ...marksOf(ends)
      .filter(({ mark }) => mark !== "ends")
      .map(({ mark, at }): [string, string] => [
        markTitles[mark],
        at <= now ? `${at} (over)` : at,
      ]),
  ]);
  const unwise = warnings.map((each) => sentence(warningSentences[each]));
  const better =
    recommended === null ? "" : sentence(`Recommended: ${recommended}.`);
  return `${facts}${unwise.join("")}${better}`;
}

function heading(view: EmbargoView, date: EmbargoDateView): string {
  if (date.embargo === view.current)
    return date.lifted === null ? "Agreed date" : "Lifted date";
  return date.embargo === view.pending ? "Proposed date" : "Earlier date";
}

export function embargoAnswer(view: EmbargoView): Answer {
  const dates = view.dates.toReversed().map((date) => {
    const told = dateText(date, view.now);
    return `\n${sentence(heading(view, date))}${indented(told)}`;
  });
  const text = sentence(stateWords[view.state]) + dates.join("");
  return { value: view, text };
}
