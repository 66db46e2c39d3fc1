// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeSampleVault, type SampleVault } from "../support/sampleVault.ts";
import { haveTools } from "../support/tools.ts";

const samplesDir = fileURLToPath(
  new URL("../../../shared/samples", import.meta.url),
);
const reports = existsSync(samplesDir)
  ? readdirSync(samplesDir).filter((name) => name.endsWith(".pdf"))
  : [];
if (reports.length === 0)
  console.log("skipped: the real reports are not beside this clone");

describe.skipIf(reports.length === 0 || !haveTools("ssh-keygen", "sha256sum"))(
  "real reports, by the command line",
  () => {
    let sample: SampleVault;
    beforeAll(async () => {
      sample = await makeSampleVault();
    });
    afterAll(() => {
      sample.remove();
    });

    it("go from a vendor's file to a bundle that stock tools verify", async () => {
      const { at, vault, done, sign } = sample;
      const place = "security-audit/release";
      await done(
        ...sample.importing(...reports.map((name) => join(samplesDir, name))),
      );
      const [first = "", ...others] = reports.map(
        (name) => `${name}=security-audit/findings/${name}`,
      );
      await done(
        ...sample.proposing(first, "--place", place),
        ...others.flatMap((file) => ["--file", file]),
      );
      await done("release", "request", vault);
      const text = (await done("release", "statement", vault)).stdout;
      const signatures = ["alma", "chiyo", "dmitri"].map((person) =>
        sign(person, "approval@counterseal", text),
      );
      await done("release", "record", vault, ...signatures);
      await done("release", "export", vault, "--out", at("bundle"));

      const releaseDir = at("bundle", "tree", place);
      const charterPath = at("charter", "charter.txt");
      const judged = spawnSync(
        "sh",
        [join(releaseDir, "verify.sh"), charterPath, releaseDir],
        { encoding: "utf8" },
      );
      expect(judged.stdout).toMatch(/^VERIFIED$/m);
      expect(judged.status).toBe(0);
      for (const name of reports)
        expect(
          readFileSync(at("bundle", "tree", "security-audit/findings", name)),
        ).toEqual(readFileSync(join(samplesDir, name)));
    });
  },
);
