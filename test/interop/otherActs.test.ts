// SPDX-License-Identifier: Apache-2.0
// In the place of an approval lies another text that people sign: it is none, whoever signed it.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { formatStatement } from "../../shared/formats/statementText.ts";
import { exportTo, prepareExport } from "../support/export.ts";
import { openClone } from "../support/gitClone.ts";
import {
  assemble,
  place,
  sampleParts,
  writeRelease,
} from "../support/releases.ts";
import { everyAct, sampleStatement } from "../support/sampleStatements.ts";
import { tempFolder } from "../support/tempFolder.ts";
import { haveTools } from "../support/tools.ts";
import { requireOk } from "../support/unwrap.ts";
import { askApp, askBoth } from "../support/verifiers.ts";

describe.skipIf(!haveTools("git", "ssh-keygen", "sha256sum"))(
  "a release folder",
  () => {
    it.each(everyAct.filter((act) => act !== "approval"))(
      "is not verified with a %s as its statement",
      async (act) => {
        const release = assemble(sampleParts());
        const dir = writeRelease(release, join(tempFolder(), "tree"));
        const statement = formatStatement(sampleStatement(act));
        writeFileSync(join(dir, "statement.txt"), statement);
        const said = await askBoth({ dir, trusted: release.trusted });
        expect(said).toMatchObject({
          verdict: "NOT VERIFIED",
          problems: expect.arrayContaining([
            expect.stringMatching(/^statement-/),
          ]) as unknown,
        });
      },
    );

    it.each(["release.bundle", "tree", "the clone"])(
      "is not verified for another place than its own: %s",
      async (form) => {
        const prepared = prepareExport(tempFolder());
        const { folder, clone, parts } = prepared;
        const made = requireOk(await exportTo(prepared, "release"));
        const bundle = join(folder, "release/release.bundle");
        clone.git("fetch", "-q", bundle, "refs/heads/*:refs/heads/*");
        const trusted = Buffer.from(parts.charters[0]?.text ?? "");
        const asked = (at: string) =>
          askApp({
            ...(form === "the clone"
              ? { dir: clone.dir, commit: made.commit ?? "" }
              : { dir: join(folder, "release", form) }),
            ...{ trusted, place: at },
          });
        expect(await asked(place)).toMatchObject({ verdict: "VERIFIED" });
        expect(await asked("elsewhere/release")).toMatchObject({
          verdict: "NOT VERIFIED",
        });
      },
    );

    it("is none in a git bundle that brings no statement", async () => {
      const clone = openClone(join(tempFolder()));
      clone.git("init", "-q", "-b", "main");
      clone.write("README.md", "Nothing of it was released\n");
      clone.commit("Begin");
      const bundle = join(tempFolder(), "release.bundle");
      clone.git("bundle", "create", "-q", bundle, "main");
      expect(readFileSync(bundle).length).toBeGreaterThan(0);
      for (const expected of [undefined, place])
        expect(
          await askApp({
            dir: bundle,
            trusted: null,
            ...(expected && { place: expected }),
          }),
        ).toMatchObject({ verdict: "NOT VERIFIED" });
      expect(
        execFileSync("git", ["bundle", "list-heads", bundle]).length,
      ).toBeGreaterThan(0);
    });
  },
);
