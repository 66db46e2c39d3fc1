// SPDX-License-Identifier: Apache-2.0
import { deriveSlotKeys, kdfFloor } from "../../../electron/crypto/kdf.ts";
import { openBox, sealBox } from "../../../electron/crypto/aead.ts";
import { randomBytes } from "../../../electron/crypto/random.ts";
import {
  formatHeader,
  parseHeader,
} from "../../../electron/engine/vault/header.ts";
import {
  authenticateRecord,
  sealRecord,
} from "../../../electron/engine/ledger/record.ts";
import { noEntry } from "../../../electron/engine/ledger/entries.ts";
import { scanLedger } from "../../../electron/engine/ledger/ledger.ts";
import { createVault } from "../../../electron/engine/vault/createVault.ts";
import { createStorage } from "../../../electron/storage/storage.ts";
import { instantAt, Sha256, VaultId } from "../../../shared/ids.ts";
import { requireOk } from "../../support/unwrap.ts";
import { testPassphrase } from "../../support/vaults.ts";
import { createModelDisk } from "../model/modelDisk.ts";
import {
  attackPlaces,
  bytesAt,
  headerPath,
  makeAttackedVault,
  verdictOf,
  withFiles,
} from "../support/attackedVault.ts";
import { type Outcome, Tally } from "../support/campaign.ts";
import { installKdfMemo } from "../../support/kdfMemo.ts";
import { workClock } from "../support/modelDesk.ts";
import { openAt } from "../support/opening.ts";

/*
 * Some fields are bound twice, so that no outsider can show that one of the two is gone. Here the attacker
 * has the keys: what remains is exactly the one binding at hand.
 */

const boxStart = 4;

/** An entry opens in its own place, and nowhere else: not in another vault, not elsewhere in the chain. */
function bindEntries(tally: Tally): void {
  const key = randomBytes(32);
  const vault = VaultId.parse("0123456789abcdef0123456789abcdef");
  const prev = Sha256.parse("1".repeat(64));
  const act = {
    at: instantAt(workClock),
    actor: "ada",
    type: "vault.recovery-kit-made",
    body: { recipient: "age1invented" },
  } as const;
  const place = { vault, seq: 7, prev };
  const box = sealRecord(key, place, [act]).record.subarray(boxStart);
  if (authenticateRecord(key, place, box) === null)
    tally.find("an entry does not open in its place");
  const others = {
    "another vault": { ...place, vault: VaultId.parse("f".repeat(32)) },
    "another number": { ...place, seq: 8 },
    "another predecessor": { ...place, prev: Sha256.parse("2".repeat(64)) },
  };
  for (const [what, other] of Object.entries(others)) {
    tally.count("places of entries");
    if (authenticateRecord(key, other, box) !== null)
      tally.find(`an entry opens in ${what}`);
    // The seal itself must refuse, not only the reader that looks inside afterwards.
    const data = `counterseal-ledger 1\n${other.vault}\n${String(other.seq)}\n${other.prev}\n`;
    const right = `counterseal-ledger 1\n${vault}\n7\n${prev}\n`;
    if (openBox(key, box, Buffer.from(data)) !== null)
      tally.find(`an entry's seal does not bind ${what}`);
    if (openBox(key, box, Buffer.from(right)) === null)
      tally.find("an entry's seal is not the documented one");
  }
}

/** Whoever has the keys can seal anything: entries that are not in their places are refused even so. */
async function bindGroups(tally: Tally): Promise<void> {
  const key = randomBytes(32);
  const vault = VaultId.parse("0123456789abcdef0123456789abcdef");
  const place = { vault, seq: 0, prev: noEntry };
  const at = instantAt(workClock);
  const acts = ["one", "two", "three"].map((recipient) => ({
    ...{ at, actor: "ada", type: "vault.recovery-kit-made" as const },
    body: { recipient },
  }));
  const { record } = sealRecord(key, place, acts);
  const opened = authenticateRecord(key, place, record.subarray(boxStart));
  const [one = "", two = "", three = ""] = (opened ?? []).map(({ plaintext }) =>
    Buffer.from(plaintext).toString(),
  );
  const data = Buffer.from(`counterseal-ledger 1\n${vault}\n0\n${noEntry}\n`);
  const read = async (text: string): Promise<number | undefined> => {
    const box = sealBox(key, Buffer.from(text), data);
    const length = Buffer.alloc(boxStart);
    length.writeUInt32BE(box.length);
    const segment = Buffer.concat([length, box]);
    const disk = createModelDisk(
      new Map([[`l/${"0".repeat(12)}.sealed`, segment]]),
    );
    const storage = createStorage(disk.disk);
    const scan = await scanLedger({ storage, dir: "/l", vault, key }, {});
    return requireOk(scan).checkpoint?.seq;
  };
  if ((await read([one, two, three].join("\n"))) !== 2)
    tally.find("entries of one record are not read in their places");
  for (const lines of [
    [one, three],
    [one, one],
    [two, one],
    [one, two, two, three],
    [one, ""],
    ["", one],
    [one, "", two],
    [`[${one},${two}]`],
    [`${one} ${two}`],
    [""],
  ]) {
    tally.count("forged records");
    const seq = await read(lines.join("\n"));
    if (seq !== undefined)
      tally.find(
        `a forged record is read to ${String(seq)}: ${lines.join("; ")}`,
      );
  }
}

interface SlotLike {
  name: string;
  id: string;
  salt: string;
  commitment: string;
  box: string;
}

/** Headers that are whole by their MAC, made by one who has the master key. */
async function bindSlots(tally: Tally): Promise<void> {
  const { tree } = await makeAttackedVault({});
  const session = requireOk(
    await openAt(createModelDisk(tree).disk, attackPlaces),
  );
  const master = await session.withMaster((bytes) =>
    Promise.resolve(Uint8Array.from(bytes)),
  );
  await session.close();
  const header = requireOk(parseHeader(bytesAt(tree, headerPath)));
  const [slot] = header.slots;
  if (slot === undefined) throw new Error("no slot");
  const verdict = async (change: Partial<SlotLike>, vault = header.vault) => {
    const { mac: _mac, ...rest } = header;
    const slots = [{ ...slot, ...change }];
    const bytes = formatHeader({ ...rest, vault, slots }, master);
    return verdictOf(withFiles(tree, { [headerPath]: bytes }));
  };
  const refused = async (
    what: string,
    change: Partial<SlotLike>,
    vault?: typeof header.vault,
  ) => {
    tally.count("forged slots");
    const said = await verdict(change, vault);
    if (said !== "vault-passphrase-or-slot")
      tally.find(`a slot with ${what}: ${said}`);
  };
  if ((await verdict({})) !== "proven")
    tally.find("an equal header is refused");
  await refused("another name", { name: "eve" });
  await refused("another id", { id: "0".repeat(16) });
  await refused("another vault", {}, VaultId.parse("f".repeat(32)));
  await refused("another commitment", { commitment: "0".repeat(64) });
  const keys = requireOk(
    await deriveSlotKeys(
      testPassphrase,
      Buffer.from(slot.salt, "base64"),
      slot,
    ),
  );
  const unbound = sealBox(keys.kek, master, new Uint8Array(0));
  await refused("a box that is bound to nothing", {
    box: Buffer.from(unbound).toString("base64"),
  });
}

/** Nothing in the product goes below the floor, whoever asks. */
async function holdFloor(tally: Tally): Promise<void> {
  for (const cost of [
    { ops: kdfFloor.ops - 1, memoryBytes: kdfFloor.memoryBytes },
    { ops: kdfFloor.ops, memoryBytes: kdfFloor.memoryBytes - 1024 },
    { ops: 17, memoryBytes: kdfFloor.memoryBytes },
    { ops: 2, memoryBytes: 2 ** 31 },
  ]) {
    tally.count("costs out of bounds");
    const made = await createVault(createStorage(createModelDisk().disk), {
      rootDir: "/vault",
      profileDir: "/profile",
      passphrase: testPassphrase,
      slotName: "ada",
      cost,
      at: instantAt(workClock),
    });
    if (made.ok || made.error.code !== "kdf-parameters-refused")
      tally.find(`a vault was made at a cost of ${JSON.stringify(cost)}`);
  }
}

export async function tamperBinding(): Promise<Outcome> {
  const memo = installKdfMemo();
  const tally = new Tally("bindings, against one who has the keys");
  try {
    bindEntries(tally);
    await bindGroups(tally);
    await bindSlots(tally);
    await holdFloor(tally);
    if (memo.outOfBounds() > 0)
      tally.find("a key was derived at a cost out of bounds");
  } finally {
    memo.remove();
  }
  return tally.outcome();
}
