// SPDX-License-Identifier: Apache-2.0
import type { FailureCode } from "../failure.ts";
import type { FailureWords } from "./facts.ts";

export const inspectionFailures = {
  "inspection-none": () => ({
    title: "Nothing was decided.",
    safe: "This version was not inspected yet, and nothing was changed.",
    next: "Inspect it first (counterseal inspect run on the command line).",
  }),
  "release-not-inspected": () => ({
    title:
      "The request was not made: the charter asks for an inspection, and not every file has one that is decided.",
    safe: "Nothing was asked of anybody, and nothing was changed.",
    next: "Inspect every file of the release, and decide about what was found (counterseal inspect on the command line).",
  }),
  "release-public-words": () => ({
    title:
      "The request was not made: the release's own words would be public, and its inspection minds them.",
    safe: "Nothing was asked of anybody, and nothing was changed.",
    next: "See what it lacks (counterseal release status on the command line), abandon it, and propose it anew in other words.",
  }),
  "release-removal-unproven": () => ({
    title:
      "The request was not made: something that was marked as removed may still be in a file of the release.",
    safe: "Nothing was asked of anybody, and nothing was changed.",
    next: "Run the cross-check of its files (counterseal removal check on the command line), and release versions in which none of it is.",
  }),
  "inspection-item-unknown": () => ({
    title: "Nothing was decided.",
    safe: "The last report on this version has nothing by that name, and nothing was changed.",
    next: "Look at the report again, and name what stands in it.",
  }),
  "inspection-item-final": () => ({
    title: "Nothing was decided: what was marked as removed is still there.",
    safe: "Nobody can accept that, and nothing was changed.",
    next: "Have a version made without it and take that in, or take the mark back (counterseal removal unmark on the command line).",
  }),
  "removal-refused": () => ({
    title: "Nothing was marked.",
    safe: "A text that is marked as removed has at least two letters or digits, and there are 500 of a version at most. Nothing was changed.",
    next: "Mark words, passages or ids as they stand in the private version.",
  }),
  "removal-unknown": () => ({
    title: "No mark was taken back.",
    safe: "One of the texts is not marked as removed on this version, and nothing was changed.",
    next: "Look at what is marked (counterseal removal list on the command line), and name it as it stands there.",
  }),
  "inspector-unavailable": () => ({
    title: "Nothing was inspected.",
    safe: "This program cannot start the inspector's process here, and nothing was changed.",
    next: "Inspect the version in the window, or with Counterseal on Node.",
  }),
} as const satisfies Partial<Record<FailureCode, FailureWords>>;
