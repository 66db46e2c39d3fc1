// SPDX-License-Identifier: Apache-2.0
import { Failed, failure, type Failure } from "../../../shared/failure.ts";
import type { ObjectId, Sha256 } from "../../../shared/ids.ts";
import type { Checkpoint } from "../../../shared/ipc/views.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { subkey, wipe } from "../../crypto/kdf.ts";
import { joinPath } from "../../storage/storage.ts";
import type { Act, ActBody } from "../ledger/entries.ts";
import { type LedgerPlace, openLedger, readLedger } from "../ledger/ledger.ts";
import { resealSegment } from "../ledger/reseal.ts";
import type { Session } from "../session.ts";
import { ledgerSegments } from "./copyParts.ts";
import type { RekeyTarget } from "./rekeyPlace.ts";

type Rekeyed = ActBody<"vault.rekeyed">;

/** More would not fit into one record. */
const mostObjects = 100_000;

/** As many entries as the objects need. */
export function rekeyedActs(
  body: Rekeyed,
  most: number = mostObjects,
): readonly Extract<Act, { type: "vault.rekeyed" }>[] {
  const count = Math.max(1, Math.ceil(body.objects.length / most));
  return Array.from({ length: count }, (_, nth) => ({
    type: "vault.rekeyed" as const,
    body: {
      ...body,
      objects: body.objects.slice(nth * most, (nth + 1) * most),
      lost: nth === 0 ? body.lost : [],
    },
  }));
}

/** What an interruption left is of no use: each time the boxes are other ones. */
async function emptied({
  storage,
  dir,
}: LedgerPlace): Promise<Result<void, Failure>> {
  const made = await storage.ensureFolder(dir);
  if (!made.ok) return made;
  const names = await storage.list(dir);
  if (!names.ok) return names;
  for (const name of names.value) {
    const removed = await storage.remove(joinPath(dir, name));
    if (!removed.ok) return removed;
  }
  return ok(undefined);
}

/** Every entry as it is, under the new key. @throws `Failed`, as `ledgerSegments` */
async function carryEntries(
  session: Session,
  to: LedgerPlace,
  from: Uint8Array,
): Promise<Result<void, Failure>> {
  const { storage, vault, checkpoint } = session;
  let tip = null as Checkpoint | null;
  for await (const { name, bytes } of ledgerSegments(session, {
    vault,
    key: from,
  })) {
    const keys = { from, to: to.key };
    const resealed = resealSegment(vault, keys, tip, bytes);
    if (!resealed.ok) return resealed;
    tip = resealed.value.tip;
    const path = joinPath(to.dir, name);
    const written = await storage.replaceDurably(path, resealed.value.bytes);
    if (!written.ok) return written;
  }
  return tip?.head === checkpoint.head
    ? ok(undefined)
    : err(failure("ledger-damaged", { seq: checkpoint.seq }));
}

async function append(
  { slot, ...place }: LedgerPlace & { readonly slot: string },
  acts: readonly Act[],
  session: Session,
): Promise<Result<void, Failure>> {
  const reading = await readLedger(place, () => undefined);
  if (!reading.ok) return reading;
  const ledger = await openLedger(place, reading.value);
  if (!ledger.ok) return ledger;
  try {
    for (const act of acts) {
      const added = await ledger.value.append([act], session.now(), slot);
      if (!added.ok) return added;
    }
    return ok(undefined);
  } finally {
    await ledger.value.close();
  }
}

/** Reads the new ledger from disk: the old chain, then the new headers of exactly these objects. */
async function verified(
  place: LedgerPlace,
  { objects }: Rekeyed,
  old: Checkpoint,
): Promise<Result<Checkpoint, Failure>> {
  const bound = new Map<ObjectId, Sha256>();
  const found = { old: false };
  const read = await readLedger(place, ({ seq, type, body }, digest) => {
    found.old ||= seq === old.seq && digest === old.head;
    if (type === "vault.rekeyed" && seq > old.seq)
      for (const { object, header } of body.objects) bound.set(object, header);
  });
  if (!read.ok) return read;
  const { checkpoint } = read.value;
  const whole =
    found.old &&
    bound.size === objects.length &&
    objects.every(({ object, header }) => bound.get(object) === header);
  return whole && checkpoint !== null
    ? ok(checkpoint)
    : err(failure("ledger-damaged", { seq: old.seq + 1 }));
}

/**
 * Writes the new vault's ledger: every entry of the old as it is, then what is different from now on. Gives
 * its last checkpoint, as read back from the disk.
 */
export async function resealLedger(
  session: Session,
  { layout, ledgerKey, header }: RekeyTarget,
  body: Rekeyed,
): Promise<Result<Checkpoint, Failure>> {
  const { storage, vault, checkpoint } = session;
  const place = { storage, dir: layout.ledgerDir, vault, key: ledgerKey };
  const from = await session.withMaster((master) =>
    Promise.resolve(subkey(master, "ledger")),
  );
  try {
    const empty = await emptied(place);
    if (!empty.ok) return empty;
    const carried = await carryEntries(session, place, from);
    if (!carried.ok) return carried;
    const slot = header.slots[0]?.name ?? session.actor;
    const added = await append({ ...place, slot }, rekeyedActs(body), session);
    return added.ok ? await verified(place, body, checkpoint) : added;
  } catch (thrown) {
    if (thrown instanceof Failed) return err(thrown.failure);
    throw thrown;
  } finally {
    wipe(from);
  }
}
