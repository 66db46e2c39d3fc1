// SPDX-License-Identifier: Apache-2.0
import { existsSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Response } from "../../shared/ipc/contract.ts";
import type { FindingLook } from "../../shared/ipc/findingContract.ts";
import {
  ofLater,
  ofReport,
  otherReports,
  reportOf2022,
  type ShapedFinding,
  writeReportOf2019,
} from "../support/auditReports.ts";
import { valueOf } from "../support/cliRun.ts";
import { makeSampleVault, type SampleVault } from "../support/sampleVault.ts";
import { haveTools } from "../support/tools.ts";

const realReport = fileURLToPath(
  new URL(
    "../../../shared/samples/Kubernetes Final Report.pdf",
    import.meta.url,
  ),
);
const hasReal = existsSync(realReport);
if (!hasReal) console.log("skipped: the real report is not beside this clone");

describe.skipIf(!haveTools("ssh-keygen"))(
  "findings of public audits, by their shapes",
  () => {
    let sample: SampleVault;
    beforeAll(async () => {
      sample = await makeSampleVault();
    });
    afterAll(() => {
      sample.remove();
    });

    const audit = async (id: string): Promise<void> => {
      const { done, vault } = sample;
      await done("audit", "create", vault, id, "--title", id);
    };
    const takeIn = (id: string, path: string, kind = "findings-report") =>
      sample.done(
        ...["deliverable", "import", sample.vault, path, "--audit", id],
        ...["--kind", kind, "--variant", "private"],
        ...["--from", "Quillhart Labs", "--channel", "by hand"],
      );
    const look = async (id: string, name: string, ...more: string[]) =>
      valueOf(
        await sample.done(
          ...["finding", "import", sample.vault, "--audit", id],
          ...["--version", name, "--json", ...more],
        ),
      ) as FindingLook;
    const recorded = async (id: string): Promise<ShapedFinding[]> => {
      const end = await sample.done(
        ...["finding", "list", sample.vault, "--audit", id, "--json"],
      );
      const { findings } = valueOf(end) as Response<"finding.list">;
      return findings.map(({ label, title, severity }) => ({
        ...{ id: label, title },
        severity: `${severity.slice(0, 1).toUpperCase()}${severity.slice(1)}`,
      }));
    };

    it("of 2019, 37 in a report of pages, come whole, each with its page", async () => {
      await audit("shape-2019");
      await writeReportOf2019(sample.at("assessment.pdf"));
      await takeIn("shape-2019", sample.at("assessment.pdf"));
      const looked = await look("shape-2019", "assessment.pdf", "--take-new");
      expect(looked.proposals.filter(({ bad }) => bad !== null)).toEqual([]);
      expect(await recorded("shape-2019")).toEqual(ofReport);
      expect(looked.proposals.map(({ page }) => page)).toEqual(
        ofReport.map((_, at) => at + 3),
      );
    });

    it("of 2021 and 2022, beside three reports of other kinds, come whole", async () => {
      await audit("shape-2022");
      writeFileSync(sample.at("findings.md"), reportOf2022());
      await takeIn("shape-2022", sample.at("findings.md"));
      for (const [name, kind] of otherReports) {
        writeFileSync(sample.at(name), `# ${name}\n\nNo finding is here.\n`);
        await takeIn("shape-2022", sample.at(name), kind);
      }
      const looked = await look("shape-2022", "findings.md", "--take-new");
      expect(looked.proposals.map(({ component }) => component)).toEqual(
        ofLater.map(() => "quay warden"),
      );
      expect(await recorded("shape-2022")).toEqual(ofLater);
    });

    it.skipIf(!hasReal)("of 2019, in the real report, come whole", async () => {
      await audit("real-2019");
      await takeIn("real-2019", realReport);
      const name = "Kubernetes Final Report.pdf";
      await look("real-2019", name, "--take-new");
      const all = await recorded("real-2019");
      expect(all).toHaveLength(37);
      // Three are followed by the mark of a footnote, which a page's text holds as one more digit.
      const shape = /^(?:TOB|ATR)-K8S-\d{2,4}$/;
      expect(all.filter(({ id }) => !shape.test(id))).toEqual([]);
      expect(all.every(({ title }) => title !== "")).toBe(true);
    });
  },
);
