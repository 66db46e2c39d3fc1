// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { wipe } from "../../crypto/kdf.ts";
import type { HandOverState } from "../catalog/vaultState.ts";
import type { Session } from "../session.ts";
import { openSlot, type Slot } from "./slot.ts";
import {
  commitSlots,
  knownSlots,
  type NewOwner,
  prepareSlot,
  slotBody,
} from "./slots.ts";

/** Handing a vault to a new owner: what is done stands, and what is left can be done later, by either. */

export interface HandOverRequest extends NewOwner {
  /** Whether the kit that there is stays in force. */
  readonly keepKit: boolean;
}

/**
 * Gives the new owner a passphrase, and records that the one whose passphrase is `present` will lose theirs.
 * Fails with `hand-over-running`, or as the adding of a slot does.
 */
export async function beginHandOver(
  session: Session,
  { keepKit, ...owner }: HandOverRequest,
): Promise<Result<void, Failure>> {
  const running = session.state.handOver;
  if (running !== null)
    return err(failure("hand-over-running", { name: running.toName }));
  const prepared = await prepareSlot(session, owner);
  if (!prepared.ok) return prepared;
  const { known, by, added } = prepared.value;
  const next = [...known.slots, added];
  return commitSlots(session, known.header, next, [
    { type: "vault.slot-added", body: slotBody(added, next) },
    {
      type: "vault.hand-over-begun",
      body: {
        ...{ from: by.id, fromName: by.name },
        ...{ to: added.id, toName: added.name },
        kit: keepKit ? "kept" : "new",
      },
    },
  ]);
}

function requireRunning(session: Session): Result<HandOverState, Failure> {
  const { handOver } = session.state;
  return handOver === null ? err(failure("hand-over-none")) : ok(handOver);
}

/** Whether the passphrase opens this very slot: that its owner can open the vault is proven before another loses it. */
async function opensSlot(
  { vault }: Session,
  slot: Slot,
  passphrase: string,
): Promise<Result<void, Failure>> {
  const master = await openSlot(vault, slot, passphrase);
  if (!master.ok) return master;
  if (master.value === null) return err(failure("vault-passphrase-or-slot"));
  wipe(master.value);
  return ok(undefined);
}

/**
 * Takes the old owner's passphrase away, once the new owner's has proven that it opens the vault. Fails with
 * `hand-over-none`, `hand-over-kit-missing`, `slot-unknown` when the new owner's passphrase was removed
 * meanwhile, or `vault-passphrase-or-slot`.
 */
export async function finishHandOver(
  session: Session,
  passphrase: string,
): Promise<Result<void, Failure>> {
  const running = requireRunning(session);
  if (!running.ok) return running;
  const { from, fromName, to, toName, kit, kitMade } = running.value;
  if (kit === "new" && !kitMade) return err(failure("hand-over-kit-missing"));
  const known = await knownSlots(session);
  if (!known.ok) return known;
  const { header, slots } = known.value;
  const owner = slots.find(({ id }) => id === to);
  if (owner === undefined)
    return err(failure("slot-unknown", { name: toName }));
  const proven = await opensSlot(session, owner, passphrase);
  if (!proven.ok) return proven;
  const ended = {
    type: "vault.hand-over-ended",
    body: { fromName, toName, done: true },
  } as const;
  const removed = slots.find(({ id }) => id === from);
  const next = slots.filter(({ id }) => id !== from);
  return commitSlots(
    session,
    header,
    next,
    removed === undefined
      ? [ended]
      : [{ type: "vault.slot-removed", body: slotBody(removed, next) }, ended],
  );
}

/** Ends a hand-over as it stands: both owners can open the vault. */
export async function stopHandOver(
  session: Session,
): Promise<Result<void, Failure>> {
  const running = requireRunning(session);
  if (!running.ok) return running;
  const { fromName, toName } = running.value;
  const body = { fromName, toName, done: false };
  const ended = await session.commit([{ type: "vault.hand-over-ended", body }]);
  return ended.ok ? ok(undefined) : ended;
}
