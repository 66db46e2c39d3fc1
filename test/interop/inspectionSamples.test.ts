// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { inspect } from "../../electron/inspector/inspect.ts";
import {
  emptyWatchList,
  type InspectionReport,
} from "../../shared/domain/inspection.ts";
import { haveTools } from "../support/tools.ts";

function samplePath(name: string): string {
  return fileURLToPath(
    new URL(`../../../shared/samples/${name}`, import.meta.url),
  );
}

function look(name: string): Promise<InspectionReport> {
  const bytes = readFileSync(samplePath(name));
  return inspect(name, bytes, emptyWatchList, () => Promise.resolve());
}

function seen({ findings }: InspectionReport, check: string): string[] {
  return findings
    .filter((finding) => finding.check === check)
    .map((finding) => finding.seen);
}

const audit2019 = "Kubernetes Final Report.pdf";
const fuzzing2022 = "kubernetes-fuzzing-report.pdf";
const isThere = existsSync(samplePath(audit2019));
if (!isThere) console.log("Skipped: no sample reports beside the project.");

/** Two reports that were published with what should have been found first. */
describe.skipIf(!isThere)("published reports", () => {
  it("of 2019 links to a private document and names four people's addresses", async () => {
    const report = await look(audit2019);
    const links = seen(report, "private-document-link");
    expect(links.some((link) => /docs\.google\.com\/.*\/edit/.test(link))).toBe(
      true,
    );
    expect(seen(report, "email-address").length).toBeGreaterThanOrEqual(4);
    console.log(
      report.unseen.map(({ reason, what }) => `${reason}: ${what}`).join("\n"),
    );
  });

  it("of 2022 calls itself a draft in its title", async () => {
    const report = await look(fuzzing2022);
    expect(seen(report, "metadata-title")).toEqual([
      "Title: [draft] kubernetes fuzzing report",
    ]);
    expect(seen(report, "draft-word")).toContain("draft");
  });

  it.skipIf(!haveTools("exiftool"))(
    "has the title that exiftool sees",
    async () => {
      const title = execFileSync(
        "exiftool",
        ["-s3", "-Title", samplePath(fuzzing2022)],
        { encoding: "utf8" },
      ).trim();
      expect(seen(await look(fuzzing2022), "metadata-title")).toEqual([
        `Title: ${title}`,
      ]);
    },
  );
});
