// SPDX-License-Identifier: Apache-2.0
import {
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { sampleAudit, sampleTitle } from "../../../shared/domain/sample.ts";
import { requireOk } from "../../../test/support/unwrap.ts";
import { tempFolder } from "../../../test/support/tempFolder.ts";
import { addAudit, makeVault } from "../../../test/support/vaults.ts";
import { sealBytes } from "../intake/sealPieces.ts";
import type { Session } from "../session.ts";
import { deleteSample } from "./deleteSample.ts";

function filesIn(dir: string): string[] {
  return readdirSync(dir, { recursive: true, encoding: "utf8" }).sort();
}

function attempt(session: Session) {
  return deleteSample(session, () => session.close());
}

async function addSampleAudit(session: Session): Promise<void> {
  const body = { audit: sampleAudit, title: sampleTitle };
  requireOk(await session.commit([{ type: "audit.created", body }]));
}

describe("deleting a sample", () => {
  it("takes all of it away, its folder too, and leaves what lies beside", async () => {
    const dir = tempFolder();
    writeFileSync(join(dir, "beside.txt"), "mine");
    const vault = await makeVault(dir, "vault", true);
    const session = requireOk(await vault.open());
    await addSampleAudit(session);
    requireOk(await sealBytes(session, "a.txt", new Uint8Array(9)));
    expect(filesIn(vault.rootDir)).toHaveLength(8);
    requireOk(await attempt(session));
    expect(readdirSync(dir).sort()).toEqual(["beside.txt", "profile"]);
  });

  it("never happens to a vault that was not made as one, whatever is in it", async () => {
    const vault = await makeVault(tempFolder());
    const session = requireOk(await vault.open());
    await addSampleAudit(session);
    const before = filesIn(vault.rootDir);
    expect(await attempt(session)).toMatchObject({
      error: { code: "sample-not" },
    });
    expect(filesIn(vault.rootDir)).toEqual(before);
    await session.close();
  });

  it("does not happen once another audit is in it", async () => {
    const vault = await makeVault(tempFolder(), "vault", true);
    const session = requireOk(await vault.open());
    await addSampleAudit(session);
    requireOk(await addAudit(session, "mine"));
    expect(await attempt(session)).toMatchObject({
      error: { code: "sample-not" },
    });
    expect(existsSync(join(vault.rootDir, "vault.json"))).toBe(true);
    await session.close();
  });

  it("leaves everything where anything foreign lies in its folder, and names that", async () => {
    const dir = tempFolder();
    const vault = await makeVault(dir, "vault", true);
    const session = requireOk(await vault.open());
    const at = (...names: string[]) => join(vault.rootDir, ...names);
    mkdirSync(at("objects", "ab"));
    mkdirSync(join(dir, "elsewhere"));
    writeFileSync(join(dir, "elsewhere", "kept.txt"), "mine");
    const link = at("objects", "cd");
    const foreign: readonly [string, () => void][] = [
      [
        "notes.txt",
        () => {
          writeFileSync(at("notes.txt"), "mine");
        },
      ],
      [
        "ledger/notes.txt",
        () => {
          writeFileSync(at("ledger", "notes.txt"), "mine");
        },
      ],
      [
        "objects/ab/mine.age",
        () => {
          writeFileSync(at("objects", "ab", "mine.age"), "mine");
        },
      ],
      [
        "objects/cd",
        () => {
          symlinkSync(join(dir, "elsewhere"), link);
        },
      ],
      [
        "quarantine",
        () => {
          mkdirSync(at("quarantine"));
        },
      ],
    ];
    for (const [name, put] of foreign) {
      put();
      const before = filesIn(vault.rootDir);
      expect(await attempt(session)).toMatchObject({
        error: { code: "sample-foreign", facts: { names: name, count: 1 } },
      });
      expect(filesIn(vault.rootDir)).toEqual(before);
      rmSync(at(name), { recursive: true });
    }
    requireOk(await attempt(session));
    expect(existsSync(vault.rootDir)).toBe(false);
    expect(existsSync(join(dir, "elsewhere", "kept.txt"))).toBe(true);
  });

  it("is refused while another process has the vault", async () => {
    const vault = await makeVault(tempFolder(), "vault", true);
    const first = requireOk(await vault.open());
    const second = requireOk(await vault.open());
    expect(second.barred).toBe("in-use");
    expect(await attempt(second)).toMatchObject({
      error: { code: "vault-in-use" },
    });
    await second.close();
    await first.close();
    expect(existsSync(join(vault.rootDir, "vault.json"))).toBe(true);
  });
});
