// SPDX-License-Identifier: Apache-2.0
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createIdStream } from "../../electron/engine/release/git/object.ts";
import {
  type BlobFile,
  makeGitRelease,
} from "../../electron/engine/release/gitBundle.ts";
import { releaseFiles } from "../../electron/engine/release/releaseFiles.ts";
import { resolveBase } from "../../electron/engine/release/resolveBase.ts";
import { verifyRelease } from "../../electron/engine/release/verifyRelease.ts";
import { createStorage } from "../../electron/storage/storage.ts";
import type { Approval } from "../../shared/formats/acts.ts";
import { GitId, Instant } from "../../shared/ids.ts";
import { collect } from "../support/byteStreams.ts";
import { exportTo, prepareExport, type Prepared } from "../support/export.ts";
import { createDice } from "../support/dice.ts";
import { place, sampleFiles } from "../support/releases.ts";
import { tempFolder } from "../support/tempFolder.ts";
import { haveTools, unending } from "../support/tools.ts";
import { requireOk } from "../support/unwrap.ts";
import { askApp } from "../support/verifiers.ts";

const broken = {
  verdict: "NOT VERIFIED",
  problems: ["commit-mismatch release.bundle"],
};

function blob(path: string, bytes: Uint8Array): BlobFile {
  const stream = createIdStream("blob", bytes.length);
  stream.update(bytes);
  return {
    path,
    id: stream.id(),
    size: bytes.length,
    content: async function* () {
      yield await Promise.resolve(bytes);
    },
  };
}

describe.skipIf(!haveTools("git"))("release.bundle", () => {
  /** A new export, since each test spoils its own. */
  async function exported(changes: Parameters<typeof prepareExport>[1] = {}) {
    const prepared = prepareExport(tempFolder(), {
      ...changes,
      approval: { removes: ["draft.md"] },
    });
    requireOk(await exportTo(prepared, "release"));
    // It names the commit, which these tests change.
    rmSync(join(prepared.folder, "release/NEXT-STEPS.md"));
    return prepared;
  }
  const bundlePath = ({ folder }: Prepared) =>
    join(folder, "release/release.bundle");
  /** What is said of the whole export; the bundle alone gets the same verdict. */
  async function ask(prepared: Prepared) {
    const trusted = new TextEncoder().encode(prepared.parts.charters[0]?.text);
    const said = await askApp({
      dir: join(prepared.folder, "release"),
      trusted,
    });
    const alone = await askApp({ dir: bundlePath(prepared), trusted });
    expect(alone.verdict).toBe(said.verdict);
    return said;
  }
  /** The bundle that the writer would make of other files, or for another approval. */
  async function remade(
    prepared: Prepared,
    change: (files: BlobFile[]) => BlobFile[],
    approval: Partial<Approval> = {},
  ): Promise<void> {
    const { clone, parts, request } = prepared;
    const { authorized } = request;
    const base = requireOk(
      await resolveBase(createStorage(), {
        cloneDir: clone.dir,
        signal: unending,
      }),
    );
    const files = [...parts.files, ...releaseFiles(authorized)].map(
      ([path, bytes]) => blob(path, bytes),
    );
    const git = makeGitRelease(
      { ...authorized.approval, ...approval },
      authorized.statementDigest,
      base,
      change(files),
    );
    writeFileSync(bundlePath(prepared), await collect(git.file()));
  }

  it("is refused with any byte changed, added or taken away", async () => {
    const prepared = await exported();
    const bytes = readFileSync(bundlePath(prepared));
    const dice = createDice(7);
    for (let count = 0; count < 60; count += 1) {
      const flipped = Buffer.from(bytes);
      const at = dice.number(bytes.length);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << dice.number(8));
      writeFileSync(bundlePath(prepared), flipped);
      expect(await ask(prepared)).toStrictEqual(broken);
    }
    for (const other of [
      Buffer.concat([bytes, Buffer.of(0)]),
      bytes.subarray(0, -1),
      Buffer.of(),
    ]) {
      writeFileSync(bundlePath(prepared), other);
      expect(await ask(prepared)).toStrictEqual(broken);
    }
  });

  it("is refused when git packed it, as its bytes are no longer ours to know", async () => {
    const prepared = await exported();
    const { clone } = prepared;
    clone.git("fetch", "-q", bundlePath(prepared), "refs/heads/*:refs/heads/*");
    clone.git(
      "bundle",
      "create",
      "-q",
      bundlePath(prepared),
      "main..counterseal/security-audit-2026-4f4f4f4f",
    );
    expect(await ask(prepared)).toStrictEqual(broken);
  });

  it("is not said to keep what it must of its base", async () => {
    const { folder, parts } = await exported();
    const verdict = requireOk(
      await verifyRelease({
        storage: createStorage(),
        path: join(folder, "release"),
        commit: null,
        signal: unending,
        trustedCharter: Buffer.from(parts.charters[0]?.text ?? ""),
        now: Instant.parse("2026-12-01T00:00:00Z"),
      }),
    );
    expect(verdict).toMatchObject({
      verdict: "VERIFIED",
      commit: "base-unchecked",
    });
  });

  it("is right, alone too, with one folder at two paths", async () => {
    const same = ["one/a.md", "other/a.md"].map(
      (path) => [`audits/${path}`, Buffer.from("the same")] as const,
    );
    const files = new Map([...sampleFiles(), ...same]);
    expect(await ask(await exported({ files }))).toMatchObject({
      verdict: "VERIFIED",
    });
  });

  it("is right when made again", async () => {
    const prepared = await exported();
    const before = readFileSync(bundlePath(prepared));
    await remade(prepared, (files) => files);
    expect(readFileSync(bundlePath(prepared))).toStrictEqual(before);
    expect(await ask(prepared)).toMatchObject({ verdict: "VERIFIED" });
  });

  it.each([
    [
      "release.bundle",
      (files: BlobFile[]) => [...files, blob("extra.md", Buffer.from("x"))],
    ],
    [
      `${place}/extra.md`,
      (files: BlobFile[]) => [
        ...files,
        blob(`${place}/extra.md`, Buffer.from("x")),
      ],
    ],
    [
      "sig-security-external-audit/README.md",
      (files: BlobFile[]) =>
        files.filter(
          ({ path }) => path !== "sig-security-external-audit/README.md",
        ),
    ],
    [
      "sig-security-external-audit/README.md",
      (files: BlobFile[]) =>
        files.map((file) =>
          file.path === "sig-security-external-audit/README.md"
            ? blob(file.path, Buffer.from("x"))
            : file,
        ),
    ],
    [
      `${place}/signatures/ada.sig`,
      (files: BlobFile[]) =>
        files.filter(({ path }) => !path.endsWith("/signatures/ada.sig")),
    ],
  ])("is refused with other files: %s", async (about, change) => {
    const prepared = await exported();
    await remade(prepared, change);
    expect(await ask(prepared)).toStrictEqual({
      verdict: "NOT VERIFIED",
      problems: [`commit-mismatch ${about}`],
    });
  });

  it("is refused when it keeps what the approval removes", async () => {
    const prepared = await exported();
    await remade(prepared, (files) => files, { removes: [] });
    expect(await ask(prepared)).toStrictEqual({
      verdict: "NOT VERIFIED",
      problems: ["commit-mismatch draft.md"],
    });
  });

  it.each<Partial<Approval>>([
    { author: "Eve <eve@example.org>" },
    { purpose: "Something else" },
    { base: GitId.parse("0".repeat(40)) },
  ])("is refused as a commit of another statement: %o", async (approval) => {
    const prepared = await exported();
    await remade(prepared, (files) => files, approval);
    expect(await ask(prepared)).toStrictEqual(broken);
  });
});
