// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { Instant } from "../ids.ts";
import { CvssVector } from "./cvss.ts";
import {
  CveId,
  Disposition,
  disputedSeverity,
  FindingFields,
  FindingLabel,
  FindingLink,
  isEmbargoed,
  isUnresolved,
  labelKey,
} from "./finding.ts";

const at = Instant.parse("2026-06-01T16:00:00Z");

const fields = {
  ...{ label: "HARB-007", title: "Tokens stand in the log", severity: "high" },
  ...{ cvss: null, component: "harbour-api", description: "First.\nSecond." },
  ...{ evidence: [], status: "open", owner: null, fixVersions: ["1.2.3"] },
  ...{ links: ["https://harbour.example/a?b#c"], cves: ["CVE-2026-12345"] },
  embargoUntil: null,
};

const accepts = (over: object): boolean =>
  FindingFields.safeParse({ ...fields, ...over }).success;

describe("a finding's fields", () => {
  it("hold what a report says", () => {
    expect(accepts({})).toBe(true);
  });

  it.each([
    ["a label of nothing", { label: "" }],
    ["a label with an invisible character", { label: "HARB\u200b-7" }],
    ["a label with a space at its end", { label: "HARB-7 " }],
    ["a title of two lines", { title: "a\nb" }],
    ["a title that turns around", { title: "a\u202eb" }],
    ["no title", { title: "" }],
    ["a description with CR", { description: "a\r\nb" }],
    ["a description with half a pair", { description: "a\ud800" }],
    ["a description of more than 32 KiB", { description: "é".repeat(16_385) }],
    ["another severity", { severity: "severe" }],
    ["a vector that is not canonical", { cvss: "AV:N" }],
    ["a page of nothing", { evidence: [{ page: 0 }] }],
    ["one field more", { more: 1 }],
  ])("refuse %s", (_what, over) => {
    expect(accepts(over)).toBe(false);
  });

  it("take links by https alone, which name nobody", () => {
    const taken = (link: string) => FindingLink.safeParse(link).success;
    expect(taken("https://harbour.example")).toBe(true);
    for (const link of [
      "http://harbour.example",
      "javascript:alert(1)",
      "https://ada@harbour.example/",
      "https://harbour.example/\u202e",
      "https://",
    ])
      expect(taken(link)).toBe(false);
  });

  it("take CVE ids of four digits and more", () => {
    const taken = (id: string) => CveId.safeParse(id).success;
    expect(["CVE-2026-0001", "CVE-2026-1234567"].every(taken)).toBe(true);
    expect(["CVE-2026-001", "cve-2026-0001", "2026-0001"].some(taken)).toBe(
      false,
    );
  });

  it("have labels that are one whatever their case and form", () => {
    expect(labelKey("HARB-é")).toBe(labelKey("harb-E\u0301"));
    expect(labelKey("STRAẞE-1")).toBe(labelKey("straße-1"));
    expect(FindingLabel.safeParse("TOB-K8S-001").success).toBe(true);
  });
});

describe("where a finding stands", () => {
  const disposition = (answer: string) =>
    Disposition.parse({
      ...{ answer, of: null, note: "", by: null, at, file: null },
    });

  it("is unresolved until it is answered, and while it is on hold", () => {
    const open = { status: "open" as const };
    expect(isUnresolved({ ...open, disposition: null })).toBe(true);
    expect(isUnresolved({ ...open, disposition: disposition("hold") })).toBe(
      true,
    );
    for (const answer of ["accepted", "duplicate", "not-a-vulnerability"])
      expect(isUnresolved({ ...open, disposition: disposition(answer) })).toBe(
        false,
      );
  });

  it("is resolved when it was withdrawn", () => {
    const withdrawn = { status: "withdrawn" as const };
    expect(isUnresolved({ ...withdrawn, disposition: null })).toBe(false);
  });

  it("is under embargo until the second at which it ends", () => {
    expect(isEmbargoed({ embargoUntil: null }, at)).toBe(false);
    expect(isEmbargoed({ embargoUntil: at }, at)).toBe(false);
    const before = Instant.parse("2026-06-01T15:59:59Z");
    expect(isEmbargoed({ embargoUntil: at }, before)).toBe(true);
  });

  it("shows the severity of a score that says otherwise, and changes nothing", () => {
    const cvss = CvssVector.parse(
      "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
    );
    expect(disputedSeverity({ severity: "high", cvss })).toBe("critical");
    expect(disputedSeverity({ severity: "critical", cvss })).toBeNull();
    expect(disputedSeverity({ severity: "high", cvss: null })).toBeNull();
  });
});
