// SPDX-License-Identifier: Apache-2.0
import { basename } from "node:path";
import { Failed, failure, type Failure } from "../../../shared/failure.ts";
import type { Instant, VaultId } from "../../../shared/ids.ts";
import type { Checkpoint, Freshness } from "../../../shared/ipc/views.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { identityFromSecret } from "../../crypto/age/identity.ts";
import { createCryptoWorkers } from "../../crypto/bulk/workers.ts";
import { subkey, wipe } from "../../crypto/kdf.ts";
import type { Storage } from "../../storage/storage.ts";
import { applyEntry } from "../catalog/apply.ts";
import type { Catalog } from "../catalog/catalogFile.ts";
import type { State } from "../catalog/state.ts";
import type { Act, Entry } from "../ledger/entries.ts";
import {
  type EntryVisitor,
  type Ledger,
  type LedgerPlace,
  type LedgerReading,
  openLedger,
  readLedger,
} from "../ledger/ledger.ts";
import type { Session } from "../session.ts";
import type { Anchor } from "./anchor.ts";
import type { VaultLayout } from "./layout.ts";
import type { VaultLock } from "./lock.ts";

export interface SessionParts {
  readonly storage: Storage;
  readonly layout: VaultLayout;
  readonly vault: VaultId;
  readonly actor: string;
  /** The session wipes it when it closes. */
  readonly master: Uint8Array;
  readonly place: LedgerPlace;
  readonly reading: LedgerReading;
  readonly state: State;
  readonly catalog: Catalog;
  readonly anchor: Anchor;
  readonly freshness: Freshness;
  readonly readOnly: boolean;
  readonly notices: readonly string[];
  readonly lock: VaultLock;
  readonly now: () => Instant;
  readonly changed: (checkpoint: Checkpoint) => void;
}

/** Writes the catalog off the path of changes: at most one write runs, the newest state wins. */
function backgroundCatalog(
  catalog: Catalog,
  state: State,
  tip: () => Checkpoint,
) {
  let running: Promise<void> | null = null;
  let stale = false;
  async function run(): Promise<void> {
    while (stale) {
      stale = false;
      try {
        await catalog.write(tip(), state);
      } catch (thrown) {
        // The catalog is disposable: the ledger has it all, and the next start replays it.
        if (!(thrown instanceof Failed)) throw thrown;
      }
    }
    running = null;
  }
  return {
    touch(): void {
      stale = true;
      running ??= run();
    },
    settle: async (): Promise<void> => {
      await running;
    },
  };
}

/** The one way into the ledger, and what becomes of it when the disk fails. */
function committer(
  parts: SessionParts,
  ledger: Ledger,
  tip: () => Checkpoint,
  committed: () => void,
) {
  let { readOnly } = parts;
  return {
    isReadOnly: () => readOnly,
    async commit(
      acts: readonly Act[],
    ): Promise<Result<readonly Entry[], Failure>> {
      if (readOnly) return err(failure("vault-read-only"));
      const appended = await ledger.append(acts, parts.now(), parts.actor);
      if (!appended.ok) {
        readOnly = true;
        return appended;
      }
      for (const entry of appended.value) applyEntry(parts.state, entry);
      const anchored = await parts.anchor.write(tip());
      if (!anchored.ok) {
        // Without the anchor a rollback of this entry would go unseen, so it is not acknowledged.
        readOnly = true;
        const { reason = anchored.error.code } = anchored.error.facts ?? {};
        return err(failure("change-not-anchored", { reason }));
      }
      committed();
      return appended;
    },
  };
}

/** Opens the ledger for writing, and anchors what was read of it. */
async function openForWriting(
  parts: SessionParts,
): Promise<
  Result<{ readonly ledger: Ledger; readonly tip: () => Checkpoint }, Failure>
> {
  const first = parts.reading.checkpoint;
  if (first === null) return err(failure("ledger-damaged", { seq: 0 }));
  const opened = await openLedger(parts.place, parts.reading);
  if (!opened.ok) return opened;
  const ledger = opened.value;
  const anchored = parts.readOnly
    ? ok(undefined)
    : await parts.anchor.write(first);
  return anchored.ok
    ? ok({ ledger, tip: () => ledger.checkpoint ?? first })
    : anchored;
}

/** The ledger as it lies on disk must end where this session says that it does. */
async function readAgain(
  place: LedgerPlace,
  { seq, head }: Checkpoint,
  visit: EntryVisitor,
): Promise<Result<Checkpoint, Failure>> {
  const read = await readLedger(place, visit);
  if (!read.ok) return read;
  const { checkpoint } = read.value;
  const same = checkpoint?.seq === seq && checkpoint.head === head;
  return same ? ok(checkpoint) : err(failure("ledger-damaged", { seq }));
}

export async function createSession(
  parts: SessionParts,
): Promise<Result<Session, Failure>> {
  const opened = await openForWriting(parts);
  if (!opened.ok) return opened;
  const { ledger, tip } = opened.value;
  const { state, master, layout } = parts;
  const catalog = backgroundCatalog(parts.catalog, state, tip);
  const secret = subkey(master, "objects");
  const workers = createCryptoWorkers();
  const writer = committer(parts, ledger, tip, () => {
    catalog.touch();
    parts.changed(tip());
  });
  return ok({
    storage: parts.storage,
    layout,
    vault: parts.vault,
    actor: parts.actor,
    state,
    freshness: parts.freshness,
    notices: parts.notices,
    now: parts.now,
    commit: (acts) => writer.commit(acts),
    name: basename(layout.rootDir),
    identity: identityFromSecret(secret),
    workers,
    get checkpoint() {
      return tip();
    },
    get readOnly() {
      return writer.isReadOnly();
    },
    readEntries: (visit) => readAgain(parts.place, tip(), visit),
    withMaster: (step) => step(master),
    async close() {
      await workers.close();
      await catalog.settle();
      await ledger.close();
      wipe(master, secret, parts.place.key);
      await parts.lock.release();
    },
  });
}
