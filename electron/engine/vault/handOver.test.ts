// SPDX-License-Identifier: Apache-2.0
import { cpSync, rmSync } from "node:fs";
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
import { type Session, statusOf } from "../session.ts";
import { beginHandOver, finishHandOver, stopHandOver } from "./handOver.ts";
import { makeRecoveryKit } from "./recoveryKit.ts";
import { listSlots, removeSlot } from "./slots.ts";

const old = testPassphrase;
const next = "the new owner's passphrase";

function begin(session: Session, keepKit: boolean) {
  const owner = { present: old, name: "lin", passphrase: next, cost: kdfFloor };
  return beginHandOver(session, { ...owner, keepKit });
}

function makeKit(session: Session) {
  const forms = { filePath: null, sheetPath: null, words: true };
  return makeRecoveryKit(session, { ...forms, replace: true });
}

function stepOf(session: Session): string | null {
  const status = statusOf(session);
  return status.state === "open" ? (status.handOver?.step ?? null) : null;
}

async function owners(session: Session): Promise<readonly string[]> {
  return requireOk(await listSlots(session)).map(({ name }) => name);
}

async function opens(vault: TestVault, passphrase: string): Promise<boolean> {
  const opened = await vault.open(passphrase);
  if (opened.ok) await opened.value.close();
  return opened.ok;
}

describe("a hand-over", () => {
  it("goes from one owner to the next, with a new kit, on the ledger", async () => {
    const vault = await makeVault(tempFolder());
    const session = requireOk(await vault.open());
    expect(stepOf(session)).toBeNull();
    requireOk(await begin(session, false));
    expect(stepOf(session)).toBe("kit");
    expect(await owners(session)).toEqual(["ada", "lin"]);
    const early = await finishHandOver(session, next);
    expect(requireError(early).code).toBe("hand-over-kit-missing");
    requireOk(await makeKit(session));
    expect(stepOf(session)).toBe("remove");
    const unproven = await finishHandOver(session, old);
    expect(requireError(unproven).code).toBe("vault-passphrase-or-slot");
    expect(await owners(session)).toEqual(["ada", "lin"]);
    requireOk(await finishHandOver(session, next));
    expect(stepOf(session)).toBeNull();
    expect(await owners(session)).toEqual(["lin"]);
    const types: string[] = [];
    requireOk(await session.readEntries(({ type }) => types.push(type)));
    expect(types).toEqual([
      "vault.created",
      "vault.slot-added",
      "vault.hand-over-begun",
      "vault.recovery-kit-made",
      "vault.slot-removed",
      "vault.hand-over-ended",
    ]);
    await session.close();
    expect(await opens(vault, old)).toBe(false);
    expect(await opens(vault, next)).toBe(true);
  });

  it("keeps the kit when that is said, and is gone on with by the new owner", async () => {
    const vault = await makeVault(tempFolder());
    const session = requireOk(await vault.open());
    requireOk(await makeKit(session));
    requireOk(await begin(session, true));
    expect(requireError(await begin(session, true)).code).toBe(
      "hand-over-running",
    );
    await session.close();
    const theirs = requireOk(await vault.open(next));
    expect(stepOf(theirs)).toBe("remove");
    requireOk(await finishHandOver(theirs, next));
    expect(await owners(theirs)).toEqual(["lin"]);
    await theirs.close();
  });

  it("is stopped as it stands, or finished where one slot is gone already", async () => {
    const vault = await makeVault(tempFolder());
    const session = requireOk(await vault.open());
    expect(requireError(await stopHandOver(session)).code).toBe(
      "hand-over-none",
    );
    requireOk(await begin(session, true));
    requireOk(await stopHandOver(session));
    expect(await owners(session)).toEqual(["ada", "lin"]);
    const [, lin] = requireOk(await listSlots(session));
    const slot = lin?.slot ?? "";
    requireOk(await removeSlot(session, { present: old, slot }));
    requireOk(await begin(session, true));
    const [ada] = requireOk(await listSlots(session));
    const gone = { present: next, slot: ada?.slot ?? "" };
    requireOk(await removeSlot(session, gone));
    requireOk(await finishHandOver(session, next));
    expect(await owners(session)).toEqual(["lin"]);
    await session.close();
  });

  it(
    "that dies at any point leaves an owner who can go on",
    {
      timeout: 300_000,
    },
    async () => {
      const vault = await makeVault(tempFolder());
      const copies = tempFolder();
      let deaths = 0;
      for (; ; deaths += 1) {
        const rootDir = join(copies, String(deaths), "vault");
        const profileDir = join(copies, String(deaths), "profile");
        cpSync(vault.rootDir, rootDir, { recursive: true });
        cpSync(vault.profileDir, profileDir, { recursive: true });
        const copy = vault.at(rootDir, profileDir);
        const { disk, arm, died } = dyingDisk(deaths);
        const session = requireOk(await copy.open(old, createStorage(disk)));
        arm();
        const steps = [
          () => begin(session, false),
          () => makeKit(session),
          () => finishHandOver(session, next),
        ];
        let alive = true;
        for (const step of steps) alive &&= (await step()).ok;
        await session.close();
        rmSync(join(rootDir, "lock"), { force: true });
        const byOld = await copy.open(old);
        const owner = byOld.ok ? byOld.value : requireOk(await copy.open(next));
        const status = statusOf(owner);
        if (status.state === "open" && status.handOver === null && byOld.ok)
          requireOk(await begin(owner, false));
        if (stepOf(owner) === "kit") requireOk(await makeKit(owner));
        if (stepOf(owner) !== null)
          requireOk(await finishHandOver(owner, next));
        expect(await owners(owner)).toEqual(["lin"]);
        await owner.close();
        expect(await opens(copy, next)).toBe(true);
        expect(await opens(copy, old)).toBe(false);
        if (alive && !died()) break;
      }
      expect(deaths).toBeGreaterThan(10);
    },
  );
});
