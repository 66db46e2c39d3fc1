// SPDX-License-Identifier: Apache-2.0
import { basename } from "node:path";
import { failure, type Failure } from "../../../shared/failure.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Standing } from "../../../shared/ipc/standing.ts";
import { listed } from "../../../shared/text/facts.ts";
import { readOnlyAdvice } from "../../../shared/text/standing.ts";
import { toHex } from "../../crypto/encoding.ts";
import { type KdfCost, wipe } from "../../crypto/kdf.ts";
import { randomBytes } from "../../crypto/random.ts";
import type { Storage } from "../../storage/storage.ts";
import { refusalOf, type Session } from "../session.ts";
import {
  type Header,
  largestHeaderBytes,
  parseHeader,
  verifyHeader,
} from "./header.ts";
import type { Kit } from "./kit.ts";
import { lastSlotOf } from "./lastSlot.ts";
import { layoutOf, type VaultLayout } from "./layout.ts";
import { openRecovery } from "./openRecovery.ts";
import { type OpenCircumstances, openHeld, openVault } from "./openVault.ts";
import { rebuildHeader } from "./rebuiltHeader.ts";
import { openSlot, sealSlot, type Slot } from "./slot.ts";
import { checkNewSlot, commitSlots, slotBody } from "./slots.ts";

export interface RecoverRequest extends OpenCircumstances {
  readonly rootDir: string;
  /** Its secret is wiped. */
  readonly kit: Kit;
  /** Of the new passphrase. */
  readonly name: string;
  readonly passphrase: string;
  readonly cost: KdfCost;
  /** The new passphrase becomes the only one. */
  readonly replaceOthers: boolean;
}

/** What lies where the header should, before anything of it can be believed. */
interface FoundHeader {
  /** Null when it is gone, or is none that this version would have written. */
  readonly header: Header | null;
  /** The vault's id, as far as it can be read. */
  readonly named: string | null;
}

async function findHeader(
  storage: Storage,
  layout: VaultLayout,
): Promise<Result<FoundHeader, Failure>> {
  const name = basename(layout.rootDir);
  const root = await storage.facts(layout.rootDir);
  if (!root.ok) return root;
  if (root.value === null) return err(failure("vault-not-found", { name }));
  const ledger = await storage.facts(layout.ledgerDir);
  if (!ledger.ok || ledger.value?.kind !== "folder")
    return err(failure("vault-not-a-vault", { name }));
  const bytes = await storage.readWhole(layout.headerPath, largestHeaderBytes);
  if (!bytes.ok)
    return ["file-vanished", "file-too-large"].includes(bytes.error.code)
      ? ok({ header: null, named: null })
      : bytes;
  const parsed = parseHeader(bytes.value);
  if (parsed.ok) return ok({ header: parsed.value, named: parsed.value.vault });
  if (parsed.error.code === "vault-format-unknown") return parsed;
  const text = Buffer.from(bytes.value).toString("latin1");
  const [, named = null] = /"vault":"([0-9a-f]{32})"/.exec(text) ?? [];
  return ok({ header: null, named });
}

interface Trusted {
  readonly header: Header;
  readonly damaged: boolean;
}

async function trustedHeader(
  storage: Storage,
  layout: VaultLayout,
  { header, named }: FoundHeader,
  { kit, profileDir }: RecoverRequest,
  master: Uint8Array,
): Promise<Result<Trusted, Failure>> {
  if (header !== null && verifyHeader(header, master).ok)
    return ok({ header, damaged: false });
  const ids = [named, kit.vault];
  const made = await rebuildHeader(storage, layout, profileDir, ids, master);
  return made.ok ? ok({ header: made.value, damaged: true }) : made;
}

/** Whether an earlier try, which was cut off, has made the slot already. */
async function isMadeAlready(
  { vault }: Session,
  slots: readonly Slot[],
  { name, passphrase }: RecoverRequest,
): Promise<boolean> {
  const slot = slots.find((known) => known.name === name);
  if (slot === undefined) return false;
  const master = await openSlot(vault, slot, passphrase);
  if (!master.ok || master.value === null) return false;
  wipe(master.value);
  return true;
}

/** Makes the new slot the vault's; gives what was done, in words. */
async function makeSlot(
  session: Session,
  { header, damaged }: Trusted,
  known: readonly Slot[],
  request: RecoverRequest,
): Promise<Result<string, Failure>> {
  const { vault, slot: id } = session;
  const { name, passphrase, cost, replaceOthers } = request;
  const others = replaceOthers ? [] : known;
  const may = checkNewSlot(others, name, cost);
  if (!may.ok) return may;
  const slot = await session.withMaster((master) =>
    sealSlot({ vault, id, name, passphrase, cost }, master),
  );
  if (!slot.ok) return slot;
  const next = [...others, slot.value];
  const body = { ...slotBody(slot.value, next), rebuilt: damaged };
  const done = await commitSlots(session, header, next, [
    { type: "vault.slot-recovered", body },
  ]);
  if (!done.ok) return done;
  const gone = listed(
    replaceOthers ? known.map((slot) => slot.name) : [],
    "and",
  );
  return ok(
    `The recovery kit opened the vault, and ${name} has a passphrase of it now.${gone === "" ? "" : ` No passphrase from before opens it any more: ${gone}.`}`,
  );
}

/** Why the kit made no passphrase, and what to do, in words. */
function readOnlyNotice(standing: Standing): string {
  const { title = "", next = "" } = readOnlyAdvice(standing) ?? {};
  return `The recovery kit opened the vault for reading only, and no passphrase was made. ${title}. ${next}`;
}

async function finish(
  storage: Storage,
  session: Session,
  trusted: Trusted,
  request: RecoverRequest,
): Promise<Result<Session, Failure>> {
  const { standing, state } = session;
  if (standing.readOnlyWhy === "in-use") return err(refusalOf(standing));
  if (standing.readOnlyWhy !== null) {
    session.say(readOnlyNotice(standing));
    return ok(session);
  }
  const known = state.slots ?? trusted.header.slots;
  if (
    !request.replaceOthers &&
    (await isMadeAlready(session, known, request))
  ) {
    await session.close();
    return openVault(storage, request);
  }
  const made = await makeSlot(session, trusted, known, request);
  if (!made.ok) return made;
  session.say(made.value);
  const last = lastSlotOf(storage, request.profileDir, session.vault);
  await last.note(session.slot);
  return ok(session);
}

/**
 * Opens a vault with its recovery kit, and gives it a new passphrase. Works as well when the header is
 * damaged or gone: it is made anew from the ledger, and what was left of it is kept. A vault that takes no
 * changes opens for reading only, without a new passphrase; one that is open elsewhere does not. Fails with what `openRecovery` and
 * `openVault` say, `header-lost`, or as the adding of a slot does.
 */
export async function recoverVault(
  storage: Storage,
  request: RecoverRequest,
): Promise<Result<Session, Failure>> {
  const layout = layoutOf(request.rootDir);
  const found = await findHeader(storage, layout);
  if (!found.ok) return found;
  const { kit, name: actor } = request;
  const master = await openRecovery(storage, layout, kit, found.value.named);
  wipe(kit.identity.secret);
  if (!master.ok) return master;
  const trusted = await trustedHeader(
    ...([storage, layout, found.value, request, master.value] as const),
  );
  if (!trusted.ok) {
    wipe(master.value);
    return trusted;
  }
  const session = await openHeld(storage, layout, request, {
    ...trusted.value,
    master: master.value,
    actor,
    slot: toHex(randomBytes(8)),
  });
  if (!session.ok) return session;
  const done = await finish(storage, session.value, trusted.value, request);
  if (!done.ok) await session.value.close();
  return done;
}
