// SPDX-License-Identifier: Apache-2.0
import { openBox } from "../../../electron/crypto/aead.ts";
import {
  deriveSlotKeys,
  kdfFloor,
  mac,
  subkey,
  type SubkeyPurpose,
} from "../../../electron/crypto/kdf.ts";
import { parseHeader } from "../../../electron/engine/vault/header.ts";
import { changeSlot } from "../../../electron/engine/vault/slots.ts";
import { openObject } from "../../../electron/engine/objects/objects.ts";
import type { Session } from "../../../electron/engine/session.ts";
import type { Disk } from "../../../electron/storage/disk.ts";
import {
  createStorage,
  type Storage,
} from "../../../electron/storage/storage.ts";
import { AuditId } from "../../../shared/ids.ts";
import { err } from "../../../shared/result.ts";
import { requireOk } from "../../support/unwrap.ts";
import { testPassphrase } from "../../support/vaults.ts";
import { createFaultyDisk } from "../model/faultyDisk.ts";
import type { Tree } from "../model/journal.ts";
import { createModelDisk } from "../model/modelDisk.ts";
import {
  anchorPath,
  attackPlaces,
  type AttackedVault,
  bytesAt,
  catalogPath,
  headerPath,
  makeAttackedVault,
  versionsOf,
} from "../support/attackedVault.ts";
import { type Outcome, Tally } from "../support/campaign.ts";
import { installKdfMemo } from "../../support/kdfMemo.ts";
import { openAt, openOn } from "../support/opening.ts";

/*
 * Where two guards stand behind each other, the loss of one shows nowhere. Here each is asked alone.
 */

function addAudit(session: Session, name: string) {
  const body = { audit: AuditId.parse(name), title: name };
  return session.commit([{ type: "audit.created", body }]);
}

/** After a failed write or sync, the file itself takes nothing more, although the disk would. */
async function appendFileStops(tally: Tally): Promise<void> {
  for (const after of [0, 1]) {
    tally.count("guards asked alone");
    const model = createModelDisk(new Map([["f", new Uint8Array(0)]]));
    const faulty = createFaultyDisk(model.disk);
    const storage = createStorage(faulty.disk);
    const file = requireOk(await storage.openAppend("/f"));
    faulty.arm({ after, what: "EIO", lasting: false });
    const first = await file.append(new Uint8Array([1]));
    faulty.arm(null);
    const second = await file.append(new Uint8Array([2]));
    if (first.ok) tally.find("a failed append was acknowledged");
    if (second.ok) tally.find("a file takes more after a failed append");
    await file.close();
  }
}

/** After the ledger has failed once, the session takes nothing more, although the ledger would. */
async function sessionStops(tally: Tally, { tree }: AttackedVault) {
  tally.count("guards asked alone");
  const storage = createStorage(createModelDisk(tree).disk);
  let failing = true;
  const forgiving: Storage = {
    ...storage,
    openAppend: async (path) => {
      const file = requireOk(await storage.openAppend(path));
      const append: typeof file.append = (bytes) =>
        failing
          ? Promise.resolve(err({ code: "write-failed" }))
          : file.append(bytes);
      return {
        ok: true,
        value: { size: file.size, append, close: () => file.close() },
      };
    },
  };
  const session = requireOk(await openOn(forgiving, attackPlaces));
  const first = await addAudit(session, "first");
  failing = false;
  const second = await addAudit(session, "second");
  if (first.ok) tally.find("a change was acknowledged that the ledger refused");
  if (second.ok || !session.readOnly)
    tally.find("a session takes more after the ledger failed");
  await session.close();
}

/** What the anchor does not know is not acknowledged, and nothing after it. */
async function anchorCounts(tally: Tally, { tree }: AttackedVault) {
  tally.count("guards asked alone");
  const { disk } = createModelDisk(tree);
  let failing = false;
  const withoutProfile: Disk = {
    ...disk,
    open: (path, ...how) =>
      failing && path.includes("/anchors/")
        ? Promise.reject(Object.assign(new Error("EIO"), { code: "EIO" }))
        : disk.open(path, ...how),
  };
  const session = requireOk(await openAt(withoutProfile, attackPlaces));
  failing = true;
  const first = await addAudit(session, "first");
  failing = false;
  const second = await addAudit(session, "second");
  if (first.ok) tally.find("acknowledged without its anchor");
  else if (first.error.code !== "change-not-anchored")
    tally.find(`not anchored: ${first.error.code}`);
  if (second.ok) tally.find("acknowledged after one without its anchor");
  await session.close();
}

/** What the entry says of a file is compared, although age has authenticated every byte. */
async function digestsCount(tally: Tally, { tree }: AttackedVault) {
  const session = requireOk(
    await openAt(createModelDisk(tree).disk, attackPlaces),
  );
  for (const facts of versionsOf(session))
    for (const wrong of [
      { size: facts.size + 1 },
      { sha256: "0".repeat(64) as never },
    ]) {
      tally.count("guards asked alone");
      const read = async (): Promise<void> => {
        for await (const piece of openObject(session, { ...facts, ...wrong }))
          tally.count("bytes read", piece.length);
      };
      const end = await read().then(
        () => "read",
        () => "refused",
      );
      if (end !== "refused")
        tally.find(`another ${Object.keys(wrong).join()} is taken`);
    }
  await session.close();
}

/** Every seal and tag, made again from docs/format/vault.md alone. */
async function sealsAreDocumented(tally: Tally, { tree }: AttackedVault) {
  const header = requireOk(parseHeader(bytesAt(tree, headerPath)));
  const [slot] = header.slots;
  if (slot === undefined) throw new Error("no slot");
  const salt = Buffer.from(slot.salt, "base64");
  const keys = requireOk(await deriveSlotKeys(testPassphrase, salt, slot));
  const { vault } = header;
  // prettier-ignore
  const slotLines = ["counterseal-slot 1", vault, slot.id, slot.name, slot.kdf, slot.ops, slot.memoryBytes, slot.salt];
  const master = openBox(
    keys.kek,
    Buffer.from(slot.box, "base64"),
    Buffer.from(slotLines.join("\n")),
  );
  tally.count("seals as documented", 3);
  if (master === null) {
    tally.find("a slot's seal is not the documented one");
    return;
  }
  const keyOf = (purpose: SubkeyPurpose) => subkey(master, purpose);
  const catalogData = Buffer.from(`counterseal-catalog 1\n${vault}\n`);
  const catalog = bytesAt(tree, catalogPath);
  if (openBox(keyOf("catalog"), catalog, catalogData) === null)
    tally.find("the catalog's seal is not the documented one");
  const anchor = JSON.parse(
    Buffer.from(bytesAt(tree, anchorPath(tree))).toString(),
  ) as Record<"at" | "head" | "mac" | "seq", string | number>;
  const text = `counterseal-anchor 1\n${vault}\n${String(anchor.seq)}\n${String(anchor.head)}\n${String(anchor.at)}\n`;
  const tag = Buffer.from(mac(keyOf("anchor"), Buffer.from(text)));
  if (tag.toString("hex") !== anchor.mac)
    tally.find("the anchor's tag is not the documented one");
}

async function withNewPassphrase(
  { tree }: AttackedVault,
  passphrase: string,
): Promise<Tree> {
  const model = createModelDisk(tree);
  const session = requireOk(await openAt(model.disk, attackPlaces));
  const present = testPassphrase;
  requireOk(await changeSlot(session, { present, passphrase, cost: kdfFloor }));
  await session.close();
  return model.tree("/");
}

/** The header and the passphrase from before a change give no way in, with all else as it is now. */
async function olderHeaderIsRefused(tally: Tally, vault: AttackedVault) {
  const later = "a later invented passphrase";
  const older = bytesAt(vault.tree, headerPath);
  const changed = await withNewPassphrase(vault, later);
  tally.count("guards asked alone");
  const mixed = new Map(changed).set(headerPath, older);
  const model = createModelDisk(mixed);
  const before = await openAt(model.disk, attackPlaces);
  if (before.ok) {
    tally.find("an older header opens with the passphrase of its time");
    await before.value.close();
  }
  const after = await openAt(model.disk, attackPlaces, later);
  if (!after.ok) tally.find(`the new passphrase: ${after.error.code}`);
  else await after.value.close();
}

export async function guardCampaign(): Promise<Outcome> {
  const memo = installKdfMemo();
  const tally = new Tally("guards, each alone");
  try {
    const vault = await makeAttackedVault({ "one.txt": Buffer.from("1") });
    await appendFileStops(tally);
    await sessionStops(tally, vault);
    await anchorCounts(tally, vault);
    await digestsCount(tally, vault);
    await sealsAreDocumented(tally, vault);
    await olderHeaderIsRefused(tally, vault);
  } finally {
    memo.remove();
  }
  return tally.outcome();
}
