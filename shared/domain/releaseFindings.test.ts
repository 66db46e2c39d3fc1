// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { approvalIssued, at, audit } from "../../test/support/sampleAudit.ts";
import { FindingId } from "../ids.ts";
import { parseCvss } from "./cvss.ts";
import {
  dispositionAnswers,
  FindingLabel,
  findingStatuses,
} from "./finding.ts";
import {
  findingsChangedSince,
  formatFindings,
  type ReleaseFinding,
} from "./releaseFindings.ts";

const nonce = "7".repeat(64);

const disposition = fc.option(
  fc.constantFrom(...dispositionAnswers).map((answer) => ({
    ...{ answer, of: null, note: "", by: null, file: null },
    at: approvalIssued,
  })),
);

const finding: fc.Arbitrary<ReleaseFinding> = fc.record({
  id: fc.constant(FindingId.parse("1".repeat(32))),
  label: fc.constantFrom("F-1", "F-2", "F-3").map((l) => FindingLabel.parse(l)),
  title: fc.constantFrom("A title", "Finding: F-2", "Carved out: yes"),
  severity: fc.constantFrom("high", "low"),
  cvss: fc.constantFrom(
    null,
    parseCvss("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N"),
  ),
  status: fc.constantFrom(...findingStatuses),
  disposition,
  embargoUntil: fc.constantFrom(null, at("2026-05-01T16:00:00Z")),
  isCarvedOut: fc.boolean(),
  isExtracted: fc.boolean(),
});
const findings = fc.array(finding, { maxLength: 4 });

function facts(each: ReleaseFinding): string {
  const { label, title, severity, cvss, status } = each;
  const { embargoUntil, isCarvedOut } = each;
  const answer = each.disposition?.answer ?? null;
  return JSON.stringify([
    ...[label, title, severity, cvss, status],
    ...[answer, embargoUntil, isCarvedOut],
  ]);
}

describe("the list of findings", () => {
  it("begins with the nonce, and says of each finding what it is judged by", () => {
    const [one] = fc.sample(finding, { numRuns: 1, seed: 3 });
    if (one === undefined) throw new Error("no sample");
    const listed: ReleaseFinding = {
      ...one,
      label: FindingLabel.parse("HARB-001"),
      title: "A vessel is moored twice",
      severity: "high",
      cvss: null,
      status: "fixed",
      disposition: null,
      embargoUntil: at("2026-05-01T16:00:00Z"),
      isCarvedOut: true,
    };
    expect(formatFindings(nonce, audit, [listed])).toBe(
      [
        `Nonce: ${nonce}`,
        `Findings of ${audit}: 1, of which 1 carved out of this release`,
        "",
        "Finding: HARB-001",
        "  Title: A vessel is moored twice",
        "  Severity: high",
        "  Status: fixed",
        "  Disposition: none",
        "  Embargo until: 2026-05-01T16:00:00Z",
        "  Carved out: yes",
        "",
      ].join("\n"),
    );
  });

  it("says that there is none", () => {
    const text = formatFindings(nonce, audit, []);
    expect(text).toContain(": 0, of which 0 carved out");
    expect(findingsChangedSince(text, [])).toEqual([]);
  });

  it("is the same whatever the order", () => {
    fc.assert(
      fc.property(findings, (some) => {
        expect(formatFindings(nonce, audit, some.toReversed())).toBe(
          formatFindings(nonce, audit, some),
        );
      }),
    );
  });

  it("is out of date exactly when a fact of any finding is another, or one came or went", () => {
    fc.assert(
      fc.property(findings, findings, (before, now) => {
        const text = formatFindings(nonce, audit, before);
        const isSame =
          before.map(facts).sort().join() === now.map(facts).sort().join();
        expect(findingsChangedSince(text, now).length === 0).toBe(isSame);
        expect(findingsChangedSince(text, before)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it("names the findings that are not as it says", () => {
    fc.assert(
      fc.property(fc.array(finding, { minLength: 1, maxLength: 4 }), (some) => {
        const text = formatFindings(nonce, audit, some);
        const [first, ...others] = some;
        expect(findingsChangedSince(text, others)).toEqual([first?.label]);
        expect(findingsChangedSince(null, some)).toEqual(
          [...new Set(some.map(({ label }) => label))].sort(),
        );
      }),
    );
  });

  it("names no finding where a judged text lists none, and is changed by it all the same", () => {
    expect(findingsChangedSince("Nonce: 7\n\nA note\n", [])).toEqual([""]);
    expect(findingsChangedSince(null, [])).toEqual([]);
  });
});
