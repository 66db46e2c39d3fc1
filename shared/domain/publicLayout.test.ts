// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { AuditId } from "../ids.ts";
import { fileIn, folderOf, inFolder, placeIn } from "./publicLayout.ts";

const now = Date.parse("2027-12-31T23:59:59Z");
const folder = (layout: "audit" | "year" | "year-findings", audit: string) =>
  folderOf(layout, AuditId.parse(audit), now);

describe("the folder that a layout begins with", () => {
  it("is the audit's own", () => {
    expect(folder("audit", "harbour-2024")).toBe(
      "sig-security-external-audit/harbour-2024",
    );
  });

  it.each([
    ["2024", "2024"],
    ["harbour-2024", "2024"],
    ["2024-harbour", "2024"],
    ["h2024b", "2024"],
  ])("is that of the year that an audit is called after: %s", (audit, year) => {
    const expected = `sig-security-external-audit/security-audit-${year}`;
    expect(folder("year", audit)).toBe(expected);
    expect(folder("year-findings", audit)).toBe(expected);
  });

  it.each(["harbour", "harbour-1999", "12024", "20245", "a-202"])(
    "is that of this year in UTC where its name has none: %s",
    (audit) => {
      expect(folder("year", audit)).toBe(
        "sig-security-external-audit/security-audit-2027",
      );
    },
  );
});

describe("what lies in a folder", () => {
  it("is joined with one slash, however the folder was written", () => {
    for (const written of ["audits", "audits/", "audits///"])
      expect(inFolder(written, "report.pdf")).toBe("audits/report.pdf");
    expect(inFolder("a/b", "c")).toBe("a/b/c");
  });

  it("lies at the top of the repository where there is no folder", () => {
    for (const written of ["", "/", "//"])
      expect(inFolder(written, "report.pdf")).toBe("report.pdf");
  });

  it("lies among the findings in the layouts that have them apart", () => {
    for (const layout of ["audit", "year-findings"] as const)
      expect(fileIn(layout, "top", "a.pdf")).toBe("top/findings/a.pdf");
    for (const layout of ["year", "free"] as const)
      expect(fileIn(layout, "top", "a.pdf")).toBe("top/a.pdf");
  });

  it("has the statement and its signatures apart from the files", () => {
    expect(placeIn("top/")).toBe("top/release");
    expect(placeIn("")).toBe("release");
  });
});
