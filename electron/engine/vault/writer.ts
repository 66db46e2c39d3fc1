// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import type { Instant } from "../../../shared/ids.ts";
import type {
  LockHolder,
  LostCheckpoint,
  PlaceWarning,
  ReadOnlyReason,
  Rekeying,
  Standing,
} from "../../../shared/ipc/standing.ts";
import type { Checkpoint, Freshness } from "../../../shared/ipc/views.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { applyEntry } from "../catalog/apply.ts";
import type { State } from "../catalog/state.ts";
import type { Act, Entry } from "../ledger/entries.ts";
import {
  type Ledger,
  type LedgerPlace,
  type LedgerReading,
  openLedger,
} from "../ledger/ledger.ts";
import type { Storage } from "../../storage/storage.ts";
import type { Anchor, Doubts } from "./anchor.ts";
import { furtherLost } from "./doubt.ts";
import type { VaultLayout } from "./layout.ts";
import { refusalOf } from "../session.ts";
import { setAsideDamage } from "./ledgerRemains.ts";
import { repair } from "./repair.ts";
import type { Superseded } from "./superseded.ts";

export interface WriterParts {
  readonly storage: Storage;
  readonly layout: VaultLayout;
  readonly actor: string;
  readonly place: LedgerPlace;
  readonly reading: LedgerReading;
  readonly state: State;
  readonly anchor: Anchor;
  readonly doubts: Doubts;
  readonly freshness: Freshness;
  readonly lost: LostCheckpoint | null;
  /** Named by a statement, in an earlier session; the ledger has not answered it. */
  readonly doubt: LostCheckpoint | null;
  readonly damagedAt: number | null;
  /** Set when another process has the vault, or nothing may be written where it lies. */
  readonly barred: "in-use" | "not-writable" | null;
  /** What this profile knows of a vault under new keys; null when nothing. */
  readonly superseded: Superseded | null;
  readonly holder: LockHolder | null;
  readonly warnings: readonly PlaceWarning[];
  readonly now: () => Instant;
}

/** The one way into the ledger: what bars it, and what becomes of it when the disk fails. */
export class Writer {
  readonly #parts: WriterParts;
  #checkpoint: Checkpoint;
  #freshness: Freshness;
  #lost: LostCheckpoint | null;
  #doubt: LostCheckpoint | null;
  #damagedAt: number | null;
  #ledger: Ledger | null = null;
  #superseded: Superseded | null;
  #failed = false;

  constructor(parts: WriterParts, first: Checkpoint) {
    this.#parts = parts;
    this.#checkpoint = first;
    this.#freshness = parts.doubt === null ? parts.freshness : "rolled-back";
    this.#lost = furtherLost(parts.lost, parts.doubt);
    this.#doubt = parts.doubt;
    this.#damagedAt = parts.damagedAt;
    this.#superseded = parts.superseded;
  }

  /** The last entry that the state holds. */
  get checkpoint(): Checkpoint {
    return this.#checkpoint;
  }

  get freshness(): Freshness {
    return this.#freshness;
  }

  get standing(): Standing {
    const { state, holder, warnings } = this.#parts;
    return {
      lastEntry: state.latest,
      readOnlyWhy: this.#readOnlyWhy(),
      lost: this.#lost,
      damagedAt: this.#damagedAt,
      holder,
      adoptions: state.adoptions,
      rekey: this.#rekeying(),
      warnings,
    };
  }

  async commit(
    acts: readonly Act[],
  ): Promise<Result<readonly Entry[], Failure>> {
    return this.#readOnlyWhy() === null
      ? this.#append(acts, this.#parts.reading)
      : err(refusalOf(this.standing));
  }

  /** Goes on with a ledger that lacks entries. Gives what was repaired, in words. */
  async adopt(reason: string): Promise<Result<readonly string[], Failure>> {
    const { storage, layout, state, barred } = this.#parts;
    const [lost, damagedAt] = [this.#lost, this.#damagedAt];
    if (damagedAt === null && lost === null)
      return err(failure("adopt-not-needed"));
    if (barred !== null || this.#failed) return err(refusalOf(this.standing));
    const reading = await this.#wholeReading();
    if (!reading.ok) return reading;
    const repaired = { reading: reading.value, state };
    const notices = await repair(storage, layout, repaired);
    if (!notices.ok) return notices;
    const named = lost && { seq: lost.seq, head: lost.head };
    const body = { reason, lost: named, damagedAt };
    const act = { type: "vault.adopted", body } as const;
    const adopted = await this.#append([act], reading.value);
    if (!adopted.ok) return adopted;
    const forgotten =
      this.#doubt === null ? null : await this.#parts.doubts.remove();
    if (forgotten?.ok === false) return forgotten;
    this.#doubt = null;
    this.#lost = null;
    this.#damagedAt = null;
    this.#freshness = "proven";
    return notices;
  }

  /**
   * Takes changes again where sealing under new keys was begun. Fails with `rekey-none`, or with
   * `rekey-finished` unless the vault under new keys is said to be lost.
   */
  async abandonRekey(
    reason: string,
    lost: boolean,
  ): Promise<Result<readonly string[], Failure>> {
    const { storage, layout, state, reading } = this.#parts;
    const rekeying = this.#rekeying();
    const why = this.#readOnlyWhy();
    if (rekeying === null) return err(failure("rekey-none"));
    if (why !== "superseded" && why !== "rekey-begun")
      return err(refusalOf(this.standing));
    if (rekeying.finished && !lost)
      return err(failure("rekey-finished", { name: rekeying.to }));
    // What is superseded was left as it lay.
    const notices =
      this.#superseded === null
        ? ok([])
        : await repair(storage, layout, { reading, state });
    if (!notices.ok) return notices;
    const act = { type: "vault.rekey-abandoned", body: { reason } } as const;
    const recorded = await this.#append([act], reading);
    if (!recorded.ok) return recorded;
    const forgotten = await this.#superseded?.mark.remove();
    if (forgotten?.ok === false) return forgotten;
    this.#superseded = null;
    return notices;
  }

  /** The vault under new keys is whole: here is the old one from now on. */
  supersede(superseded: Superseded): void {
    this.#superseded = superseded;
  }

  /** Something outside names a checkpoint that is not in this ledger. Kept for every later opening. */
  doubt(lost: LostCheckpoint): Promise<Result<void, Failure>> {
    this.#lost = furtherLost(this.#lost, lost);
    this.#freshness = "rolled-back";
    // Only one is kept.
    this.#doubt = furtherLost(this.#doubt, lost) ?? lost;
    return this.#parts.doubts.write(this.#doubt);
  }

  async close(): Promise<void> {
    await this.#ledger?.close();
  }

  #readOnlyWhy(): ReadOnlyReason | null {
    if (this.#damagedAt !== null) return "ledger-damaged";
    if (this.#lost !== null) return "rolled-back";
    const barred = this.#parts.barred ?? (this.#failed ? "write-failed" : null);
    if (barred !== null) return barred;
    const rekeying = this.#rekeying();
    if (rekeying === null) return null;
    return rekeying.finished ? "superseded" : "rekey-begun";
  }

  #rekeying(): Rekeying | null {
    const { rekey } = this.#parts.state;
    const found = this.#superseded ?? rekey;
    return (
      found && {
        at: found.at,
        to: found.to,
        finished: this.#superseded !== null,
      }
    );
  }

  async #wholeReading(): Promise<Result<LedgerReading, Failure>> {
    const { storage, layout, reading } = this.#parts;
    // A doubt may come after entries were added; then the ledger is open, and whole.
    return this.#damagedAt === null
      ? ok(this.#ledger === null ? reading : { ...reading, torn: null })
      : setAsideDamage(storage, layout, this.#damagedAt, reading);
  }

  async #append(
    acts: readonly Act[],
    reading: LedgerReading,
  ): Promise<Result<readonly Entry[], Failure>> {
    const { place, now, actor, state, anchor } = this.#parts;
    if (this.#ledger === null) {
      const opened = await openLedger(place, reading);
      if (!opened.ok) return opened;
      this.#ledger = opened.value;
    }
    const appended = await this.#ledger.append(acts, now(), actor);
    if (!appended.ok) {
      this.#failed = true;
      return appended;
    }
    for (const entry of appended.value) applyEntry(state, entry);
    // At once with the state: a catalog written in between would name entries that it does not hold.
    this.#checkpoint = this.#ledger.checkpoint ?? this.#checkpoint;
    const at = state.latest;
    const anchored = await anchor.write({ ...this.checkpoint, at });
    if (anchored.ok) return appended;
    // Without the anchor a rollback of this entry would go unseen, so it is not acknowledged.
    this.#failed = true;
    const { reason = anchored.error.code } = anchored.error.facts ?? {};
    return err(failure("change-not-anchored", { reason }));
  }
}
