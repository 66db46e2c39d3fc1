// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { type FindingFilter, filterOf } from "./findingFilter.ts";

type Filtered = Parameters<ReturnType<typeof filterOf>>[0];

const finding = {
  ...{ label: "HARB-001", title: "A vessel is moored twice" },
  ...{ component: "Scheduler", description: "By Zo\u00eb", owner: "lin" },
  ...{ severity: "high", status: "open", cvss: null, disposition: null },
  ...{ cves: ["CVE-2027-0001"], fixVersions: [], links: [] },
  ...{ embargoUntil: null, source: { kind: "by-hand" } },
} as unknown as Filtered;
const answered = {
  ...finding,
  owner: null,
  status: "fixed",
  disposition: { answer: "accepted", note: "Moor it once" },
} as unknown as Filtered;

it.each<[string, FindingFilter, boolean, boolean]>([
  ["nothing", {}, true, true],
  ["a severity of several", { severities: ["low", "high"] }, true, true],
  ["another severity", { severities: ["low"] }, false, false],
  ["a status", { statuses: ["open"] }, true, false],
  ["a component in other letters", { component: "sCHEDULER" }, true, true],
  ["another component", { component: "proxy" }, false, false],
  ["an owner", { owner: "lin" as never }, true, false],
  ["nobody as owner", { owner: null }, false, true],
  ["an answer", { answer: "accepted" }, false, true],
  ["no answer yet", { answer: null }, true, false],
  ["what is resolved", { unresolved: false }, false, true],
  ["what is not resolved", { unresolved: true }, true, false],
  ["how it was recorded", { source: "by-hand" }, true, true],
  ["another way to be recorded", { source: "file" }, false, false],
  [
    "words of several parts",
    { search: " zo\u0065\u0308  2027-0001 " },
    true,
    true,
  ],
  ["a word of the answer alone", { search: "once" }, false, true],
  [
    "words of which one is not there",
    { search: "vessel twice sunk" },
    false,
    false,
  ],
])("%s is looked for as it is meant", (_, filter, one, other) => {
  const isMeant = filterOf(filter);
  expect([isMeant(finding), isMeant(answered)]).toEqual([one, other]);
});
