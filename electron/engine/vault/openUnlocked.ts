// SPDX-License-Identifier: Apache-2.0
import type { Failure } from "../../../shared/failure.ts";
import type { Instant } from "../../../shared/ids.ts";
import type {
  LockHolder,
  LostCheckpoint,
} from "../../../shared/ipc/standing.ts";
import type { Checkpoint } from "../../../shared/ipc/views.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { subkey, type SubkeyPurpose } from "../../crypto/kdf.ts";
import type { Storage } from "../../storage/storage.ts";
import { openCatalog } from "../catalog/catalogFile.ts";
import { type LedgerPlace, whileGrowing } from "../ledger/ledger.ts";
import type { Session } from "../session.ts";
import { type Anchored, openAnchor, openDoubts } from "./anchor.ts";
import { standingDoubt } from "./doubt.ts";
import { foldReadable, type Readable } from "./foldPrefix.ts";
import type { Header } from "./header.ts";
import { compareKit } from "./kitOnRecord.ts";
import type { VaultLayout } from "./layout.ts";
import { takeLock, type VaultLock } from "./lock.ts";
import { createSession, type SessionParts } from "./openSession.ts";
import { placeWarnings } from "./placeWarnings.ts";
import { replaceHeader } from "./rebuiltHeader.ts";
import { reconcileSlots } from "./reconcileSlots.ts";
import { repair } from "./repair.ts";
import { type Superseded, supersededMark } from "./superseded.ts";

/** Whether this process may write to the vault, and what keeps it from it. */
export interface Hold {
  readonly lock: VaultLock | null;
  readonly holder: LockHolder | null;
  readonly barred: "in-use" | "not-writable" | null;
}

/** Of a vault that is only read from, such as a backup. */
export const untouched: Hold = {
  lock: null,
  holder: null,
  barred: "not-writable",
};

const notWritable = new Set<unknown>(["EROFS", "EACCES", "EPERM"]);

/** Takes the lock; where that cannot be, the vault is for reading only. Fails when the disk does. */
export async function takeHold(
  storage: Storage,
  { lockPath }: VaultLayout,
  now: Instant,
): Promise<Result<Hold, Failure>> {
  const taken = await takeLock(storage, lockPath, now);
  if (taken.ok)
    return ok({
      ...taken.value,
      barred: taken.value.lock === null ? "in-use" : null,
    });
  return notWritable.has(taken.error.facts?.["reason"])
    ? ok({ lock: null, holder: null, barred: "not-writable" })
    : taken;
}

export interface Unlocked extends Hold {
  readonly header: Header;
  /** Whether the header on disk is not this one, but damaged or gone; its slots are then not known. */
  readonly damaged?: boolean;
  /** The session wipes it when it closes. */
  readonly master: Uint8Array;
  readonly actor: string;
  /** Id of the slot that gave the master key. */
  readonly slot: string;
  readonly profileDir: string;
  readonly now: () => Instant;
  readonly changed: (checkpoint: Checkpoint) => void;
}

function lostOf(
  anchor: Anchored | null,
  { freshness, damagedAt, reading }: Readable,
): LostCheckpoint | null {
  const beyond =
    damagedAt !== null && (anchor?.seq ?? 0) > (reading.checkpoint?.seq ?? 0);
  return anchor !== null && (freshness === "rolled-back" || beyond)
    ? { ...anchor, witness: "profile" }
    : null;
}

/** What this profile knows of the vault under keys that came after these. */
async function supersededBy(
  storage: Storage,
  { profileDir, header }: Unlocked,
  key: Uint8Array,
): Promise<Superseded | null> {
  const mark = supersededMark(storage, profileDir, header, key);
  const found = await mark.read();
  return found && { at: found.at, to: found.to, mark };
}

type Known = Pick<
  SessionParts,
  "lost" | "doubt" | "doubts" | "doubtAnswered" | "superseded"
>;

/** What this profile knows of the vault, held against the ledger as it lies here. */
async function knownOf(
  place: LedgerPlace,
  unlocked: Unlocked,
  key: Uint8Array,
  seen: Anchored | null,
  folded: Readable,
): Promise<Result<Known, Failure>> {
  const { storage, vault } = place;
  const doubts = openDoubts(storage, unlocked.profileDir, vault, key);
  const kept = await doubts.read();
  const doubt = await standingDoubt(place, folded.state, kept);
  if (!doubt.ok) return doubt;
  return ok({
    lost: lostOf(seen, folded),
    doubt: doubt.value,
    doubts,
    doubtAnswered: kept !== null && doubt.value === null,
    superseded: await supersededBy(storage, unlocked, key),
  });
}

function knowsNothingAgainst({ lost, doubt, superseded }: Known): boolean {
  return lost === null && doubt === null && superseded === null;
}

/** Finishes what a crash left undone, and says in words what it did. */
async function putInOrder(
  storage: Storage,
  layout: VaultLayout,
  { header, damaged = false, master }: Unlocked,
  folded: Readable,
): Promise<Result<readonly string[], Failure>> {
  const repaired = await repair(storage, layout, folded);
  if (!repaired.ok) return repaired;
  const { state } = folded;
  const slots = damaged
    ? await replaceHeader(storage, layout, header, state, master)
    : await reconcileSlots(storage, layout, header, state, master);
  return slots.ok ? ok([...repaired.value, ...slots.value]) : slots;
}

/** Opens the vault behind its header: reads all of the ledger that is whole, and repairs what a crash left. */
export async function openUnlocked(
  storage: Storage,
  layout: VaultLayout,
  unlocked: Unlocked,
): Promise<Result<Session, Failure>> {
  const { master, header, profileDir, barred } = unlocked;
  const { vault } = header;
  const keyOf = (purpose: SubkeyPurpose): Uint8Array => subkey(master, purpose);
  const anchor = await openAnchor(storage, profileDir, vault, keyOf("anchor"));
  if (!anchor.ok) return anchor;
  // Read before the ledger: another process that writes meanwhile moves both on, the ledger first.
  const seen = await anchor.value.read();
  const place = {
    storage: barred === "in-use" ? whileGrowing(storage) : storage,
    dir: layout.ledgerDir,
    vault,
    key: keyOf("ledger"),
  };
  const path = layout.catalogPath;
  const catalog = openCatalog(storage, path, vault, keyOf("catalog"));
  const folded = await foldReadable(place, catalog, seen);
  if (!folded.ok) return folded;
  const key = keyOf("anchor");
  const known = await knownOf(place, unlocked, key, seen, folded.value);
  if (!known.ok) return known;
  const mayWrite =
    barred === null &&
    folded.value.damagedAt === null &&
    knowsNothingAgainst(known.value);
  const notices = mayWrite
    ? await putInOrder(storage, layout, unlocked, folded.value)
    : ok([]);
  if (!notices.ok) return notices;
  return createSession({
    ...unlocked,
    ...folded.value,
    storage,
    layout,
    vault,
    place,
    catalog,
    ...known.value,
    anchor: anchor.value,
    notices: [
      ...notices.value,
      ...(await compareKit(storage, layout, folded.value.state)),
    ],
    warnings: await placeWarnings(storage, layout),
  });
}
