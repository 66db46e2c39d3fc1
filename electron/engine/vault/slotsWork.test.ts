// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { tempFolder } from "../../../test/support/tempFolder.ts";
import { requireError, requireOk } from "../../../test/support/unwrap.ts";
import {
  makeVault,
  testPassphrase,
  type TestVault,
} from "../../../test/support/vaults.ts";
import { argon2 } from "../../crypto/argon2.ts";
import { kdfCap, kdfFloor } from "../../crypto/kdf.ts";
import { mostSlots, type Slot } from "./slot.ts";
import { addSlot, changeSlot, listSlots, renameSlot } from "./slots.ts";

const present = testPassphrase;
const lins = "the second owner's passphrase";
const mos = "the third owner's passphrase";

async function vaultOfThree(): Promise<TestVault> {
  const vault = await makeVault(tempFolder());
  const session = requireOk(await vault.open());
  const cost = kdfFloor;
  const owners = { lin: lins, mo: mos };
  for (const [name, passphrase] of Object.entries(owners))
    requireOk(await addSlot(session, { present, name, passphrase, cost }));
  await session.close();
  return vault;
}

async function derivationsOf(
  vault: TestVault,
  passphrase: string,
): Promise<number> {
  const derive = vi.spyOn(argon2, "derive");
  const opened = await vault.open(passphrase);
  if (opened.ok) await opened.value.close();
  const { length } = derive.mock.calls;
  derive.mockRestore();
  return length;
}

describe("the slots of a header", () => {
  it("are tried from the one that this profile opened last", async () => {
    const vault = await vaultOfThree();
    const noted = join(vault.profileDir, "last-slots");
    expect(await derivationsOf(vault, mos)).toBe(3);
    expect(await derivationsOf(vault, mos)).toBe(1);
    expect(await derivationsOf(vault, present)).toBe(2);
    expect(await derivationsOf(vault, present)).toBe(1);
    rmSync(noted, { recursive: true });
    expect(await derivationsOf(vault, mos)).toBe(3);
    expect(existsSync(noted)).toBe(true);
  });

  it("are all tried when none opens, wrong or damaged", async () => {
    const vault = await vaultOfThree();
    expect(await derivationsOf(vault, mos)).toBe(3);
    expect(await derivationsOf(vault, "wrong")).toBe(3);
    const headerPath = join(vault.rootDir, "vault.json");
    const text = readFileSync(headerPath, "utf8");
    const { slots } = JSON.parse(text) as { slots: Slot[] };
    const commitment = slots[2]?.commitment ?? "";
    const other = commitment.replace(/^./, (digit) =>
      digit === "0" ? "1" : "0",
    );
    writeFileSync(headerPath, text.replace(commitment, other));
    expect(await derivationsOf(vault, mos)).toBe(3);
    const damaged = requireError(await vault.open(mos));
    expect(damaged).toEqual(requireError(await vault.open("wrong")));
  });

  it("that would take too much work together are refused before any", async () => {
    const vault = await makeVault(tempFolder());
    const headerPath = join(vault.rootDir, "vault.json");
    const text = readFileSync(headerPath, "utf8");
    const { ops, memoryBytes } = kdfCap;
    const found = /"slots":\[(.*)\]/.exec(text)?.[1] ?? "";
    const slot = JSON.stringify({
      ...(JSON.parse(found) as object),
      ...{ memoryBytes, ops },
    });
    const canonical = `{${slot
      .slice(1, -1)
      .split(/,(?=")/)
      .sort()
      .join(",")}}`;
    const many = Array<string>(mostSlots).fill(canonical).join(",");
    writeFileSync(headerPath, text.replace(found, many));
    const derive = vi.spyOn(argon2, "derive");
    const refused = requireError(await vault.open("anything"));
    expect(refused.code).toBe("slots-cost-refused");
    expect(derive).not.toHaveBeenCalled();
    derive.mockRestore();
  });

  it("take no further one that would be too much work", async () => {
    const vault = await makeVault(tempFolder());
    const session = requireOk(await vault.open());
    const cost = kdfCap;
    let added = 0;
    for (;;) {
      const name = `owner ${String(added)}`;
      const request = { present, name, passphrase: name, cost };
      const result = await addSlot(session, request);
      if (!result.ok) {
        expect(result.error.code).toBe("slots-cost-reached");
        break;
      }
      added += 1;
    }
    // 128 GiB times passes, of which the first slot takes an eighth of one.
    expect(added).toBe(7);
    const cheap = { present, name: "lin", passphrase: lins, cost: kdfFloor };
    requireOk(await addSlot(session, cheap));
    const dear = { present, passphrase: "new", cost };
    const dearer = await changeSlot(session, dear);
    expect(requireError(dearer).code).toBe("slots-cost-reached");
    await session.close();
    expect((await vault.open()).ok).toBe(true);
  });
});

describe("the name of a passphrase", () => {
  it("is changed by whoever knows the passphrase, on the ledger", async () => {
    const vault = await vaultOfThree();
    const session = requireOk(await vault.open());
    const cost = kdfFloor;
    const taken = { present: lins, name: "mo", cost };
    expect(requireError(await renameSlot(session, taken)).code).toBe(
      "slot-name-taken",
    );
    const unknown = { present: "wrong", name: "lina", cost };
    expect(requireError(await renameSlot(session, unknown)).code).toBe(
      "vault-passphrase-or-slot",
    );
    const before = requireOk(await listSlots(session));
    const renamed = { present: lins, name: "lina", cost };
    const after = requireOk(await renameSlot(session, renamed));
    expect(after.map(({ name }) => name)).toEqual(["ada", "lina", "mo"]);
    expect(after.map(({ slot }) => slot)).toEqual(
      before.map(({ slot }) => slot),
    );
    const bodies: unknown[] = [];
    requireOk(
      await session.readEntries((entry) => {
        if (entry.type === "vault.slot-renamed") bodies.push(entry.body.before);
      }),
    );
    expect(bodies).toEqual(["lin"]);
    await session.close();
    const lina = requireOk(await vault.open(lins));
    expect(lina.actor).toBe("lina");
    await lina.close();
  });
});
