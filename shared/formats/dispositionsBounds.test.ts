// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { findingLimits } from "../domain/finding.ts";
import { requireError, requireOk } from "../../test/support/unwrap.ts";
import { mostDispositionBytes } from "./dispositions.ts";
import { maxLineBytes } from "./lines.ts";
import { parseDispositions } from "./readDispositions.ts";

const head = [
  "counterseal-dispositions 1",
  "Audit: harbour",
  "Hand-over: none",
];
const linesOf = (...lines: string[]) => `${lines.join("\n")}\n`;
const block = (...lines: string[]) => linesOf(...head, "", ...lines);
const times = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index));
const faultsOf = (text: string) =>
  requireError(parseDispositions(text)).map(({ line, reason }) => [
    ...[line, reason],
  ]);

const finding = "Finding: HARB-1";
const duplicate = "it is a duplicate, and Duplicate of: is empty";
const noAnswer = "its Answer: is empty, and other lines are not";
const noLine = "it is no line like Answer: accepted";
const cve = "CVE: CVE-2027-12345";
const link = "Link: https://example.org/a";

describe("a file of dispositions is read with", () => {
  it("a note of 32 KiB", () => {
    const long = times(8, () => `Note: ${"n".repeat(maxLineBytes - 6)}`);
    const left = findingLimits.descriptionBytes - 8 * (maxLineBytes - 5);
    const text = block(
      ...[finding, "Answer: hold", ...long, `Note: ${"n".repeat(left)}`],
    );
    const [answer] = requireOk(parseDispositions(text)).answers;
    expect(answer?.note).toHaveLength(findingLimits.descriptionBytes);
  });

  it("as many links as a finding may have", () => {
    const links = times(
      findingLimits.links,
      (index) => `Link: https://example.org/${String(index)}`,
    );
    const text = block(finding, "Answer: accepted", ...links);
    const [answer] = requireOk(parseDispositions(text)).answers;
    expect(answer?.links).toHaveLength(findingLimits.links);
  });

  it("the longest version", () => {
    const version = "1".repeat(findingLimits.fixVersionLetters);
    const text = block(finding, "Answer: accepted", `Fixed in: ${version}`);
    const [answer] = requireOk(parseDispositions(text)).answers;
    expect(answer?.fixVersions).toEqual([version]);
  });

  it("as many findings as an audit may have", () => {
    const blocks = times(findingLimits.findings, (index) =>
      [...[`Finding: A-${String(index)}`, "Answer:", ""]].join("\n"),
    );
    const { answers } = requireOk(parseDispositions(block(...blocks)));
    expect(answers).toHaveLength(findingLimits.findings);
  });

  it("4 MiB to the last byte", () => {
    const text = block(finding, "Answer: hold");
    const room = mostDispositionBytes - text.length;
    const comment = (bytes: number) => `${"#".repeat(bytes - 1)}\n`;
    const whole = `${text}${comment(1024).repeat(Math.floor(room / 1024) - 1)}`;
    const filled = `${whole}${comment(mostDispositionBytes - whole.length)}`;
    expect(requireOk(parseDispositions(filled)).answers).toHaveLength(1);
  });

  it("an empty line before its first, and notes that begin and end empty", () => {
    const notes = ["Note:", "Note: x", "Note:"];
    const text = `\n${block(finding, "Answer: hold", ...notes)}`;
    expect(requireOk(parseDispositions(text)).answers).toMatchObject([
      { line: 6, note: "x" },
    ]);
  });
});

describe("a file of dispositions is told at its lines", () => {
  it.each([
    [
      "a key after a number",
      block(finding, "1Answer: hold"),
      [
        [5, "its line Answer: is missing"],
        [6, noLine],
      ],
    ],
    [
      "a key without a space after it",
      block(finding, "Answer:hold"),
      [
        [5, "its line Answer: is missing"],
        [6, noLine],
      ],
    ],
    [
      "a third line of no key",
      linesOf(...head.slice(0, 2), "none"),
      [[3, noLine]],
    ],
    [
      "an audit that is none, and nothing besides",
      linesOf(head[0] ?? "", "Audit: A b", "Hand-over: none"),
      [[2, "it is no audit's id"]],
    ],
    [
      "an empty line where a finding would stand",
      linesOf(...head, ""),
      [[4, "it names no finding"]],
    ],
    [
      "a version and a CVE behind no answer",
      block(finding, "Answer:", "Fixed in: 1", cve),
      [[5, noAnswer]],
    ],
    [
      "a CVE and a link behind no answer",
      block(finding, "Answer:", cve, link),
      [[5, noAnswer]],
    ],
    [
      "a link behind no answer",
      block(finding, "Answer:", link),
      [[5, noAnswer]],
    ],
    [
      "a bad line, and not what it leaves out of step",
      block(finding, "Answer: duplicate", "Fixed in: 1", "Link: x"),
      [[8, "it is no address that begins https://"]],
    ],
    [
      "a bad line before a finding at odds with itself",
      block(
        finding,
        "Mood: calm",
        "Answer: hold",
        "",
        "Finding: HARB-2",
        "Answer: duplicate",
      ),
      [
        [6, "there is no line Mood:"],
        [9, duplicate],
      ],
    ],
    [
      "a bad line after a finding at odds with itself",
      block(
        finding,
        "Answer: duplicate",
        "",
        "Finding: HARB-2",
        "Answer: hold ",
      ),
      [
        [5, duplicate],
        [9, "it ends with a space"],
      ],
    ],
  ])("for %s", (_what, text, faults) => {
    expect(faultsOf(text)).toEqual(faults);
  });
});
