// SPDX-License-Identifier: Apache-2.0
import { sampleAudit } from "../../shared/domain/sample.ts";
import { failure, type Failure } from "../../shared/failure.ts";
import type { Instant, VaultId } from "../../shared/ids.ts";
import type { LostCheckpoint, Standing } from "../../shared/ipc/standing.ts";
import type {
  Checkpoint,
  Freshness,
  HandOverView,
  KitView,
  VaultStatus,
} from "../../shared/ipc/views.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { X25519Identity } from "../crypto/age/identity.ts";
import type { CryptoWorkers } from "../crypto/bulk/workers.ts";
import { cryptography } from "../crypto/sodium.ts";
import type { Storage } from "../storage/storage.ts";
import type { State } from "./catalog/state.ts";
import type { Act, Entry } from "./ledger/entries.ts";
import type { EntryVisitor, LedgerReading } from "./ledger/ledger.ts";
import type { Spot } from "./ledger/spot.ts";
import type { Anchored } from "./vault/anchor.ts";
import type { Superseded } from "./vault/superseded.ts";
import type { VaultLayout } from "./vault/layout.ts";

/** An open vault: the only thing that holds its keys. One at a time in an engine. */
export interface Session {
  readonly storage: Storage;
  readonly layout: VaultLayout;
  readonly vault: VaultId;
  /** Bare name of the vault's folder. */
  readonly name: string;
  /** Name of the slot that opened the vault; stands in every entry made now. */
  readonly actor: string;
  /** Id of that slot. */
  readonly slot: string;
  /** Opens every object, and is what every object is sealed to. */
  readonly identity: X25519Identity;
  /** Threads for files that are worth it; they end with the session. */
  readonly workers: CryptoWorkers;
  /** Folded from the ledger. Use cases read it; `commit` alone changes it. */
  readonly state: State;
  readonly checkpoint: Checkpoint;
  readonly freshness: Freshness;
  readonly readOnly: boolean;
  /** Another process has the vault, or its folder takes no writes: then nothing in it may be touched. */
  readonly barred: "in-use" | "not-writable" | null;
  /** Why it is read-only, what is lost or damaged, and what endangers it. */
  readonly standing: Standing;
  /** Repairs made while opening, in words. */
  readonly notices: readonly string[];
  /** Adds to the notices. */
  say(notice: string): void;
  now(): Instant;
  /**
   * Makes acts part of the truth, in order: durable in the ledger, anchored outside the vault, applied
   * to the state. Nothing is acknowledged before this has returned `ok`.
   */
  commit(acts: readonly Act[]): Promise<Result<readonly Entry[], Failure>>;
  /**
   * Makes a rolled-back or damaged vault writable: what is damaged goes to quarantine, an entry names what
   * is lost and why the holder goes on, the anchor moves on. Fails with `adopt-not-needed`, or why not.
   */
  adopt(reason: string): Promise<Result<void, Failure>>;
  /**
   * Takes changes again where sealing under new keys was begun. Fails with `rekey-none`, or `rekey-finished`
   * unless the vault under new keys is said to be `lost`.
   */
  abandonRekey(reason: string, lost: boolean): Promise<Result<void, Failure>>;
  /** The vault under new keys is whole: read-only from now on, and said to be the old one. */
  supersede(superseded: Superseded): void;
  /**
   * Something outside names a checkpoint that this ledger does not contain: read-only from now on, and at
   * every opening with this profile until the ledger contains it or an adoption gives it up.
   */
  doubt(lost: LostCheckpoint): Promise<Result<void, Failure>>;
  /** The last checkpoint that this profile keeps of the vault, read again; null when it keeps none. */
  anchored(): Promise<Anchored | null>;
  /** Reads and authenticates the whole ledger again, from disk. */
  readEntries(visit: EntryVisitor): Promise<Result<Checkpoint, Failure>>;
  /**
   * Reads on where an earlier reading of this session ended, null for the first entry, and no further than the
   * record of entry `last`.
   */
  readOn(
    after: LedgerReading | null,
    last: number,
    visit: EntryVisitor,
  ): Promise<Result<LedgerReading, Failure>>;
  /** The entries of one record, authenticated again. */
  readSpot(spot: Spot): Promise<Result<readonly Entry[], Failure>>;
  /** The master key, for as long as the step runs; wiped after it. */
  withMaster<T>(step: (master: Uint8Array) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Why a vault takes no changes, as the answer to one. */
export function refusalOf(standing: Standing): Failure {
  const { readOnlyWhy: why, holder } = standing;
  if (why === "in-use" && holder !== null) {
    const { host, pid, program } = holder;
    return failure("vault-in-use", { host, pid, program });
  }
  return failure("vault-read-only", { why: why ?? "" });
}

/** Asked before content leaves: what cannot be recorded must not leave either. */
export function requireWritable(session: Session): Result<void, Failure> {
  return session.readOnly ? err(refusalOf(session.standing)) : ok(undefined);
}

function kitView({ recoveryKit: kit }: State): KitView | null {
  return kit && { made: kit.made, by: kit.by, recipient: kit.recipient };
}

function handOverView({ handOver }: State): HandOverView | null {
  if (handOver === null) return null;
  const { begun, fromName, toName, kit, kitMade } = handOver;
  const step = kit === "new" && !kitMade ? "kit" : "remove";
  return { begun, from: fromName, to: toName, step, keepsKit: kit === "kept" };
}

/** Made as a sample, and nothing was added that might be real: another audit, or a request from elsewhere. */
export function isSample({ sample, audits, received }: State): boolean {
  const invented = [...audits.keys()].every((audit) => audit === sampleAudit);
  return sample && invented && received.size === 0;
}

/** A lock or a crash can break off the filling of one, of which a charter in force is the end. */
function sampleView(state: State): "whole" | "unfinished" | null {
  if (!isSample(state)) return null;
  const charters = state.audits.get(sampleAudit)?.charters ?? [];
  return charters.some(({ inForce }) => inForce) ? "whole" : "unfinished";
}

export function statusOf(session: Session | null): VaultStatus {
  if (session === null) return { state: "closed" };
  const { vault, name, checkpoint, freshness, readOnly, notices, state } =
    session;
  const { standing } = session;
  return {
    state: "open",
    vault,
    name,
    checkpoint,
    freshness,
    readOnly,
    standing,
    recoveryKit: kitView(state),
    sample: sampleView(state),
    handOver: handOverView(state),
    cryptography,
    notices,
  };
}
