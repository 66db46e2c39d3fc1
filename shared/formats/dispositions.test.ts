// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CveId, dispositionAnswers, FindingLabel } from "../domain/finding.ts";
import { AuditId, DeliverableId } from "../ids.ts";
import { requireOk } from "../../test/support/unwrap.ts";
import {
  dispositionTemplate,
  formatDispositions,
  type WrittenDisposition,
} from "./dispositions.ts";
import { parseDispositions } from "./readDispositions.ts";

const audit = AuditId.parse("harbour-2026");
const handOver = DeliverableId.parse("a".repeat(32));
const head = `counterseal-dispositions 1\nAudit: ${audit}\nHand-over: ${handOver}\n`;

/** One line that shows, as people write them. */
const shown = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 60 })
  .filter(
    (text) =>
      !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u.test(
        text,
      ) && text.trim() === text,
  );
const label = fc
  .stringMatching(/^[A-Z]{1,8}-\d{1,4}$/)
  .map((text) => FindingLabel.parse(text));
const cve = fc
  .integer({ min: 1000, max: 999_999 })
  .map((number) => CveId.parse(`CVE-2027-${String(number)}`));
const link = fc
  .stringMatching(/^[a-z]{1,10}$/)
  .map((path) => `https://example.org/${path}`);

const said: fc.Arbitrary<Omit<WrittenDisposition, "line">> = fc
  .record({
    label,
    answer: fc.constantFrom(...dispositionAnswers, null),
    duplicateOf: label,
    fixVersions: fc.uniqueArray(shown, { maxLength: 3 }),
    cves: fc.uniqueArray(cve, { minLength: 1, maxLength: 3 }),
    links: fc.uniqueArray(link, { maxLength: 3 }),
    note: fc.array(shown, { maxLength: 3 }).map((lines) => lines.join("\n")),
  })
  .map((each) =>
    each.answer === null
      ? {
          ...{ label: each.label, answer: null, duplicateOf: null, note: "" },
          ...{ fixVersions: [], cves: [], links: [] },
        }
      : {
          ...each,
          duplicateOf: each.answer === "duplicate" ? each.duplicateOf : null,
        },
  );
const answers = fc.uniqueArray(said, {
  minLength: 1,
  maxLength: 6,
  selector: (each) => each.label,
});

function faultsOf(text: string) {
  const parsed = parseDispositions(text);
  return parsed.ok
    ? []
    : parsed.error.map(({ line, reason }) => [line, reason]);
}

const block = (...lines: string[]) => `${head}\n${lines.join("\n")}\n`;

describe("a file of dispositions", () => {
  it("reads as it was written", () => {
    fc.assert(
      fc.property(answers, fc.constantFrom(handOver, null), (all, of) => {
        const text = formatDispositions({ audit, handOver: of, answers: all });
        const read = requireOk(parseDispositions(text));
        expect(read).toMatchObject({ audit, handOver: of });
        expect(read.answers.map(({ line: _line, ...each }) => each)).toEqual(
          all,
        );
      }),
    );
  });

  it("is one reading, or none: a changed byte never says another answer unseen", () => {
    fc.assert(
      fc.property(answers, fc.nat(), fc.nat(255), (all, at, byte) => {
        const text = formatDispositions({ audit, handOver, answers: all });
        const where = at % text.length;
        const changed =
          text.slice(0, where) +
          String.fromCharCode(byte) +
          text.slice(where + 1);
        const read = parseDispositions(changed);
        if (!read.ok) {
          for (const { line } of read.error) expect(line).toBeGreaterThan(0);
          return;
        }
        // What is read can be written, and reads the same.
        const again = formatDispositions(read.value);
        const plain = (each: typeof read.value) =>
          each.answers.map(({ line: _line, ...rest }) => rest);
        expect(plain(requireOk(parseDispositions(again)))).toEqual(
          plain(read.value),
        );
      }),
    );
  });

  it("comes as a template that answers nothing, whose findings are in their order", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.record({ label, about: shown }), {
          minLength: 1,
          selector: (each) => each.label,
        }),
        (findings) => {
          const text = dispositionTemplate({ audit, handOver }, findings);
          const read = requireOk(parseDispositions(text));
          expect(read.answers.map((each) => each.label)).toEqual(
            findings.map((each) => each.label),
          );
          expect(read.answers.every(({ answer }) => answer === null)).toBe(
            true,
          );
        },
      ),
    );
  });

  it.each([
    [
      "another first line",
      "x\n",
      [[1, "it is not counterseal-dispositions 1"]],
    ],
    ["no finding", head, [[3, "it names no finding"]]],
    [
      "an answer that is none",
      block("Finding: HARB-1", "Answer: wontfix"),
      [
        [
          6,
          "it is none of accepted, duplicate, not-a-vulnerability, public-already, hold, cve-assigned",
        ],
      ],
    ],
    [
      "no answer's line",
      block("Finding: HARB-1", "Note: x"),
      [[5, "its line Answer: is missing"]],
    ],
    [
      "a duplicate of nothing",
      block("Finding: HARB-1", "Answer: duplicate"),
      [[5, "it is a duplicate, and Duplicate of: is empty"]],
    ],
    [
      "a CVE that is none",
      block("Finding: HARB-1", "Answer: cve-assigned", "CVE: 12"),
      [[7, "it is no id like CVE-2027-12345"]],
    ],
    [
      "a finding twice, in another case",
      block(
        "Finding: HARB-1",
        "Answer: hold",
        "",
        "Finding: harb-1",
        "Answer:",
      ),
      [[8, "harb-1 stands at line 5 already"]],
    ],
    [
      "lines in another order",
      block("Finding: HARB-1", "Note: x", "Answer: hold"),
      [
        [5, "its line Answer: is missing"],
        [7, "Answer: stands in the wrong place"],
      ],
    ],
    [
      "a word behind an empty answer",
      block("Finding: HARB-1", "Answer:", "Note: later"),
      [[5, "its Answer: is empty, and other lines are not"]],
    ],
    [
      "line ends of another system",
      block("Finding: HARB-1", "Answer: hold\r"),
      [[6, "it ends with CR: save it with LF line ends"]],
    ],
    [
      "an end that is missing",
      block("Finding: HARB-1", "Answer: hold").slice(0, -1),
      [[6, "the last line does not end with LF"]],
    ],
  ])("names the line of %s", (_what, text, faults) => {
    expect(faultsOf(text)).toEqual(faults);
  });

  it("names every bad line, not the first alone", () => {
    const text = block(
      ...["Finding: A-1", "Answer: maybe", "", "Finding: A-2", "Answr: hold"],
    );
    expect(faultsOf(text).map(([line]) => line)).toEqual([6, 8, 9]);
  });

  it("takes comments and empty lines wherever people leave them", () => {
    const text = block(
      ...["# mine", "Finding: A-1", "# so be it", "Answer: hold", "", "", ""],
    );
    expect(requireOk(parseDispositions(text)).answers).toMatchObject([
      { line: 6, label: "A-1", answer: "hold" },
    ]);
  });

  it("stands line by line as people are shown it", () => {
    const full = {
      ...{ label: FindingLabel.parse("HARB-1"), duplicateOf: null },
      ...({ answer: "cve-assigned", fixVersions: ["1.2", "2.0"] } as const),
      ...{ cves: [CveId.parse("CVE-2027-12345")], links: [] },
      note: "first\nsecond",
    };
    expect(formatDispositions({ audit, handOver, answers: [full] })).toBe(
      block(
        ...["Finding: HARB-1", "Answer: cve-assigned", "Duplicate of:"],
        ...["Fixed in: 1.2", "Fixed in: 2.0", "CVE: CVE-2027-12345", "Link:"],
        ...["Note: first", "Note: second"],
      ),
    );
  });

  it("comes as a template that says how to fill it in, with what each finding is about", () => {
    const findings = [{ label: FindingLabel.parse("HARB-1"), about: "A leak" }];
    const text = dispositionTemplate({ audit, handOver: null }, findings);
    const [top = "", howTo = "", ...blocks] = text.split(/\n(?=#\n)|\n\n/);
    expect(top).toBe(head.trimEnd().replace(handOver, "none"));
    expect(howTo).toMatch(/^#\n# Write an answer behind each "Answer:"/);
    for (const answer of dispositionAnswers)
      expect(howTo).toContain(`\n#   ${answer}\n`);
    expect(blocks).toEqual([
      [
        ...["# A leak", "Finding: HARB-1", "Answer:", "Duplicate of:"],
        ...["Fixed in:", "CVE:", "Link:", "Note:", ""],
      ].join("\n"),
    ]);
  });
});
