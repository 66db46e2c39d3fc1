// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { CvssVector } from "../../domain/cvss.ts";
import { FindingLabel } from "../../domain/finding.ts";
import { Instant } from "../../ids.ts";
import { csafFile } from "./csafFile.ts";
import type { ExportAbout, PublicFinding } from "./publicFinding.ts";

const about: ExportAbout = {
  ...{ made: Instant.parse("2027-01-31T12:00:00Z"), ecosystem: null },
  publisher: { name: "Harbour", namespace: "https://harbour.example" },
};

function scored(vector: string): PublicFinding {
  return {
    ...{ label: FindingLabel.parse("HARB-1"), title: "A lock stays open" },
    ...{ severity: "high", cvss: CvssVector.parse(vector), component: "lock" },
    ...{ description: "", fixVersions: [], cves: [], links: [] },
  };
}

describe("a draft of CSAF", () => {
  it.each([
    ["AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N", 0, "NONE"],
    ["AV:L/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N", 1.8, "LOW"],
    ["AV:N/AC:L/PR:N/UI:N/S:U/C:L/I:N/A:N", 5.3, "MEDIUM"],
    ["AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N", 7.5, "HIGH"],
    ["AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", 9.8, "CRITICAL"],
  ])("calls %s, of score %d, %s as CVSS does", (rest, score, severity) => {
    const text = csafFile(scored(`CVSS:3.1/${rest}`), about);
    expect(JSON.parse(text)).toMatchObject({
      vulnerabilities: [
        {
          scores: [{ cvss_v3: { baseScore: score, baseSeverity: severity } }],
        },
      ],
    });
  });

  it("is not made without a publisher, whom its readers have to be told", () => {
    const finding = scored("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N");
    expect(() => csafFile(finding, { ...about, publisher: null })).toThrow(
      "publisher",
    );
  });
});
