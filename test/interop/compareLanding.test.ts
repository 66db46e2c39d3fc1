// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { GitId } from "../../shared/ids.ts";
import { makePublicRepository } from "../support/gitClone.ts";
import {
  audit,
  createAudit,
  importFiles,
  newJob,
  openDesk,
} from "../support/mainJob.ts";
import { tempFolder } from "../support/tempFolder.ts";
import { haveTools } from "../support/tools.ts";
import { requireError } from "../support/unwrap.ts";

describe.skipIf(!haveTools("git"))("a file that a release changes", () => {
  it("is compared with what its base has there, and with nothing else", async () => {
    const folder = tempFolder();
    const clone = makePublicRepository(join(folder, "clone"));
    clone.write("audits/report.md", "# Report\n\nOne hole.\nAs before.\n");
    const commit = GitId.parse(clone.commit("Publish a report"));
    // What lies in the folder now is not what was asked for.
    clone.write("audits/report.md", "later\n");
    clone.commit("Publish another");
    const desk = await openDesk(folder);
    await createAudit(desk);
    const text = "# Report\n\nNo hole.\nAs before.\n";
    const [taken] = await importFiles(desk, { "report.md": text });
    const version = taken?.versions[0]?.version;
    if (version === undefined) throw new Error("nothing was imported");
    const granted = desk.grant(clone.dir);
    const place = { place: "audits/one", clone: granted, commit };
    const files = [{ version, path: "audits/report.md" }];
    const landing = await desk.do("release.preview", {
      ...{ audit, files, ...place },
    });
    const [changed] = landing.files.filter((file) => file.change === "changed");
    expect(changed).toMatchObject({ path: "audits/report.md", version });
    const compare = (path: string, of = commit) =>
      desk.try("comparison.run", {
        ...{ job: newJob(), after: version },
        before: { clone: granted, commit: of, path },
      });
    const compared = await desk.do("comparison.run", {
      ...{ job: newJob(), after: version },
      before: { clone: granted, commit, path: "audits/report.md" },
    });
    expect(compared.before).toEqual({
      ...{ name: "report.md", ...changed?.before },
    });
    const { lines } = await desk.do("comparison.rows", {
      comparison: compared.comparison,
      wanted: { folded: false, from: 0, count: 10 },
    });
    const shown = JSON.stringify(lines);
    expect(shown).toContain('{"text":"One","differs":true}');
    expect(shown).toContain('{"text":"No","differs":true}');
    expect(shown).not.toContain("later");
    for (const path of ["audits", "audits/none.md", "../report.md", ":/"])
      expect(requireError(await compare(path)).code).toBe("file-vanished");
    const unknown = GitId.parse("0".repeat(40));
    expect(requireError(await compare("README.md", unknown)).code).toBe(
      "base-unknown",
    );
    await desk.engine.close();
  });
});
