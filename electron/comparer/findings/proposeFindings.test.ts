// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FoundFinding } from "../../../shared/domain/foundFinding.ts";
import { linesOfSections, linesOfText } from "../lines.ts";
import { NotSeenList } from "../readable.ts";
import { readVersion } from "../readVersion.ts";
import { proposeFindings } from "./proposeFindings.ts";

const report = `# Harbour audit

## Summary

| ID | Title | Severity |
|----|-------|----------|
| HARB-001 | Tokens stand in the log | High |
| HARB-003 | Cranes answer to anybody | Low |

## HARB-001: Tokens stand in the log

**Severity:** High
**Status:** Confirmed
**Component:** harbour-api

Every request is logged with its token.

### Recommendation

Log less.

## 2. Ships are not asked for their name

Severity: Medium
Finding ID: HARB-002

Nobody asks.

## Appendix

Nothing.
`;

const told = (text: string) => proposeFindings(linesOfText(text));

describe("findings in a report", () => {
  it("are each found once, with what their heads, tables and texts say", () => {
    expect(told(report)).toEqual([
      {
        ...{ page: null, line: 8, confidence: "high" },
        fields: {
          ...{ label: "HARB-003", severity: "Low" },
          title: "Cranes answer to anybody",
        },
      },
      {
        ...{ page: null, line: 10, confidence: "high" },
        fields: {
          ...{ label: "HARB-001", severity: "High", status: "Confirmed" },
          ...{ title: "Tokens stand in the log", component: "harbour-api" },
          description:
            "Every request is logged with its token.\n\n### Recommendation\n\nLog less.",
        },
      },
      {
        ...{ page: null, line: 22, confidence: "high" },
        fields: {
          ...{ label: "HARB-002", severity: "Medium" },
          title: "Ships are not asked for their name",
          description: "Nobody asks.",
        },
      },
    ]);
  });

  it("are found on pages, over lines that wrap, without heads and feet of pages", () => {
    const foot = (page: number) => `Harbour Assessment | ${String(page)}`;
    const pages = [
      ["1. Cranes answer to anybody who", "knows their number"],
      ["Severity: High Difficulty: Low", "Type: Access Finding ID: HARB-001"],
      ["Description", "They do."],
      ["2. Ships", "Severity: Low", "Finding ID: HARB-002", "Hm."],
      ["Appendix A"],
    ].map((lines, index): [string, string] => [
      String(index + 1),
      [...lines, foot(index + 1)].join("\n"),
    ]);
    expect(proposeFindings(linesOfSections(pages))).toEqual([
      {
        ...{ page: 1, line: 1, confidence: "high" },
        fields: {
          ...{ label: "HARB-001", severity: "High" },
          title: "Cranes answer to anybody who knows their number",
          description: "Description\nThey do.",
        },
      },
      {
        ...{ page: 4, line: 1, confidence: "high" },
        fields: {
          ...{ label: "HARB-002", severity: "Low", title: "Ships" },
          description: "Hm.",
        },
      },
    ]);
  });

  it("are proposed with little confidence from a sentence that begins with an id", () => {
    const [only] = told("HARB-004: Nets are open, and more was said.");
    expect(only).toMatchObject({ confidence: "low" });
  });

  it("are not seen where none is named", () => {
    expect(
      told("# Harbour\n\nCVE-2026-1000: elsewhere\n\n1. Read it\n"),
    ).toEqual([]);
  });

  it("keep their bounds, whatever the text", () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        ...["| ID | Title | Severity |\n", "| --- |\n", "HARB-1 a High\n"],
        ...["## HARB-1: x\n", "Severity: High\n", "Finding ID: A-1\n", "\n"],
        ...["1. a\n", "|", "#", ":", "Severity: ", "*".repeat(500)],
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        for (const found of told(pieces.join("")))
          expect(FoundFinding.safeParse(found).success).toBe(true);
      }),
    );
  });

  it("end soon on texts that are made to be slow", () => {
    for (const text of [
      "A1-".repeat(20_000),
      "| ".repeat(30_000),
      "#".repeat(60_000),
      "severity : ".repeat(9000),
    ])
      expect(told(`${text}\n`.repeat(20))).toBeDefined();
  });
});

const sample = new URL(
  "../../../../shared/samples/Kubernetes Final Report.pdf",
  import.meta.url,
);
const samplePath = existsSync(sample) ? sample : undefined;

if (samplePath === undefined)
  console.log("skipped: the long published report is not beside this clone");

it.skipIf(samplePath === undefined)(
  "are all 37 found in a long published report",
  async () => {
    if (samplePath === undefined) return;
    const steps = readVersion(
      "report.pdf",
      new Uint8Array(readFileSync(samplePath)),
      new NotSeenList(),
    );
    let step = await steps.next();
    while (step.done !== true) step = await steps.next();
    if (step.value.kind !== "lines") throw new Error("no text");
    const found = proposeFindings(step.value.lines);
    const sure = found.filter(({ confidence }) => confidence === "high");
    expect(sure.map(({ fields }) => fields.title)).toHaveLength(37);
    expect(sure.every(({ page }) => page !== null)).toBe(true);
    expect(sure[0]?.fields).toMatchObject({
      label: "TOB-K8S-038",
      severity: "High",
    });
  },
);
