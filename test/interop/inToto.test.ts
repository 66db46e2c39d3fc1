// SPDX-License-Identifier: Apache-2.0
import {
  appendFileSync,
  existsSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { isCanonicalJson } from "../../electron/crypto/canonicalJson.ts";
import { jsonOf, runCli } from "../support/cliRun.ts";
import {
  exportTo,
  fingerprint,
  prepareExport,
  type Prepared,
} from "../support/export.ts";
import { digestOf, place } from "../support/releases.ts";
import { tempFolder } from "../support/tempFolder.ts";
import { haveTools } from "../support/tools.ts";
import { requireOk } from "../support/unwrap.ts";

/** RFC 3986 with scheme and authority in lower case, as in-toto's TypeURI asks. */
const typeUri = z.string().regex(/^[a-z][a-z0-9+.-]*:[^A-Z\s]+$/);

/** What version 1 of the Statement layer demands: each subject has a digest, and here a name and nothing else. */
const Statement = z.strictObject({
  _type: z.literal("https://in-toto.io/Statement/v1"),
  subject: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        digest: z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
      }),
    )
    .min(1),
  predicateType: typeUri,
  predicate: z.record(z.string(), z.unknown()),
});

const supersedes = digestOf("earlier");

describe.skipIf(!haveTools("ssh-keygen", "git"))("an in-toto Statement", () => {
  let prepared: Prepared;
  const inFolder = (...parts: string[]): string =>
    join(prepared.folder, ...parts);

  beforeEach(async () => {
    const changes = { approval: { supersedes, removes: ["draft.md"] } };
    prepared = prepareExport(tempFolder(), changes);
    requireOk(await exportTo(prepared, "release"));
    const { parts, folder } = prepared;
    writeFileSync(join(folder, "charter.txt"), parts.charters[0]?.text ?? "");
  });

  const write = (out: string, bundle: string, ...more: string[]) =>
    runCli(inFolder("profile"), [
      ...["in-toto", bundle, "--trust", inFolder("charter.txt")],
      ...["--out", inFolder(out), ...more],
    ]);

  async function written(out: string, bundle: string, ...more: string[]) {
    const end = await write(out, bundle, ...more);
    expect(end).toMatchObject({ exitCode: 0, stderr: "" });
    return readFileSync(inFolder(out), "utf8");
  }

  it("keeps the rules of its layer, and names every file of the tree", async () => {
    const text = await written("one.json", inFolder("release"));
    const parsed: unknown = JSON.parse(text);
    expect(isCanonicalJson(text, parsed)).toBe(true);
    const { subject } = Statement.parse(parsed);
    const lines = subject.map(({ name, digest }) => `${digest.sha256} ${name}`);
    const files = fingerprint(inFolder("release/tree"))
      .filter((line) => !line.endsWith("/"))
      .map((line) => line.replace(/^\d+ /, ""));
    expect(lines.toSorted()).toEqual(files.toSorted());
    expect(new Set(subject.map(({ name }) => name)).size).toBe(subject.length);
  });

  it("says what the approval says, who approved it, and nothing of the vault", async () => {
    const text = await written("facts.json", inFolder("release"));
    const { predicate } = Statement.parse(JSON.parse(text));
    const { approval, statementDigest } = prepared.request.authorized;
    expect(predicate).toEqual({
      audit: approval.audit,
      author: approval.author,
      base: { gitCommit: prepared.base },
      charter: { sha256: approval.charter },
      commitDate: approval.commitDate,
      expires: approval.expires,
      id: approval.id,
      issued: approval.issued,
      place,
      purpose: approval.purpose,
      removes: ["draft.md"],
      requester: approval.requester,
      signers: ["ada", "ben", "cleo"],
      statement: { sha256: statementDigest },
      supersedes: { sha256: supersedes },
    });
    expect(text).not.toContain(approval.vault);
  });

  it("has the same bytes of the folder, the tree, the bundle and the commit", async () => {
    const { clone } = prepared;
    const bundle = inFolder("release/release.bundle");
    const branch =
      clone.git("bundle", "list-heads", bundle).split(" ")[1] ?? "";
    clone.git("fetch", "-q", bundle, `${branch}:refs/heads/release`);
    const texts = [
      await written("a.json", inFolder("release")),
      await written("b.json", inFolder("release/tree", place)),
      await written("c.json", bundle),
      await written("d.json", clone.dir, "--commit", "release"),
      await written("e.json", inFolder("release/tree"), "--place", place),
    ];
    expect(new Set(texts).size).toBe(1);
  });

  it("is not written of a release that is not VERIFIED, nor over anything", async () => {
    const refused = async (code: string, ...argv: Parameters<typeof write>) => {
      const end = await write(...argv, "--json");
      expect(jsonOf(end)).toMatchObject({ ok: false, error: { code } });
      expect(end.exitCode).not.toBe(0);
    };
    writeFileSync(inFolder("there.json"), "mine");
    await refused("destination-exists", "there.json", inFolder("release"));
    expect(readFileSync(inFolder("there.json"), "utf8")).toBe("mine");
    const other = prepareExport(tempFolder());
    requireOk(await exportTo(other, "release"));
    appendFileSync(join(other.folder, "release/tree", place, "verify.sh"), "#");
    const tampered = join(other.folder, "release");
    await refused("bundle-not-verified", "no.json", tampered);
    expect(existsSync(inFolder("no.json"))).toBe(false);
  });
});
