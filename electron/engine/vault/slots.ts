// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import type { SlotView } from "../../../shared/ipc/slotContract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { type KdfCost, wipe } from "../../crypto/kdf.ts";
import type { SlotActType } from "../ledger/entries.ts";
import type { Session } from "../session.ts";
import { formatHeader, type Header, openHeader } from "./header.ts";
import { readHeader } from "./openVault.ts";
import { mostSlots, sealSlot, type Slot } from "./slot.ts";

/** What every change of the slots needs besides the change. */
export interface SlotRequest {
  /** A passphrase of the vault, typed again: an open window is no proof of who sits before it. */
  readonly present: string;
}

interface Known {
  readonly header: Header;
  /** In force: what the ledger says, or the header's own before any change. */
  readonly slots: readonly Slot[];
}

async function knownSlots(session: Session): Promise<Result<Known, Failure>> {
  const header = await readHeader(session.storage, session.layout);
  if (!header.ok) return header;
  return ok({
    header: header.value,
    slots: session.state.slots ?? header.value.slots,
  });
}

/** The slot in force that the passphrase opens. Takes one derivation a slot when it opens none. */
async function provenSlot(
  { header, slots }: Known,
  present: string,
): Promise<Result<Slot, Failure>> {
  const opened = await openHeader(header, present);
  if (!opened.ok) return opened;
  wipe(opened.value.master);
  const { slot } = opened.value;
  return slots.some(({ id, box }) => id === slot.id && box === slot.box)
    ? ok(slot)
    : err(failure("vault-passphrase-or-slot"));
}

/**
 * Makes a set of slots the vault's: on the ledger first, which carries the whole set, then in the header.
 * What a crash cuts off between the two, the next opening finishes (`reconcileSlots`).
 */
export async function commitSlots(
  session: Session,
  { mac: _mac, ...header }: Header,
  type: SlotActType,
  { id, name }: Slot,
  slots: readonly Slot[],
): Promise<Result<void, Failure>> {
  const act = { type, body: { slot: id, name, slots: [...slots] } };
  const recorded = await session.commit([act]);
  if (!recorded.ok) return recorded;
  return session.withMaster((master) =>
    session.storage.replaceDurably(
      session.layout.headerPath,
      formatHeader({ ...header, slots: [...slots] }, master),
    ),
  );
}

function viewsOf(session: Session, slots: readonly Slot[]): SlotView[] {
  return slots.map(({ id, name, ops, memoryBytes }) => ({
    slot: id,
    name,
    ops,
    memoryBytes,
    own: id === session.slot,
  }));
}

export async function listSlots(
  session: Session,
): Promise<Result<SlotView[], Failure>> {
  const known = await knownSlots(session);
  return known.ok ? ok(viewsOf(session, known.value.slots)) : known;
}

interface NewPassphrase extends SlotRequest {
  readonly passphrase: string;
  readonly cost: KdfCost;
}

/** Gives another owner a passphrase. Fails with `slot-name-taken` or `slots-full`. */
export async function addSlot(
  session: Session,
  request: NewPassphrase & { readonly name: string },
): Promise<Result<SlotView[], Failure>> {
  const known = await knownSlots(session);
  if (!known.ok) return known;
  const { header, slots } = known.value;
  const { name, passphrase, cost } = request;
  if (slots.some((slot) => slot.name === name))
    return err(failure("slot-name-taken", { name }));
  if (slots.length >= mostSlots) return err(failure("slots-full"));
  if (passphrase === "") return err(failure("passphrase-empty"));
  const proven = await provenSlot(known.value, request.present);
  if (!proven.ok) return proven;
  const { vault } = session;
  const slot = await session.withMaster((master) =>
    sealSlot({ vault, name, passphrase, cost }, master),
  );
  if (!slot.ok) return slot;
  const next = [...slots, slot.value];
  const done = await commitSlots(
    session,
    header,
    "vault.slot-added",
    slot.value,
    next,
  );
  return done.ok ? ok(viewsOf(session, next)) : done;
}

/** Gives the slot that the present passphrase opens another passphrase; no other slot is touched. */
export async function changeSlot(
  session: Session,
  { present, passphrase, cost }: NewPassphrase,
): Promise<Result<SlotView[], Failure>> {
  const known = await knownSlots(session);
  if (!known.ok) return known;
  if (passphrase === "") return err(failure("passphrase-empty"));
  const proven = await provenSlot(known.value, present);
  if (!proven.ok) return proven;
  const { id, name } = proven.value;
  const { vault } = session;
  const slot = await session.withMaster((master) =>
    sealSlot({ vault, id, name, passphrase, cost }, master),
  );
  if (!slot.ok) return slot;
  const changed = slot.value;
  const next = known.value.slots.map((old) => (old.id === id ? changed : old));
  const done = await commitSlots(
    session,
    known.value.header,
    "vault.slot-changed",
    changed,
    next,
  );
  return done.ok ? ok(viewsOf(session, next)) : done;
}

/** Takes a slot away. Fails with `slot-unknown`, or `slot-last`: a vault without slots is lost. */
export async function removeSlot(
  session: Session,
  { present, slot }: SlotRequest & { readonly slot: string },
): Promise<Result<SlotView[], Failure>> {
  const known = await knownSlots(session);
  if (!known.ok) return known;
  const { header, slots } = known.value;
  const removed = slots.find(({ id }) => id === slot);
  if (removed === undefined) return err(failure("slot-unknown"));
  if (slots.length === 1)
    return err(failure("slot-last", { name: removed.name }));
  const proven = await provenSlot(known.value, present);
  if (!proven.ok) return proven;
  const next = slots.filter(({ id }) => id !== slot);
  const done = await commitSlots(
    session,
    header,
    "vault.slot-removed",
    removed,
    next,
  );
  return done.ok ? ok(viewsOf(session, next)) : done;
}
