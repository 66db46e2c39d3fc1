// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import type { SlotView } from "../../../shared/ipc/slotContract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { type KdfCost, wipe } from "../../crypto/kdf.ts";
import type { Act } from "../ledger/entries.ts";
import type { Session } from "../session.ts";
import { formatHeader, type Header, openHeader } from "./header.ts";
import { readHeader } from "./openVault.ts";
import { mostSlots, sealSlot, type Slot } from "./slot.ts";
import { fitsSlotsWork } from "./slotsWork.ts";

/** What every change of the slots needs besides the change. */
export interface SlotRequest {
  /** A passphrase of the vault, typed again: an open window is no proof of who sits before it. */
  readonly present: string;
}

type HeaderFacts = Omit<Header, "mac">;

interface Known {
  readonly header: Header;
  /** In force: what the ledger says, or the header's own before any change. */
  readonly slots: readonly Slot[];
}

export async function knownSlots(
  session: Session,
): Promise<Result<Known, Failure>> {
  const header = await readHeader(session.storage, session.layout);
  if (!header.ok) return header;
  return ok({
    header: header.value,
    slots: session.state.slots ?? header.value.slots,
  });
}

/** The slot in force that the passphrase opens. Takes one derivation a slot when it opens none. */
export async function provenSlot(
  session: Session,
  { header, slots }: Known,
  present: string,
): Promise<Result<Slot, Failure>> {
  const opened = await openHeader(header, present, session.slot);
  if (!opened.ok) return opened;
  wipe(opened.value.master);
  const { slot } = opened.value;
  return slots.some(({ id, box }) => id === slot.id && box === slot.box)
    ? ok(slot)
    : err(failure("vault-passphrase-or-slot"));
}

/**
 * Makes a set of slots the vault's: on the ledger first, where one of the acts carries the whole set, then in
 * the header. What a crash cuts off between the two, the next opening finishes (`reconcileSlots`).
 */
export async function commitSlots(
  session: Session,
  { format, vault, created, recipient }: HeaderFacts,
  slots: readonly Slot[],
  acts: readonly Act[],
): Promise<Result<void, Failure>> {
  const recorded = await session.commit(acts);
  if (!recorded.ok) return recorded;
  const header = { format, vault, created, recipient, slots: [...slots] };
  return session.withMaster((master) =>
    session.storage.replaceDurably(
      session.layout.headerPath,
      formatHeader(header, master),
    ),
  );
}

/** The body of an act about one slot. */
export function slotBody(
  { id, name }: Slot,
  slots: readonly Slot[],
): { slot: string; name: string; slots: Slot[] } {
  return { slot: id, name, slots: [...slots] };
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

async function change(
  session: Session,
  { header }: Known,
  slots: readonly Slot[],
  ...acts: readonly Act[]
): Promise<Result<SlotView[], Failure>> {
  const done = await commitSlots(session, header, slots, acts);
  return done.ok ? ok(viewsOf(session, slots)) : done;
}

interface NewPassphrase extends SlotRequest {
  readonly passphrase: string;
  readonly cost: KdfCost;
}

/** Whether one more slot may be there: its name, their number, and the work of trying them all. */
export function checkNewSlot(
  others: readonly Slot[],
  name: string,
  cost: KdfCost,
): Result<void, Failure> {
  if (others.some((slot) => slot.name === name))
    return err(failure("slot-name-taken", { name }));
  if (others.length >= mostSlots) return err(failure("slots-full"));
  return fitsSlotsWork([...others, cost])
    ? ok(undefined)
    : err(failure("slots-cost-reached"));
}

export interface NewOwner extends NewPassphrase {
  readonly name: string;
}

export interface AddedSlot {
  readonly known: Known;
  /** The slot that `present` opened. */
  readonly by: Slot;
  readonly added: Slot;
}

/** A slot for another owner, made and not yet in the vault. */
export async function prepareSlot(
  session: Session,
  { present, name, passphrase, cost }: NewOwner,
): Promise<Result<AddedSlot, Failure>> {
  const known = await knownSlots(session);
  if (!known.ok) return known;
  const may = checkNewSlot(known.value.slots, name, cost);
  if (!may.ok) return may;
  if (passphrase === "") return err(failure("passphrase-empty"));
  const by = await provenSlot(session, known.value, present);
  if (!by.ok) return by;
  const { vault } = session;
  const added = await session.withMaster((master) =>
    sealSlot({ vault, name, passphrase, cost }, master),
  );
  return added.ok
    ? ok({ known: known.value, by: by.value, added: added.value })
    : added;
}

/** Gives another owner a passphrase. Fails with `slot-name-taken`, `slots-full` or `slots-cost-reached`. */
export async function addSlot(
  session: Session,
  request: NewOwner,
): Promise<Result<SlotView[], Failure>> {
  const prepared = await prepareSlot(session, request);
  if (!prepared.ok) return prepared;
  const { known, added } = prepared.value;
  const next = [...known.slots, added];
  const body = slotBody(added, next);
  return change(session, known, next, { type: "vault.slot-added", body });
}

/** The slot that the present passphrase opens, sealed anew with another passphrase or name. */
async function resealed(
  session: Session,
  known: Known,
  own: Slot,
  { name, passphrase, cost }: Omit<NewOwner, "present">,
): Promise<Result<{ slot: Slot; next: Slot[] }, Failure>> {
  const { vault } = session;
  const { id } = own;
  const others = known.slots.filter((slot) => slot.id !== id);
  if (!fitsSlotsWork([...others, cost]))
    return err(failure("slots-cost-reached"));
  const slot = await session.withMaster((master) =>
    sealSlot({ vault, id, name, passphrase, cost }, master),
  );
  if (!slot.ok) return slot;
  const next = known.slots.map((old) => (old.id === id ? slot.value : old));
  return ok({ slot: slot.value, next });
}

/** Gives the slot that the present passphrase opens another passphrase; no other slot is touched. */
export async function changeSlot(
  session: Session,
  { present, passphrase, cost }: NewPassphrase,
): Promise<Result<SlotView[], Failure>> {
  const known = await knownSlots(session);
  if (!known.ok) return known;
  if (passphrase === "") return err(failure("passphrase-empty"));
  const own = await provenSlot(session, known.value, present);
  if (!own.ok) return own;
  const { name } = own.value;
  const request = { name, passphrase, cost };
  const changed = await resealed(session, known.value, own.value, request);
  if (!changed.ok) return changed;
  const { slot, next } = changed.value;
  const body = slotBody(slot, next);
  return change(session, known.value, next, {
    type: "vault.slot-changed",
    body,
  });
}

/**
 * Gives the slot that the present passphrase opens another name. Its box is bound to the name, so that nobody
 * without that passphrase can. Entries of this session still carry the name from before.
 */
export async function renameSlot(
  session: Session,
  { present, name, cost }: Omit<NewOwner, "passphrase">,
): Promise<Result<SlotView[], Failure>> {
  const known = await knownSlots(session);
  if (!known.ok) return known;
  if (known.value.slots.some((slot) => slot.name === name))
    return err(failure("slot-name-taken", { name }));
  const own = await provenSlot(session, known.value, present);
  if (!own.ok) return own;
  const request = { name, passphrase: present, cost };
  const renamed = await resealed(session, known.value, own.value, request);
  if (!renamed.ok) return renamed;
  const { slot, next } = renamed.value;
  const body = { ...slotBody(slot, next), before: own.value.name };
  return change(session, known.value, next, {
    type: "vault.slot-renamed",
    body,
  });
}

/** Takes a slot away. Fails with `slot-unknown`, or `slot-last`: a vault without slots is lost. */
export async function removeSlot(
  session: Session,
  { present, slot }: SlotRequest & { readonly slot: string },
): Promise<Result<SlotView[], Failure>> {
  const known = await knownSlots(session);
  if (!known.ok) return known;
  const { slots } = known.value;
  const removed = slots.find(({ id }) => id === slot);
  if (removed === undefined) return err(failure("slot-unknown"));
  if (slots.length === 1)
    return err(failure("slot-last", { name: removed.name }));
  const proven = await provenSlot(session, known.value, present);
  if (!proven.ok) return proven;
  const next = slots.filter(({ id }) => id !== slot);
  const body = slotBody(removed, next);
  return change(session, known.value, next, {
    type: "vault.slot-removed",
    body,
  });
}
