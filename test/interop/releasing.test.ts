// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { archiveFolder } from "../../scripts/package/archive.mjs";
import { packTwice } from "../../scripts/release/packTwice.mjs";
import {
  requireCleanTree,
  requireGreenSuite,
  requireNewestElectron,
  requireNoAdvisory,
  requireOfficialElectron,
} from "../../scripts/release/refusals.mjs";
import { digestOf } from "../../scripts/release/sums.mjs";
import { taggedClone } from "../support/taggedClone.ts";
import { tempFolder } from "../support/tempFolder.ts";

const rootUrl = new URL("../../", import.meta.url);
/** The registry and `npm test` are the world outside: what they say is given. */
const npmSaying =
  (...answers: readonly unknown[]) =>
  () => {
    const left = [...answers];
    return () => {
      const answer = left.shift();
      return answer === undefined
        ? { ok: false, stdout: "", stderr: "ENOTFOUND" }
        : { ok: true, stdout: JSON.stringify(answer), stderr: "" };
    };
  };

describe("a clean tree", () => {
  it("is tagged with its version, and gives its commit", () => {
    const clone = taggedClone();
    const commit = clone.git("rev-parse", "HEAD");
    expect(requireCleanTree(clone.dir, "1.2.3")).toBe(commit);
  });

  it("has nothing changed", () => {
    const clone = taggedClone();
    clone.write("package.json", "{}");
    expect(() => requireCleanTree(clone.dir, "1.2.3")).toThrow(
      /the tree is not clean\.\nM package\.json/,
    );
  });

  it("has nothing that git does not know", () => {
    const clone = taggedClone();
    clone.write("new/folder/file", "");
    expect(() => requireCleanTree(clone.dir, "1.2.3")).toThrow(/new\/folder/);
  });

  it("has the tag on the commit itself", () => {
    const clone = taggedClone();
    expect(() => requireCleanTree(clone.dir, "1.2.4")).toThrow(/no tag v1.2.4/);
    clone.commit("Later");
    expect(() => requireCleanTree(clone.dir, "1.2.3")).toThrow(/no tag v1.2.3/);
  });

  it("is a repository", () => {
    expect(() => requireCleanTree(tempFolder(), "1.2.3")).toThrow(
      /Not released/,
    );
  });
});

describe("Electron", () => {
  it.each([
    ["the newest of a supported line", ["45.4.1", "45.4.1"], undefined],
    ["an older line that is held", [["45.4.0", "45.4.1"], "47.0.0"], undefined],
    ["behind a patch", [["45.4.1", "45.4.10"], "45.4.10"], "45.4.10 is out"],
    ["of a line that has ended", ["45.4.1", "48.0.0"], "no longer supported"],
    ["asked of nobody", [], "did not say"],
    ["half answered", ["45.4.1"], "did not say"],
    ["answered with no version", [{ error: "none" }, "45.4.1"], "did not say"],
  ])("%s", (_, answers, refusal) => {
    const require = () => {
      requireNewestElectron(npmSaying(...answers)(), "45.4.1");
    };
    if (refusal === undefined) expect(require).not.toThrow();
    else expect(require).toThrow(refusal);
  });

  it("is the official one", () => {
    const electron = { version: "42.0.0", development: true };
    expect(() => {
      requireOfficialElectron(electron);
    }).toThrow("Electron 42.0.0 here is for developing only");
    expect(() => {
      requireOfficialElectron({ ...electron, development: false });
    }).not.toThrow();
  });
});

describe("advisories", () => {
  const lock = {
    packages: {
      "node_modules/zod": { version: "4.0.0" },
      "node_modules/a/node_modules/nested": { version: "1.0.0" },
      "node_modules/tool": { version: "1.0.0", dev: true },
    },
  };
  const known = (name: string) => ({
    vulnerabilities: { [name]: { name, severity: "low" } },
  });
  it.each([
    ["none", { vulnerabilities: {} }, undefined],
    ["of a tool", known("tool"), undefined],
    ["of what is shipped", known("zod"), "advisories are known of zod (low)"],
    ["of what lies deeper", known("nested"), "known of nested (low)"],
    ["of Electron", known("electron"), "known of electron (low)"],
    ["not to be had", { error: "endpoint" }, "could not be asked for"],
    ["not answered", undefined, "could not be asked for"],
  ])("%s", (_, answer, refusal) => {
    const require = () => {
      requireNoAdvisory(npmSaying(answer)(), lock);
    };
    if (refusal === undefined) expect(require).not.toThrow();
    else expect(require).toThrow(refusal);
  });
});

describe("the suite", () => {
  it.each([
    ["green", true, "e2e 1 s\n812 passed, 0 failed, 3 skipped\n", true],
    ["red", false, "812 passed, 1 failed\n", false],
    ["red, and said to be well", true, "812 passed, 1 failed\n", false],
    ["ended early", true, "", false],
    ["empty", true, "0 passed, 0 failed\n", false],
  ])("%s", (_, ok, stdout, isGreen) => {
    const require = () => {
      requireGreenSuite(() => ({ ok, stdout }));
    };
    if (isGreen) expect(require).not.toThrow();
    else expect(require).toThrow("npm test is not green");
  });
});

describe("the same bytes", () => {
  it("come of the same files, whatever their times and the umask", () => {
    const dir = tempFolder();
    const archives = ["one", "two"].map((name, index) => {
      const filesDir = join(dir, name, "files");
      mkdirSync(join(filesDir, "in"), { recursive: true });
      for (const file of index === 0 ? ["b", "in/a"] : ["in/a", "b"]) {
        const path = join(filesDir, file);
        writeFileSync(path, file);
        chmodSync(path, index === 0 ? 0o600 : 0o664);
        utimesSync(path, index, index);
      }
      const archivePath = join(dir, `${name}.tar.gz`);
      archiveFolder({ dir: filesDir, archivePath, topName: "top", level: 1 });
      return digestOf(archivePath);
    });
    expect(archives[0]).toBe(archives[1]);
  });

  const packing =
    (contentOf: (dir: string) => string) =>
    (_: readonly string[], { cwd }: { cwd: string }) => {
      const packagesDir = join(cwd, "build/packages");
      mkdirSync(join(packagesDir, "linux-unpacked"), { recursive: true });
      writeFileSync(join(packagesDir, "builder-debug.yml"), cwd);
      writeFileSync(join(packagesDir, "app.tar.gz"), contentOf(cwd));
      return { ok: true, stdout: "", stderr: "" };
    };

  it("are kept, out of two clones of the commit", () => {
    const clone = taggedClone();
    const commit = clone.git("rev-parse", "HEAD");
    clone.write("package.json", "changed since");
    const releaseDir = join(tempFolder(), "release");
    const npm = packing((dir) =>
      readFileSync(join(dir, "package.json"), "utf8"),
    );
    packTwice({ repositoryDir: clone.dir, commit, releaseDir, npm });
    expect(readdirSync(releaseDir)).toEqual(["app.tar.gz"]);
    expect(readFileSync(join(releaseDir, "app.tar.gz"), "utf8")).toBe(
      '{"version":"1.2.3"}',
    );
  });

  it("are needed: what differs by its folder is refused", () => {
    const clone = taggedClone();
    const commit = clone.git("rev-parse", "HEAD");
    const releaseDir = join(tempFolder(), "release");
    const npm = packing((dir) => dir);
    expect(() => {
      packTwice({ repositoryDir: clone.dir, commit, releaseDir, npm });
    }).toThrow("two clones of one commit differ in app.tar.gz");
    expect(existsSync(releaseDir)).toBe(false);
  });
});

it("npm run release says first what is wrong, and makes nothing", () => {
  const script = fileURLToPath(new URL("scripts/release.mjs", rootUrl));
  const run = spawnSync(process.execPath, [script], { encoding: "utf8" });
  expect(run.status).toBe(1);
  expect(run.stderr).toBe("Say whose key signs it: npm run release -- KEY\n");
});
