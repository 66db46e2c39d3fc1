// SPDX-License-Identifier: Apache-2.0
import { chmodSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { tempFolder } from "../../../test/support/tempFolder.ts";
import { requireOk } from "../../../test/support/unwrap.ts";
import { makeVault, type TestVault } from "../../../test/support/vaults.ts";

describe("where a vault lies", () => {
  const warningsAt = async (
    prepare: (vault: TestVault, folder: string) => void,
    ...under: string[]
  ) => {
    const folder = join(tempFolder(), ...under);
    mkdirSync(folder, { recursive: true });
    const vault = await makeVault(folder);
    prepare(vault, folder);
    const session = requireOk(await vault.open());
    const { warnings } = session.standing;
    await session.close();
    return warnings;
  };

  it("is nothing to warn of on a private folder of this computer", async () => {
    expect(await warningsAt(() => undefined)).toEqual([]);
  });

  it("is said when a program synchronises it", async () => {
    for (const [name, service] of [
      ["Dropbox", "Dropbox"],
      ["OneDrive - Example", "OneDrive"],
      ["Google Drive", "Google Drive"],
      ["com~apple~CloudDocs", "iCloud Drive"],
    ] as const)
      expect(await warningsAt(() => undefined, name, "work")).toEqual([
        { kind: "synced", service },
      ]);
    const marked = await warningsAt((_vault, folder) => {
      mkdirSync(join(folder, ".stfolder"));
    });
    expect(marked).toEqual([{ kind: "synced", service: "Syncthing" }]);
  });

  it("names the copies that such a program left, and goes on without them", async () => {
    const names = [
      ["vault (conflicted copy 2027-01-31).json"],
      ["ledger", "000000000000 (Ada's conflicted copy).sealed"],
      ["ledger", "000000000000.sync-conflict-20270131-120000-ABCDEFG.sealed"],
    ];
    const warnings = await warningsAt((vault) => {
      for (const name of names)
        writeFileSync(join(vault.rootDir, ...name), "another version");
    });
    expect(warnings).toEqual([
      { kind: "conflict-copies", names: names.map((name) => name.at(-1)) },
    ]);
  });

  it("is said when others may enter it", async () => {
    const warnings = await warningsAt((vault) => {
      chmodSync(vault.rootDir, 0o755);
    });
    expect(warnings).toEqual([{ kind: "readable-by-others", mode: "0755" }]);
  });

  it("is read all the same when nothing can be written there", async (test) => {
    test.skip(process.getuid?.() === 0, "root may write anywhere");
    const vault = await makeVault(tempFolder());
    chmodSync(vault.rootDir, 0o500);
    const session = requireOk(await vault.open());
    expect(session.standing.readOnlyWhy).toBe("not-writable");
    expect(session.checkpoint.seq).toBe(0);
    await session.close();
    expect(statSync(vault.rootDir).mode & 0o777).toBe(0o500);
    chmodSync(vault.rootDir, 0o700);
  });
});
