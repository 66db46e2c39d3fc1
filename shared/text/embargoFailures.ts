// SPDX-License-Identifier: Apache-2.0
import type { ExitCode, FailureCode } from "../failure.ts";
import {
  because,
  type FailureWords,
  listed,
  named,
  nothingChanged,
} from "./facts.ts";

/** Dates until which results are held back. */
export const embargoFailures = {
  "embargo-zone-unknown": (fact) => ({
    title: `The date was not taken: ${named("the zone", fact("zone"))} is not known here.`,
    safe: nothingChanged,
    next: "Give a zone by its IANA name, such as Europe/Berlin, or UTC.",
  }),
  "embargo-time-skipped": (fact) => ({
    title: `The date was not taken: clocks in its zone jump over it${because(fact("local"))}.`,
    safe: nothingChanged,
    next: "Give a time before or after the change of the clocks, or give it in UTC.",
  }),
  "embargo-time-ambiguous": (fact) => ({
    title: `The date was not taken: clocks in its zone show it twice${because(listed([fact("earlier"), fact("later")].filter(Boolean), "and"))}.`,
    safe: nothingChanged,
    next: "Say whether the earlier or the later one is meant (--which on the command line).",
  }),
  "embargo-past": (fact) => ({
    title: `The date was not taken: it is over${because(fact("at"))}.`,
    safe: nothingChanged,
    next: "Give a date that lies ahead; check the zone and this computer's clock.",
  }),
  "embargo-stands": (fact) => ({
    title: `No embargo was proposed: there is a date already${because(fact("ends"))}.`,
    safe: "That date stands as it was.",
    next: "Revise it: the new date holds once everybody asked has agreed.",
  }),
  "embargo-none": () => ({
    title: "Nothing was done: there is no date of an embargo ahead.",
    safe: nothingChanged,
    next: "Propose one first.",
  }),
  "embargo-unchanged": (fact) => ({
    title: `The embargo was not revised: that is its date already${because(fact("ends"))}.`,
    safe: "That date stands as it was.",
    next: "There is nothing to do.",
  }),
  "embargo-agreed-already": (fact) => ({
    title: `${named("The agreement of", fact("person"))} was not recorded again: they have agreed to this date.`,
    safe: nothingChanged,
    next: "There is nothing to do.",
  }),
  "embargo-not-signed": (fact) => ({
    title: `${named("The agreement of", fact("person"))} was not recorded: they signed no approval of that release whose Not-before is this date${because(fact("ends"))}.`,
    safe: nothingChanged,
    next: "Record their signature first, or note their own words and where they stand.",
  }),
  "embargo-not-superseded": (fact) => ({
    title: `The embargo was not lifted by that release${because(fact("reason"))}.`,
    safe: "The agreed date stands.",
    next: "A lift is a new approval: propose a release that supersedes the one approved, with an earlier Not-before, and have it signed.",
  }),
} as const satisfies Partial<Record<FailureCode, FailureWords>>;

export const embargoExitCodes = {
  "embargo-zone-unknown": 2,
  "embargo-time-skipped": 2,
  "embargo-time-ambiguous": 2,
  "embargo-past": 2,
  "embargo-stands": 1,
  "embargo-none": 1,
  "embargo-unchanged": 1,
  "embargo-agreed-already": 1,
  "embargo-not-signed": 1,
  "embargo-not-superseded": 1,
} as const satisfies Partial<Record<FailureCode, ExitCode>>;
