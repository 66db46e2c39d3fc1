// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import {
  isReleaseText,
  releaseTexts,
} from "../../electron/engine/release/releaseTexts.ts";
import { Instant, Sha256 } from "../../shared/ids.ts";
import {
  assemble,
  digestOf,
  place,
  sampleParts,
  verifyScriptPath,
  writeRelease,
} from "../support/releases.ts";
import { tempFolder } from "../support/tempFolder.ts";
import { haveTools } from "../support/tools.ts";
import { askScript } from "../support/verifiers.ts";

/** A right release on disk, with the charter that it is checked against. */
function written(approval: Parameters<typeof sampleParts>[0] = {}) {
  const folder = tempFolder();
  const release = assemble(sampleParts(approval));
  const dir = writeRelease(release, join(folder, "tree"));
  const charterPath = join(folder, "charter.txt");
  writeFileSync(charterPath, release.trusted ?? "");
  return { folder, dir, charterPath, asked: { dir, trusted: release.trusted } };
}

/** A PATH with these tools alone. */
function pathOf(tools: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const binDir = join(tempFolder(), "bin");
  mkdirSync(binDir);
  for (const [name, target] of Object.entries(tools))
    symlinkSync(target, join(binDir, name));
  return { PATH: binDir };
}

function find(tool: string): string {
  return execFileSync("sh", ["-c", `command -v ${tool}`], {
    encoding: "utf8",
  }).trim();
}

const posixTools =
  "awk sed sort tr find od wc cat date mktemp cmp rm mkdir dirname xargs grep tail head tee".split(
    " ",
  );

function posix(...more: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    [...posixTools, ...more].map((name) => [name, find(name)]),
  );
}

describe.skipIf(!haveTools("sh", "ssh-keygen", "sha256sum"))(
  "verify.sh",
  () => {
    it.skipIf(!haveTools("shellcheck"))(
      "has nothing that shellcheck would change",
      () => {
        execFileSync("shellcheck", [verifyScriptPath], { stdio: "pipe" });
      },
    );

    it("knows the VERIFY.md that travels with it, and the app knows both", () => {
      for (const text of releaseTexts.values())
        expect(isReleaseText(digestOf(text))).toBe(true);
      expect(isReleaseText(digestOf(""))).toBe(false);
    });

    it("comes with the rule of counting in ten lines", () => {
      const rule = releaseTexts
        .get("VERIFY.md")
        ?.split("\n## The rule of counting\n")[1]
        ?.split("\n## ")[0];
      const lines = rule?.split("\n").filter((line) => line !== "") ?? [];
      expect(lines.map((line) => parseInt(line, 10))).toEqual([
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
      ]);
    });

    it("knows the texts of every released version, and of no other", () => {
      const read = (path: string) =>
        readFileSync(join(import.meta.dirname, "../..", path), "utf8");
      const row =
        /^\| (\d+\.\d+\.\d+) *\| `?([0-9a-f]{64})`? *\| `?([0-9a-f]{64})`? *\|$/gm;
      const released = [...read("docs/format/bundle.md").matchAll(row)];
      const document = digestOf(releaseTexts.get("VERIFY.md") ?? "");
      const script = digestOf(releaseTexts.get("verify.sh") ?? "");
      const known = /^known='?([^'\n]*)'?$/m.exec(
        releaseTexts.get("verify.sh") ?? "",
      )?.[1];
      const current = /"version": "([^"]*)"/.exec(read("package.json"))?.[1];
      const wanted = new Set([document]);
      for (const [, version, ...digests] of released)
        if (version === current) expect(digests).toEqual([document, script]);
        else for (const digest of digests) wanted.add(Sha256.parse(digest));
      expect(known?.split(" ").sort()).toEqual([...wanted].sort());
    });

    it.skipIf(!haveTools("busybox"))(
      "needs nothing but busybox and ssh-keygen",
      () => {
        const busybox = find("busybox");
        const tools = Object.fromEntries(
          ["sh", "sha256sum", ...posixTools].map((name) => [name, busybox]),
        );
        const env = pathOf({ ...tools, "ssh-keygen": find("ssh-keygen") });
        expect(askScript(written().asked, [busybox, "sh"], env)).toMatchObject({
          verdict: "VERIFIED",
          code: 0,
        });
      },
    );

    it.skipIf(!haveTools("shasum"))("takes shasum for sha256sum", () => {
      const env = pathOf(posix("shasum", "perl", "ssh-keygen"));
      expect(askScript(written().asked, [find("sh")], env)).toMatchObject({
        verdict: "VERIFIED",
        code: 0,
      });
    });

    it.each(["ssh-keygen", "shasum", "git"])(
      "says that %s is missing",
      (tool) => {
        const have = {
          "ssh-keygen": ["sha256sum"],
          shasum: ["ssh-keygen"],
          git: ["ssh-keygen", "sha256sum"],
        };
        const env = pathOf(posix(...have[tool as keyof typeof have]));
        const asked = {
          ...written().asked,
          ...(tool === "git" && { commit: "HEAD" }),
        };
        expect(askScript(asked, [find("sh")], env)).toMatchObject({
          problems: [`tool-missing ${tool}`],
          code: 1,
        });
      },
    );

    it("says what it verified, and that an approval is over", () => {
      const over = {
        issued: Instant.parse("2026-03-01T00:00:00Z"),
        expires: Instant.parse("2026-03-02T00:00:00Z"),
        notBefore: Instant.parse("2026-03-01T12:00:00Z"),
      };
      const { output, code } = askScript(written({ approval: over }).asked);
      expect(code).toBe(0);
      expect(output.replace(/[0-9a-f]{64}/, "DIGEST")).toBe(
        "Audit: security-audit-2026\nStatement: DIGEST\nCharter: version 1, in force: version 1\n" +
          "Signed by: ada owner\nSigned by: ben chair\nSigned by: cleo chair\nFiles: 5\n" +
          "Not before: 2026-03-01T12:00:00Z\nExpires: 2026-03-02T00:00:00Z (over: it limits exports, not this check)\nVERIFIED\n",
      );
    });

    it("finds its way from anywhere, and leaves nothing behind", () => {
      const { folder, dir, charterPath } = written();
      const own = join(folder, "my verify.sh");
      cpSync(verifyScriptPath, own);
      const tmpDir = join(folder, "tmp");
      mkdirSync(tmpDir);
      symlinkSync(dir, join(folder, "link"));
      for (const cwd of [folder, dir, join(dir, "charters")])
        for (const target of [dir, join(folder, "link")]) {
          const args = [
            relative(cwd, own),
            relative(cwd, charterPath),
            relative(cwd, target) || ".",
          ];
          const ran = spawnSync("sh", args, {
            cwd,
            encoding: "utf8",
            env: { ...process.env, TMPDIR: tmpDir },
          });
          expect(ran.stdout).toContain("\nVERIFIED\n");
          expect(ran.stderr).toBe("");
          expect(readdirSync(tmpDir)).toStrictEqual([]);
        }
    });

    it.each([
      [[]],
      [["a"]],
      [["a", "b", ""]],
      [["a", "b", "-c"]],
      [["a", "b", "c", "d"]],
    ])("answers %j with its usage", (args) => {
      const ran = spawnSync("sh", [verifyScriptPath, ...args], {
        encoding: "utf8",
      });
      expect(ran).toMatchObject({ status: 2, stdout: "" });
      expect(ran.stderr).toContain("usage: verify.sh");
    });

    it("fails closed on a charter or a folder that cannot be read", () => {
      const { dir, charterPath } = written();
      const say = (...args: readonly string[]) =>
        spawnSync("sh", [verifyScriptPath, ...args], { encoding: "utf8" });
      expect(say("/nowhere/charter", dir)).toMatchObject({ status: 1 });
      expect(say("/nowhere/charter", dir).stdout).toBe(
        "NOT VERIFIED: charter-refused /nowhere/charter cannot be read\n",
      );
      expect(say(charterPath, "/nowhere")).toMatchObject({
        status: 1,
        stdout: "NOT VERIFIED: statement-missing /nowhere\n",
      });
      expect(say(charterPath, join(dir, "../.."))).toMatchObject({
        status: 1,
        stdout: "NOT VERIFIED: statement-missing statement.txt\n",
      });
    });

    it("does by hand what VERIFY.md says", () => {
      const { folder, dir, asked } = written();
      const charter = Buffer.from(asked.trusted ?? []).toString();
      const key = /^Sign: ada \S+ \S+ (.*)$/m.exec(charter)?.[1] ?? "";
      const block = releaseTexts.get("VERIFY.md")?.split("```\n").at(-2) ?? "";
      const script = block
        .replace(/<the root[^>]*>/, `'${join(folder, "tree")}'`)
        .replaceAll("<this folder>", place)
        .replace(/ssh-ed25519 AAAA…[^']*/, key);
      expect(script).not.toMatch(/<[a-z]|…/);
      const ran = spawnSync("sh", ["-e", "-u", "-c", script], {
        encoding: "utf8",
      });
      expect(ran.stderr).toBe("");
      expect(ran.stdout).toContain(
        'Good "approval@counterseal" signature for ada',
      );
      expect(dir).toContain(place);
    });
  },
);
