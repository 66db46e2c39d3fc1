// SPDX-License-Identifier: Apache-2.0
// What of a base cannot be known is not taken for harmless.
import { writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { commitThatBrought } from "../../electron/engine/release/broughtBy.ts";
import {
  blockOf,
  judgeLanding,
} from "../../electron/engine/release/landing/judgeLanding.ts";
import { resolveBase } from "../../electron/engine/release/resolveBase.ts";
import { createStorage } from "../../electron/storage/storage.ts";
import { failingDisk } from "../support/failingDisk.ts";
import { makeBrokenGit } from "../support/brokenGit.ts";
import { type Clone, makePublicRepository } from "../support/gitClone.ts";
import { audits, baseOf, planOf } from "../support/landing.ts";
import { tempFolder } from "../support/tempFolder.ts";
import { haveTools, unending } from "../support/tools.ts";
import { requireError, requireOk } from "../support/unwrap.ts";

const tooMuch = 4 * 1024 * 1024 + 1;
const files = { [`${audits}/report.md`]: "# Report\n" };

function clone(prepare: (made: Clone) => void = () => undefined): Clone {
  const made = makePublicRepository(join(tempFolder(), "clone"));
  prepare(made);
  made.commit("Prepare");
  return made;
}

describe.skipIf(!haveTools("git"))("where a release is to land", () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it.each([".gitattributes", ".gitignore"])(
    "a %s that is too large to be read refuses it, the base's and its own",
    async (name) => {
      const rules = `${"#".repeat(tooMuch)}\n`;
      const base = await baseOf(clone((made) => made.write(name, rules)));
      const plain = await baseOf(clone());
      const own = { ...files, [`${audits}/${name}`]: rules };
      for (const [at, plan] of [
        [base, planOf({ files })],
        [plain, planOf({ files: own })],
      ] as const)
        expect(requireError(await judgeLanding(at, plan))).toMatchObject({
          code: "git-refused",
        });
    },
  );

  it("a git that refuses to read its rules refuses it", async () => {
    const base = await baseOf(
      clone((made) => {
        made.write(".gitattributes", "*.md text\n");
        made.write(".gitignore", "*.tmp\n");
      }),
    );
    const git = makeBrokenGit();
    vi.stubEnv("PATH", `${git.binDir}${delimiter}${process.env["PATH"]}`);
    for (const call of [1, 2]) {
      git.breakAt(call, "refuses");
      expect(
        requireError(await judgeLanding(base, planOf({ files }))),
      ).toMatchObject({ code: "git-refused" });
    }
  });

  it("a base with a name that is no UTF-8 is refused", async () => {
    const made = clone(({ dir }) => {
      const name = Buffer.from([...Buffer.from(`${dir}/caf`), 0xe9]);
      writeFileSync(name, "latin\n");
    });
    const asked = { cloneDir: made.dir, signal: unending };
    expect(requireError(await resolveBase(createStorage(), asked))).toEqual(
      expect.objectContaining({
        code: "git-refused",
        facts: { reason: "names" },
      }),
    );
  });

  it("a clone that cannot be looked into brought nothing", async () => {
    const { dir: cloneDir } = clone();
    const broken = createStorage(failingDisk((call) => call === "facts"));
    const asked = { cloneDir, commit: "HEAD", place: audits, signal: unending };
    expect(await commitThatBrought(broken, asked)).toBeNull();
  });

  it("what blocks it is said by the rule that it breaks", async () => {
    const base = await baseOf(
      clone((made) => made.write(`${audits}/release/x.md`, "x")),
    );
    const plan = planOf({
      files: { ...files, [`${audits}/release/y.md`]: "y" },
    });
    const found = requireOk(await judgeLanding(base, plan));
    expect(blockOf(found)).toMatchObject({ code: "place-not-new" });
    expect(blockOf([])).toBeNull();
  });
});
