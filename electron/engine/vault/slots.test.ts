// SPDX-License-Identifier: Apache-2.0
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { dyingDisk } from "../../../test/support/dyingDisk.ts";
import { tempFolder } from "../../../test/support/tempFolder.ts";
import { requireError, requireOk } from "../../../test/support/unwrap.ts";
import {
  makeVault,
  testPassphrase,
  type TestVault,
} from "../../../test/support/vaults.ts";
import { kdfFloor } from "../../crypto/kdf.ts";
import { createStorage } from "../../storage/storage.ts";
import type { Session } from "../session.ts";
import { readHeader } from "./openVault.ts";
import { sealSlot, type Slot } from "./slot.ts";
import {
  addSlot,
  changeSlot,
  commitSlots,
  listSlots,
  removeSlot,
  slotBody,
} from "./slots.ts";

const cost = kdfFloor;
const present = testPassphrase;
const second = "the second owner's passphrase";

const addLin = (session: Session, passphrase = second) =>
  addSlot(session, { present, name: "lin", passphrase, cost });

async function withSession<T>(
  vault: TestVault,
  passphrase: string,
  step: (session: Session) => Promise<T>,
): Promise<T> {
  const session = requireOk(await vault.open(passphrase));
  try {
    return await step(session);
  } finally {
    await session.close();
  }
}

async function opens(vault: TestVault, passphrase: string): Promise<boolean> {
  const opened = await vault.open(passphrase);
  if (opened.ok) await opened.value.close();
  else expect(opened.error.code).toBe("vault-passphrase-or-slot");
  return opened.ok;
}

async function slotNames(session: Session): Promise<readonly string[]> {
  return requireOk(await listSlots(session)).map(({ name }) => name);
}

async function entryTypes(session: Session): Promise<readonly string[]> {
  const types: string[] = [];
  requireOk(await session.readEntries(({ type }) => types.push(type)));
  return types;
}

describe("the passphrases of a vault", () => {
  it("are added, changed and removed, each on the ledger", async () => {
    const vault = await makeVault(tempFolder());
    await withSession(vault, present, async (session) => {
      requireOk(await addLin(session));
      expect(await slotNames(session)).toEqual(["ada", "lin"]);
    });
    await withSession(vault, second, async (session) => {
      expect(session.actor).toBe("lin");
      const changed = requireOk(
        await changeSlot(session, { present: second, passphrase: "new", cost }),
      );
      expect(changed.map(({ name, own }) => [name, own])).toEqual([
        ["ada", false],
        ["lin", true],
      ]);
    });
    expect(await opens(vault, second)).toBe(false);
    await withSession(vault, "new", async (session) => {
      const [ada] = requireOk(await listSlots(session));
      const slot = ada?.slot ?? "";
      requireOk(await removeSlot(session, { present: "new", slot }));
      expect(await entryTypes(session)).toEqual([
        "vault.created",
        "vault.slot-added",
        "vault.slot-changed",
        "vault.slot-removed",
      ]);
    });
    expect(await opens(vault, present)).toBe(false);
    expect(await opens(vault, "new")).toBe(true);
  });

  it("need one of them, typed again, and change nothing without", async () => {
    const vault = await makeVault(tempFolder());
    await withSession(vault, present, async (session) => {
      requireOk(await addLin(session));
      const before = readFileSync(session.layout.headerPath);
      const { checkpoint } = session;
      const [, lin] = requireOk(await listSlots(session));
      const wrong = { present: "wrong", passphrase: "new", cost };
      for (const refused of [
        await addSlot(session, { ...wrong, name: "mo" }),
        await changeSlot(session, wrong),
        await removeSlot(session, { ...wrong, slot: lin?.slot ?? "" }),
      ])
        expect(requireError(refused).code).toBe("vault-passphrase-or-slot");
      expect(session.checkpoint).toEqual(checkpoint);
      expect(readFileSync(session.layout.headerPath)).toEqual(before);
    });
  });

  it("keep the last one, their names apart, and none empty", async () => {
    const vault = await makeVault(tempFolder());
    await withSession(vault, present, async (session) => {
      const [ada] = requireOk(await listSlots(session));
      const slot = ada?.slot ?? "";
      const last = await removeSlot(session, { present, slot });
      expect(requireError(last).code).toBe("slot-last");
      const named = { present, name: "ada", passphrase: second, cost };
      expect(requireError(await addSlot(session, named)).code).toBe(
        "slot-name-taken",
      );
      expect(requireError(await addLin(session, "")).code).toBe(
        "passphrase-empty",
      );
      const gone = { present, slot: "0123456789abcdef" };
      expect(requireError(await removeSlot(session, gone)).code).toBe(
        "slot-unknown",
      );
    });
  });

  it("that were removed do not come back with an older header", async () => {
    const vault = await makeVault(tempFolder());
    const headerPath = join(vault.rootDir, "vault.json");
    await withSession(vault, present, async (session) => {
      requireOk(await addLin(session));
    });
    const older = readFileSync(headerPath);
    await withSession(vault, present, async (session) => {
      const slot = requireOk(await listSlots(session))[1]?.slot ?? "";
      requireOk(await removeSlot(session, { present, slot }));
    });
    const newer = readFileSync(headerPath);
    writeFileSync(headerPath, older);
    expect(await opens(vault, second)).toBe(false);
    writeFileSync(headerPath, older);
    await withSession(vault, present, (session) => {
      expect(session.notices).toHaveLength(1);
      return Promise.resolve();
    });
    expect(readFileSync(headerPath)).toEqual(newer);
  });

  it("that were changed do not open with an older header", async () => {
    const vault = await makeVault(tempFolder());
    const headerPath = join(vault.rootDir, "vault.json");
    const older = readFileSync(headerPath);
    await withSession(vault, present, async (session) => {
      requireOk(
        await changeSlot(session, { present, passphrase: "new", cost }),
      );
    });
    writeFileSync(headerPath, older);
    expect(await opens(vault, present)).toBe(false);
    expect(await opens(vault, "new")).toBe(true);
  });
});

/** The vault's only slot as a change of its passphrase makes it. */
function changedSlot(session: Session, passphrase: string): Promise<Slot> {
  const { vault, slot: id } = session;
  return session.withMaster(async (master) =>
    requireOk(
      await sealSlot({ vault, id, name: "ada", passphrase, cost }, master),
    ),
  );
}

/** Lets `step` die at its first change, its second and so on, on a fresh copy each, until it lives. */
async function atEveryDeath(
  vault: TestVault,
  copyDir: string,
  step: (session: Session) => Promise<{ readonly ok: boolean }>,
  judge: (copy: TestVault, acknowledged: boolean) => Promise<void>,
): Promise<number> {
  for (let changes = 0; ; changes += 1) {
    const rootDir = join(copyDir, String(changes), "vault");
    const profileDir = join(copyDir, String(changes), "profile");
    cpSync(vault.rootDir, rootDir, { recursive: true });
    cpSync(vault.profileDir, profileDir, { recursive: true });
    const copy = vault.at(rootDir, profileDir);
    const { disk, arm, died } = dyingDisk(changes);
    const session = requireOk(await copy.open(present, createStorage(disk)));
    arm();
    const { ok: acknowledged } = await step(session);
    await session.close();
    // The process that took it is gone in earnest only in the tests of real processes.
    rmSync(session.layout.lockPath, { force: true });
    await judge(copy, acknowledged);
    if (!died()) return changes;
  }
}

describe("a change that dies at any point", () => {
  it("leaves the old passphrases or the new, and header and ledger agree", async () => {
    const vault = await makeVault(tempFolder());
    const next = "another passphrase of ada";
    const session = requireOk(await vault.open());
    const ada = await changedSlot(session, next);
    await session.close();
    const header = requireOk(await readHeader(session.storage, session.layout));
    const changing = {
      type: "vault.slot-changed",
      body: slotBody(ada, [ada]),
    } as const;
    const deaths = await atEveryDeath(
      vault,
      tempFolder(),
      (copy) => commitSlots(copy, header, [ada], [changing]),
      async (copy, acknowledged) => {
        const old = await copy.open(present);
        let recorded = true;
        if (old.ok) {
          recorded = (await entryTypes(old.value)).includes(
            "vault.slot-changed",
          );
          await old.value.close();
        }
        if (acknowledged) expect(old.ok).toBe(false);
        // Whatever that opening had to finish is finished: one of the two opens it from now on.
        expect(await opens(copy, next)).toBe(recorded);
        if (old.ok) expect(await opens(copy, present)).toBe(!recorded);
      },
    );
    expect(deaths).toBeGreaterThan(5);
  });
});
