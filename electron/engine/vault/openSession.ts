// SPDX-License-Identifier: Apache-2.0
import { basename } from "node:path";
import { Failed, failure, type Failure } from "../../../shared/failure.ts";
import type { Sha256, VaultId } from "../../../shared/ids.ts";
import type { LostCheckpoint } from "../../../shared/ipc/standing.ts";
import type { Checkpoint } from "../../../shared/ipc/views.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { identityFromSecret } from "../../crypto/age/identity.ts";
import { createCryptoWorkers } from "../../crypto/bulk/workers.ts";
import { subkey, wipe } from "../../crypto/kdf.ts";
import type { Catalog } from "../catalog/catalogFile.ts";
import { type EntryVisitor, readLedger } from "../ledger/ledger.ts";
import { readingOn } from "./readingOn.ts";
import type { Session } from "../session.ts";
import type { VaultLock } from "./lock.ts";
import type { Superseded } from "./superseded.ts";
import { Writer, type WriterParts } from "./writer.ts";

export interface SessionParts extends WriterParts {
  readonly vault: VaultId;
  /** Id of the slot that opened the vault. */
  readonly slot: string;
  /** The session wipes it when it closes. */
  readonly master: Uint8Array;
  readonly catalog: Catalog;
  /** The entry at which the catalog file was of use; -1 when it was of none. */
  readonly catalogSeq: number;
  /** The ledger has answered the doubt that the profile kept, so that it is forgotten. */
  readonly doubtAnswered: boolean;
  readonly notices: readonly string[];
  /** Null when another process has it, or nothing may be written. */
  readonly lock: VaultLock | null;
  readonly changed: (checkpoint: Checkpoint) => void;
}

/** A catalog is written when the ledger has grown by this part since the last time: so an entry costs the same in a large vault. */
const catalogLag = 1 / 64;

/** Writes the catalog off the path of changes: at most one write runs, the newest state wins. */
function backgroundCatalog(
  { catalog, catalogSeq, state }: SessionParts,
  writer: Writer,
) {
  const tip = (): Checkpoint => writer.checkpoint;
  let running: Promise<void> | null = null;
  let stale = false;
  let writtenSeq = catalogSeq;
  let behind = writer.standing.readOnlyWhy === null && writtenSeq < tip().seq;
  async function run(): Promise<void> {
    while (stale) {
      stale = false;
      behind = false;
      writtenSeq = tip().seq;
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
      const { seq } = tip();
      behind = true;
      if (seq - writtenSeq <= seq * catalogLag) return;
      stale = true;
      running ??= run();
    },
    settle: async (): Promise<void> => {
      await running;
      stale = behind;
      await run();
    },
  };
}

/**
 * The ledger as it lies on disk must end where this session says that it does: at the last whole entry
 * before known damage, or, where another process writes, anywhere from that entry on.
 */
async function readAgain(
  { place, barred }: SessionParts,
  writer: Writer,
  visit: EntryVisitor,
): Promise<Result<Checkpoint, Failure>> {
  const { seq, head } = writer.checkpoint;
  const { damagedAt } = writer.standing;
  const ends: { last: number; head: Sha256 | null } = { last: -1, head: null };
  const read = await readLedger(place, (entry, digest, spot) => {
    ends.last = entry.seq;
    if (entry.seq === seq) ends.head = digest;
    if (entry.seq <= seq) visit(entry, digest, spot);
  });
  const known = damagedAt !== null && ends.last === seq;
  if (!read.ok && !known) return read;
  const asSaid = ends.last === seq || barred === "in-use";
  return asSaid && ends.head === head
    ? ok({ seq, head })
    : err(failure("ledger-damaged", { seq }));
}

function reading(
  parts: SessionParts,
  writer: Writer,
): Pick<Session, "anchored" | "readEntries"> {
  return {
    anchored: () => parts.anchor.read(),
    readEntries: (visit) => readAgain(parts, writer, visit),
  };
}

/** What of the session is the writer's to say. */
function writing(
  writer: Writer,
  given: readonly string[],
  changed: () => void,
): Pick<
  Session,
  | "checkpoint"
  | "freshness"
  | "standing"
  | "readOnly"
  | "notices"
  | "say"
  | "commit"
  | "adopt"
  | "abandonRekey"
> {
  let notices = given;
  const saying = (repaired: Result<readonly string[], Failure>) => {
    if (!repaired.ok) return repaired;
    notices = [...notices, ...repaired.value];
    changed();
    return ok(undefined);
  };
  return {
    get notices() {
      return notices;
    },
    get checkpoint() {
      return writer.checkpoint;
    },
    get freshness() {
      return writer.freshness;
    },
    get standing() {
      return writer.standing;
    },
    get readOnly() {
      return writer.standing.readOnlyWhy !== null;
    },
    say: (notice) => void (notices = [...notices, notice]),
    async commit(acts) {
      const committed = await writer.commit(acts);
      if (committed.ok) changed();
      return committed;
    },
    adopt: async (reason) => saying(await writer.adopt(reason)),
    abandonRekey: async (reason, lost) =>
      saying(await writer.abandonRekey(reason, lost)),
  };
}

export async function createSession(
  parts: SessionParts,
): Promise<Result<Session, Failure>> {
  const first = parts.reading.checkpoint;
  if (first === null) return err(failure("ledger-damaged", { seq: 0 }));
  const { state, master, layout, storage, vault, actor, slot, now } = parts;
  const writer = new Writer(parts, first);
  if (writer.standing.readOnlyWhy === null) {
    const anchored = await parts.anchor.write({ ...first, at: state.latest });
    if (!anchored.ok) return anchored;
    const forgotten = parts.doubtAnswered ? await parts.doubts.remove() : null;
    if (forgotten?.ok === false) return forgotten;
  }
  const tip = () => writer.checkpoint;
  const catalog = backgroundCatalog(parts, writer);
  const secret = subkey(master, "objects");
  const workers = createCryptoWorkers();
  const own = writing(writer, parts.notices, () => {
    catalog.touch();
    parts.changed(tip());
  });
  // Assigned, not spread: what the writer says changes, and a spread would keep its first word.
  return ok(
    Object.assign(own, {
      ...{ storage, layout, vault, actor, slot, state, now, workers },
      barred: parts.barred,
      name: basename(layout.rootDir),
      identity: identityFromSecret(secret),
      supersede: (superseded: Superseded) => {
        writer.supersede(superseded);
        parts.changed(tip());
      },
      doubt: async (lost: LostCheckpoint) => {
        const kept = await writer.doubt(lost);
        parts.changed(tip());
        return kept;
      },
      ...reading(parts, writer),
      ...readingOn(parts, writer),
      withMaster: <T>(step: (key: Uint8Array) => Promise<T>) => step(master),
      async close() {
        await workers.close();
        await catalog.settle();
        await writer.close();
        wipe(master, secret, parts.place.key);
        await parts.lock?.release();
      },
    }),
  );
}
