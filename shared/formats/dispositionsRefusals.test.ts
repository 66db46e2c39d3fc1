// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { findingLimits } from "../domain/finding.ts";
import { requireError, requireOk } from "../../test/support/unwrap.ts";
import { mostDispositionBytes } from "./dispositions.ts";
import { maxLineBytes } from "./lines.ts";
import { parseDispositions } from "./readDispositions.ts";

const title = "counterseal-dispositions 1";
const audit = "Audit: harbour";
const handOver = "Hand-over: none";
const finding = "Finding: HARB-1";

const linesOf = (...lines: string[]) => `${lines.join("\n")}\n`;
const block = (...lines: string[]) =>
  linesOf(title, audit, handOver, "", ...lines);
const times = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index));

it.each([
  ["that is empty", "", [[1, `it is not ${title}`]]],
  ["without its audit", linesOf(title), [[2, "it is not the line Audit:"]]],
  [
    "without its hand-over",
    linesOf(title, audit),
    [[3, "it is not the line Hand-over:"]],
  ],
  [
    "whose head stands in another order",
    linesOf(title, handOver, audit),
    [[2, "it is not the line Audit:"]],
  ],
  [
    "whose third line is of another kind",
    linesOf(title, audit, "Finding: A-1"),
    [[3, "it is not the line Hand-over:"]],
  ],
  [
    "of an audit that is none",
    linesOf(title, "Audit: A harbour", handOver, "", finding, "Answer: hold"),
    [[2, "it is no audit's id"]],
  ],
  [
    "of a hand-over that is none",
    linesOf(title, audit, "Hand-over: 7", "", finding, "Answer: hold"),
    [[3, "it is neither none nor 32 hex digits"]],
  ],
  [
    "whose head runs into a block",
    linesOf(title, audit, handOver, finding, "Answer: hold"),
    [
      [4, "an empty line is missing above it"],
      [5, "an empty line is missing above it"],
    ],
  ],
  [
    "with a block that begins otherwise",
    block("Answer: hold"),
    [[5, "a block begins with Finding:"]],
  ],
  [
    "with a block of no key",
    block("HARB-1 is on hold"),
    [[5, "it is no line like Answer: accepted"]],
  ],
  [
    "with an id that is none",
    block("Finding: ", "Answer: hold"),
    [[5, "it ends with a space"]],
  ],
  [
    "with an empty id",
    block("Finding:", "Answer: hold"),
    [[5, "it is no finding's id"]],
  ],
  [
    "with a line that ends with a space",
    block(finding, "Answer: hold "),
    [[6, "it ends with a space"]],
  ],
  [
    "with a character that does not show",
    block(finding, "Answer: hold", "Note: a\u202eb"),
    [[7, "it holds a character that does not show"]],
  ],
  [
    "with a line that is too long",
    block(finding, "Answer: hold", `Note: ${"é".repeat(maxLineBytes / 2)}`),
    [[7, `it is longer than ${String(maxLineBytes)} bytes`]],
  ],
  [
    "that answers twice",
    block(finding, "Answer: hold", "Answer: accepted"),
    [[7, "Answer: stands there already"]],
  ],
  [
    "with a line that nobody knows",
    block(finding, "Answer: hold", "Mood: calm"),
    [[7, "there is no line Mood:"]],
  ],
  [
    "with a version that is too long",
    block(
      ...[finding, "Answer: accepted"],
      `Fixed in: ${"1".repeat(findingLimits.fixVersionLetters + 1)}`,
    ),
    [
      [
        7,
        `it is longer than ${String(findingLimits.fixVersionLetters)} characters`,
      ],
    ],
  ],
  [
    "with a link that is none",
    block(finding, "Answer: accepted", "Link: http://example.org/"),
    [[7, "it is no address that begins https://"]],
  ],
  [
    "with a duplicate under another answer",
    block(finding, "Answer: accepted", "Duplicate of: HARB-2"),
    [[5, "it is no duplicate, and Duplicate of: is not empty"]],
  ],
  [
    "with a duplicate under no answer",
    block(finding, "Answer:", "Duplicate of: HARB-2"),
    [[5, "its Answer: is empty, and other lines are not"]],
  ],
  [
    "that assigns a CVE and names none",
    block(finding, "Answer: cve-assigned", "CVE:"),
    [[5, "a CVE was assigned, and CVE: is empty"]],
  ],
  [
    "with notes that are too long together",
    block(
      ...[finding, "Answer: hold"],
      ...times(9, () => `Note: ${"n".repeat(maxLineBytes - 6)}`),
    ),
    [[5, "its notes are longer than 32 KiB"]],
  ],
  [
    "with too many links",
    block(
      ...[finding, "Answer: accepted"],
      ...times(
        findingLimits.links + 1,
        (index) => `Link: https://example.org/${String(index)}`,
      ),
    ),
    [[5, `it has more than ${String(findingLimits.links)} lines of a kind`]],
  ],
  [
    "that is too large",
    block(finding, "Answer: hold").padEnd(mostDispositionBytes + 1, "#"),
    [[0, "the file is larger than 4 MiB"]],
  ],
])("does not read a file of dispositions %s", (_what, text, faults) => {
  const refused = requireError(parseDispositions(text));
  expect(refused.map(({ line, reason }) => [line, reason])).toEqual(faults);
});

it("does not read more findings than an audit may have", () => {
  const count = findingLimits.findings + 1;
  const blocks = times(count, (index) => `Finding: A-${String(index)}`);
  const text = block(...blocks.flatMap((each) => [each, "Answer:", ""]));
  expect(requireError(parseDispositions(text))).toEqual([
    { line: 1, reason: "it names more than 10,000 findings" },
  ]);
});

it("names no more than 200 bad lines", () => {
  const text = block(
    finding,
    "Answer: hold",
    ...times(300, () => "Mood: calm"),
  );
  expect(requireError(parseDispositions(text))).toHaveLength(200);
});

it("takes an empty line of a template for nothing said, and the same link twice for one", () => {
  const text = block(
    ...[finding, "Answer: duplicate", "Duplicate of: HARB-2", "Fixed in:"],
    ...["Link: https://example.org/a", "Link: https://example.org/a", "Note:"],
  );
  expect(requireOk(parseDispositions(text)).answers).toEqual([
    {
      ...{ line: 5, label: "HARB-1", answer: "duplicate" },
      ...{ duplicateOf: "HARB-2", fixVersions: [], cves: [], note: "" },
      links: ["https://example.org/a"],
    },
  ]);
});
