// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { requireKnownSigner } from "../../scripts/release/refusals.mjs";
import { signSums, writeSums } from "../../scripts/release/sums.mjs";
import { shellLines } from "../support/consoleBlocks.ts";
import { taggedClone } from "../support/taggedClone.ts";
import { tempFolder } from "../support/tempFolder.ts";
import { haveTools } from "../support/tools.ts";

const page = readFileSync(
  new URL("../../docs/download.md", import.meta.url),
  "utf8",
);

function makeKey(dir: string, name: string): string {
  const path = join(dir, name);
  const made = spawnSync("ssh-keygen", [
    ...["-q", "-t", "ed25519", "-N", "", "-C", name, "-f", path],
  ]);
  expect(made.status).toBe(0);
  return path;
}

function signerLine(keyPath: string): string {
  const key = readFileSync(`${keyPath}.pub`, "utf8").trim();
  return `release namespaces="download@counterseal" ${key}\n`;
}

describe.skipIf(!haveTools("ssh-keygen", "sha256sum"))("a download", () => {
  const files = { "a.tar.gz": "the app", "sbom.cdx.json": "{}" };

  function released() {
    const clone = taggedClone();
    const keyPath = makeKey(tempFolder(), "ada");
    const signers = join(clone.dir, "packaging/release-signers");
    writeFileSync(signers, `# ada\n${signerLine(keyPath)}`);
    const dir = tempFolder();
    for (const [name, text] of Object.entries(files))
      writeFileSync(join(dir, name), text);
    writeSums(dir);
    return { clone, keyPath, signers, dir };
  }

  /** The lines of docs/download.md as they stand. */
  function checked(dir: string, signers: string) {
    copyFileSync(signers, join(dir, "release-signers"));
    const lines = shellLines(page);
    expect(lines).toHaveLength(2);
    return spawnSync("sh", ["-ec", lines.join("\n")], {
      cwd: dir,
      encoding: "utf8",
    });
  }

  it("is checked by the lines of docs/download.md, with what they say", () => {
    const { clone, keyPath, signers, dir } = released();
    signSums(dir, keyPath, clone.dir);
    const { status, stdout } = checked(dir, signers);
    expect(status).toBe(0);
    const says = /`(Good [^`]*)`/.exec(page)?.[1] ?? "?";
    expect(stdout).toContain(says);
    for (const name of Object.keys(files))
      expect(stdout).toContain(`${name}: OK`);
  });

  it.each(["a.tar.gz", "SHA256SUMS", "SHA256SUMS.sig"])(
    "is refused by them when %s is another",
    (name) => {
      const { clone, keyPath, signers, dir } = released();
      signSums(dir, keyPath, clone.dir);
      const path = join(dir, name);
      const bytes = readFileSync(path);
      const at = Math.floor(bytes.length / 2);
      bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
      writeFileSync(path, bytes);
      expect(checked(dir, signers).status).not.toBe(0);
    },
  );

  it("is signed by nobody who is not known, and not for something else", () => {
    const { clone, keyPath, signers, dir } = released();
    requireKnownSigner(clone.dir, keyPath);
    const other = makeKey(tempFolder(), "mallory");
    expect(() => {
      requireKnownSigner(clone.dir, other);
    }).toThrow("the key is not in packaging/release-signers");
    expect(() => {
      requireKnownSigner(clone.dir, join(dir, "none"));
    }).toThrow(/there is no .*none\.pub/);
    writeFileSync(signers, `# ${signerLine(keyPath)}`);
    expect(() => {
      requireKnownSigner(clone.dir, keyPath);
    }).toThrow("the key is not in");
    const elsewhere = signerLine(keyPath).replace("download@", "consent@");
    writeFileSync(signers, elsewhere);
    expect(() => {
      signSums(dir, keyPath, clone.dir);
    }).toThrow("the signature is not good");
    expect(existsSync(join(dir, "SHA256SUMS.sig"))).toBe(false);
  });
});
