// SPDX-License-Identifier: Apache-2.0
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { tempFolder } from "../../../test/support/tempFolder.ts";
import { requireError, requireOk } from "../../../test/support/unwrap.ts";
import {
  makeVault,
  testPassphrase,
  withAudits,
  segmentPath,
} from "../../../test/support/vaults.ts";
import { createStorage } from "../../storage/storage.ts";
import { kdfFloor } from "../../crypto/kdf.ts";
import { createVault } from "./createVault.ts";

describe("creating a vault", () => {
  it("makes folders and files that nobody else may read", async () => {
    const { rootDir } = await makeVault(tempFolder());
    expect(readdirSync(rootDir).sort()).toEqual([
      "ledger",
      "objects",
      "vault.json",
    ]);
    expect(statSync(rootDir).mode & 0o777).toBe(0o700);
    expect(statSync(join(rootDir, "vault.json")).mode & 0o777).toBe(0o600);
  });

  it("takes an empty folder, and refuses one with anything in it", async () => {
    const folder = tempFolder();
    const request = {
      profileDir: tempFolder(),
      passphrase: testPassphrase,
      slotName: "ada",
      cost: kdfFloor,
      at: "2027-01-31T12:00:00Z" as never,
    };
    mkdirSync(join(folder, "empty"));
    requireOk(
      await createVault(createStorage(), {
        rootDir: join(folder, "empty"),
        ...request,
      }),
    );
    mkdirSync(join(folder, "full"));
    writeFileSync(join(folder, "full", "notes"), "kept");
    const refused = await createVault(createStorage(), {
      rootDir: join(folder, "full"),
      ...request,
    });
    expect(requireError(refused).code).toBe("destination-exists");
    expect(readdirSync(join(folder, "full"))).toEqual(["notes"]);
    const again = await createVault(createStorage(), {
      rootDir: join(folder, "empty"),
      ...request,
    });
    expect(requireError(again).code).toBe("vault-exists");
    // In a vault, even deep in it, and whether or not that one is open.
    for (const inside of ["within", "objects/deep/within"]) {
      const rootDir = join(folder, "empty", inside);
      const within = await createVault(createStorage(), {
        rootDir,
        ...request,
      });
      expect(requireError(within).code).toBe("destination-in-vault");
      expect(existsSync(rootDir)).toBe(false);
    }
  });

  it("is not barred by a folder above that has a vault.json of its own kind", async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, "vault.json"), "{}");
    const { rootDir } = await makeVault(folder);
    expect(existsSync(join(rootDir, "vault.json"))).toBe(true);
  });

  it("leaves nothing when the passphrase is refused", async () => {
    const folder = tempFolder();
    const refused = await createVault(createStorage(), {
      rootDir: join(folder, "vault"),
      profileDir: tempFolder(),
      passphrase: "",
      slotName: "ada",
      cost: kdfFloor,
      at: "2027-01-31T12:00:00Z" as never,
    });
    expect(requireError(refused).code).toBe("passphrase-empty");
    expect(readdirSync(folder)).toEqual([]);
  });

  it("refuses a cost below the floor before it makes anything", async () => {
    const folder = tempFolder();
    const refused = await createVault(createStorage(), {
      rootDir: join(folder, "vault"),
      profileDir: tempFolder(),
      passphrase: testPassphrase,
      slotName: "ada",
      cost: { ops: 1, memoryBytes: kdfFloor.memoryBytes },
      at: "2027-01-31T12:00:00Z" as never,
    });
    expect(requireError(refused).code).toBe("kdf-parameters-refused");
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("opening a vault", () => {
  it("proves it fresh from the first time on", async () => {
    const vault = await makeVault(tempFolder());
    const session = requireOk(await vault.open());
    expect(session).toMatchObject({ freshness: "proven", notices: [] });
    await session.close();
  });

  it("gives back what was committed, from the catalog or without it", async () => {
    const vault = await makeVault(tempFolder());
    await withAudits(vault, "one", "constructor");
    const session = requireOk(await vault.open());
    expect([...session.state.audits.keys()]).toEqual(["one", "constructor"]);
    expect(session).toMatchObject({
      freshness: "proven",
      readOnly: false,
      notices: [],
    });
    await session.close();
    expect(existsSync(join(vault.rootDir, "catalog.sealed"))).toBe(true);
    writeFileSync(join(vault.rootDir, "catalog.sealed"), "damaged");
    const rebuilt = requireOk(await vault.open());
    expect([...rebuilt.state.audits.keys()]).toEqual(["one", "constructor"]);
    await rebuilt.close();
  });

  it("ignores a catalog that is not of this chain", async () => {
    const vault = await makeVault(tempFolder());
    await withAudits(vault, "one");
    const old = readFileSync(join(vault.rootDir, "catalog.sealed"));
    const ledger = readFileSync(segmentPath(vault));
    rmSync(vault.profileDir, { recursive: true });
    mkdirSync(vault.profileDir);
    // The ledger goes back to its first entry: what the catalog says of a second is not so.
    writeFileSync(
      segmentPath(vault),
      ledger.subarray(0, 4 + ledger.readUInt32BE(0)),
    );
    writeFileSync(join(vault.rootDir, "catalog.sealed"), old);
    const session = requireOk(await vault.open());
    expect(session.state.audits.size).toBe(0);
    await session.close();
  });

  it("has one answer for a wrong passphrase and a damaged slot", async () => {
    const vault = await makeVault(tempFolder());
    expect(requireError(await vault.open("another")).code).toBe(
      "vault-passphrase-or-slot",
    );
    const headerPath = join(vault.rootDir, "vault.json");
    const header = JSON.parse(readFileSync(headerPath, "utf8")) as {
      slots: { box: string }[];
    };
    const [slot] = header.slots;
    if (slot === undefined) throw new Error("no slot");
    slot.box = `${slot.box.startsWith("A") ? "B" : "A"}${slot.box.slice(1)}`;
    writeFileSync(headerPath, `${JSON.stringify(header)}\n`);
    expect(requireError(await vault.open()).code).toBe(
      "vault-passphrase-or-slot",
    );
    expect(requireError(await vault.open("")).code).toBe("passphrase-empty");
  });

  it.each([
    ["cost below the floor", { ops: 1 }, "kdf-parameters-refused"],
    ["cost above the cap", { memoryBytes: 2 ** 40 }, "kdf-parameters-refused"],
    ["another name of the slot", { name: "eve" }, "vault-passphrase-or-slot"],
  ])("refuses a header with %s", async (_what, change, code) => {
    const vault = await makeVault(tempFolder());
    const headerPath = join(vault.rootDir, "vault.json");
    const header = JSON.parse(readFileSync(headerPath, "utf8")) as {
      slots: object[];
    };
    Object.assign(header.slots[0] ?? {}, change);
    writeFileSync(headerPath, `${JSON.stringify(header)}\n`);
    expect(requireError(await vault.open()).code).toBe(code);
  });

  it.each([
    ["text that is no JSON", () => "{", "vault-header-damaged"],
    [
      "a repeated key",
      (text: string) => text.replace("{", '{"format":"counterseal-vault 1",'),
      "vault-header-damaged",
    ],
    [
      "a space between",
      (text: string) => text.replace(":", ": "),
      "vault-header-damaged",
    ],
    [
      "another time of creation",
      (text: string) => text.replace("2027-01-31", "2027-01-30"),
      "vault-header-damaged",
    ],
    [
      "a later format",
      (text: string) =>
        text.replace("counterseal-vault 1", "counterseal-vault 2"),
      "vault-format-unknown",
    ],
  ])("refuses a header with %s", async (_what, change, code) => {
    const vault = await makeVault(tempFolder());
    const headerPath = join(vault.rootDir, "vault.json");
    writeFileSync(headerPath, change(readFileSync(headerPath, "utf8")));
    expect(requireError(await vault.open()).code).toBe(code);
  });

  it("says what is no vault", async () => {
    const folder = tempFolder();
    const vault = await makeVault(folder);
    rmSync(join(vault.rootDir, "vault.json"));
    expect(requireError(await vault.open()).code).toBe("vault-not-a-vault");
    rmSync(vault.rootDir, { recursive: true });
    expect(requireError(await vault.open()).code).toBe("vault-not-found");
    writeFileSync(vault.rootDir, "a file");
    expect(requireError(await vault.open()).code).toBe("vault-not-a-vault");
  });

  it("lets one process in at a time, and takes over from one that is gone", async () => {
    const vault = await makeVault(tempFolder());
    const session = requireOk(await vault.open());
    const second = requireOk(await vault.open());
    expect(second).toMatchObject({
      readOnly: true,
      standing: { readOnlyWhy: "in-use", holder: { pid: process.pid } },
    });
    await second.close();
    const lockPath = join(vault.rootDir, "lock");
    const lock = readFileSync(lockPath, "utf8");
    await session.close();
    expect(existsSync(lockPath)).toBe(false);
    // No process has the largest number there is.
    writeFileSync(
      lockPath,
      lock.replace(`"pid":${String(process.pid)}`, '"pid":4194304'),
    );
    const next = requireOk(await vault.open());
    await next.close();
    expect(
      readdirSync(vault.rootDir).filter((name) => name.startsWith("lock")),
    ).toEqual([]);
  });
});
