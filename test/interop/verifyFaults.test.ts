// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawnSync } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { exportTo, prepareExport } from "../support/export.ts";
import {
  assemble,
  place,
  sampleFiles,
  sampleParts,
  writeRelease,
} from "../support/releases.ts";
import { tempFolder } from "../support/tempFolder.ts";
import { haveTools } from "../support/tools.ts";
import { requireOk } from "../support/unwrap.ts";
import { type Asked, askScript } from "../support/verifiers.ts";

/** Tools that fail and disks that are full: nothing counts as right because nothing could be said against it. */

const [report = ""] = sampleFiles().keys();
const tools =
  "awk cat cmp date find git grep head mkdir mktemp od rm sed sha256sum sort ssh-keygen tail tr wc xargs".split(
    " ",
  );

function find(tool: string): string {
  return execFileSync("sh", ["-c", `command -v ${tool}`], {
    encoding: "utf8",
  }).trim();
}

/** A tree with a file changed, one more, and a signature less. */
function spoil(rootDir: string): void {
  appendFileSync(join(rootDir, report), "never approved");
  writeFileSync(join(rootDir, "extra.md"), "never approved");
  rmSync(join(rootDir, place, "signatures/cleo.sig"));
}

/** The same release as files, and as a commit; both wrong where asked. */
async function releases(wrong: boolean): Promise<Record<string, Asked>> {
  const release = assemble(sampleParts());
  const folder = tempFolder();
  const rootDir = join(folder, "tree");
  const dir = writeRelease(release, rootDir);
  if (wrong) spoil(rootDir);
  const prepared = prepareExport(folder);
  const { clone, parts } = prepared;
  const made = requireOk(await exportTo(prepared, "release"));
  const bundle = join(folder, "release/release.bundle");
  clone.git("fetch", "-q", bundle, "refs/heads/*:refs/heads/*");
  clone.git("checkout", "-q", made.commit ?? "");
  if (wrong) {
    spoil(clone.dir);
    clone.git("add", "-A");
    clone.git("commit", "-q", "--amend", "--no-edit");
  }
  return {
    files: { dir, trusted: release.trusted },
    commit: {
      dir: join(clone.dir, place),
      trusted: Buffer.from(parts.charters[0]?.text ?? ""),
      commit: "HEAD",
    },
  };
}

/** A PATH with the script's tools, one of them another. */
function pathWith(tool: string, make: (path: string) => void) {
  const binDir = join(tempFolder(), "bin");
  mkdirSync(binDir);
  for (const name of tools)
    if (name !== tool) symlinkSync(find(name), join(binDir, name));
  make(join(binDir, tool));
  return { PATH: binDir };
}

const canMount =
  spawnSync("unshare", ["-m", "true"]).status === 0 &&
  process.platform === "linux";

/** A shell that runs with a temporary folder of its own, of this size. */
function crampedShell(options: string, shell: string): string[] {
  const roomDir = join(tempFolder(), "room");
  mkdirSync(roomDir);
  const script = `mount -t tmpfs -o "$0" none '${roomDir}' && TMPDIR='${roomDir}' exec ${shell} "$@"`;
  return ["unshare", "-m", find("sh"), "-c", script, options];
}

describe.skipIf(!haveTools("sh", "ssh-keygen", "sha256sum", "git"))(
  "verify.sh",
  () => {
    it("says which tool is missing, and needs no other", async () => {
      const asked = Object.values(await releases(false));
      for (const tool of tools)
        for (const each of asked) {
          const env = pathWith(tool, () => undefined);
          const forGit = tool === "git" || tool === "mkdir";
          const needed = !forGit || each.commit !== undefined;
          const about = tool === "sha256sum" ? "shasum" : tool;
          expect(askScript(each, [find("sh")], env)).toMatchObject(
            needed
              ? { code: 1, problems: [`tool-missing ${about}`] }
              : { code: 0, verdict: "VERIFIED" },
          );
        }
    });

    it("never verifies a wrong release because a tool fails", async () => {
      const asked = Object.values(await releases(true));
      for (const tool of tools)
        for (const each of asked) {
          const env = pathWith(tool, (path) => {
            writeFileSync(path, `#!${find("sh")}\nexit 1\n`);
            chmodSync(path, 0o755);
          });
          const { code, output } = askScript(each, [find("sh")], env);
          expect({ tool, output, wrong: code !== 0 }).toMatchObject({
            tool,
            wrong: true,
          });
          expect(output).not.toMatch(/^VERIFIED$/m);
        }
    });

    it.skipIf(!canMount).each(["sh", "busybox sh"])(
      "never verifies a wrong release because the disk is full: %s",
      async (shell) => {
        if (!haveTools(shell.split(" ")[0] ?? "")) return;
        const right = await releases(false);
        const wrong = await releases(true);
        const sizes = [4, 8, 16, 32, 64];
        const rooms = [
          ...sizes.map((size) => `size=${size}k`),
          ...sizes.map((count) => `nr_inodes=${count / 2}`),
        ];
        for (const each of Object.values(wrong))
          for (const room of rooms) {
            const { code, output } = askScript(each, crampedShell(room, shell));
            expect({ room, output, wrong: code !== 0 }).toMatchObject({
              room,
              wrong: true,
            });
            expect(output).not.toMatch(/^VERIFIED$/m);
          }
        for (const each of Object.values(right)) {
          const roomy = crampedShell("size=1m", shell);
          expect(askScript(each, roomy)).toMatchObject({ verdict: "VERIFIED" });
        }
      },
    );
  },
);
