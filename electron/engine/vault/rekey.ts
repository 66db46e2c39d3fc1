// SPDX-License-Identifier: Apache-2.0
import { basename } from "node:path";
import { failure, type Failure } from "../../../shared/failure.ts";
import type { RekeyReport } from "../../../shared/ipc/rekeyContract.ts";
import type { Checkpoint } from "../../../shared/ipc/views.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { sha256 } from "../../crypto/digest.ts";
import { type KdfCost, subkey, wipe } from "../../crypto/kdf.ts";
import type { Job } from "../context.ts";
import type { ActBody } from "../ledger/entries.ts";
import { readLedger } from "../ledger/ledger.ts";
import { refusalOf, type Session } from "../session.ts";
import { openAnchor } from "./anchor.ts";
import { resealLedger } from "./rekeyLedger.ts";
import { resealObjects, type ResealedObjects } from "./rekeyObjects.ts";
import { type RekeyTarget, takeTarget, unfinishedPath } from "./rekeyPlace.ts";
import { sealRecovery } from "./recoveryKit.ts";
import { knownSlots, provenSlot, slotBody } from "./slots.ts";
import { supersededMark } from "./superseded.ts";

/** Format and order: docs/format/vault.md, "Rekey". */
export interface RekeyRequest {
  readonly rootDir: string;
  readonly profileDir: string;
  /** A passphrase of the vault, typed again. */
  readonly present: string;
  readonly passphrase: string;
  readonly cost: KdfCost;
  readonly keepKit: boolean;
  readonly withoutDamaged: boolean;
}

function mayRekey(session: Session): Result<void, Failure> {
  const { standing } = session;
  const { readOnlyWhy: why, rekey } = standing;
  if (why === "superseded")
    return err(failure("rekey-finished", { name: rekey?.to ?? "" }));
  const { handOver } = session.state;
  if (handOver !== null)
    return err(failure("hand-over-running", { name: handOver.toName }));
  return why === null || why === "rekey-begun"
    ? ok(undefined)
    : err(refusalOf(standing));
}

/** From here on the old vault takes no change, so that two lines of it cannot come to be. */
async function begin(
  session: Session,
  { header: { recipient }, layout }: RekeyTarget,
): Promise<Result<void, Failure>> {
  if (session.state.rekey !== null) return ok(undefined);
  const body = { recipient, to: basename(layout.rootDir) };
  const begun = await session.commit([{ type: "vault.rekey-begun", body }]);
  return begun.ok ? ok(undefined) : begun;
}

/** Makes the kit of before open the new vault too. */
async function keepKit(
  { storage, state }: Session,
  { identity, master, layout }: RekeyTarget,
): Promise<Result<ActBody<"vault.rekeyed">["kit"], Failure>> {
  if (state.recoveryKit === null) return ok(null);
  const { recipient } = state.recoveryKit;
  const bytes = await sealRecovery(identity, master, recipient);
  const kept = await storage.replaceDurably(layout.recoveryPath, bytes);
  return kept.ok ? ok({ recipient, sealed: sha256(bytes) }) : kept;
}

async function dropKit(
  { storage }: Session,
  { layout }: RekeyTarget,
): Promise<Result<null, Failure>> {
  const removed = await storage.remove(layout.recoveryPath);
  return removed.ok ? ok(null) : removed;
}

/** Header first: from then on the new folder is the vault. What follows tells this profile. */
async function finish(
  session: Session,
  target: RekeyTarget,
  profileDir: string,
): Promise<Result<Checkpoint, Failure>> {
  const { storage, vault } = session;
  const { layout, header, ledgerKey, master, named } = target;
  const place = { storage, dir: layout.ledgerDir, vault, key: ledgerKey };
  let at = session.now();
  const read = await readLedger(place, (entry) => {
    if (entry.at > at) at = entry.at;
  });
  if (!read.ok) return read;
  const { checkpoint } = read.value;
  if (checkpoint === null) return err(failure("ledger-damaged", { seq: 0 }));
  if (!named) {
    const renamed = await storage.renameNew(
      unfinishedPath(layout),
      layout.headerPath,
    );
    if (!renamed.ok) return renamed;
  }
  const { recipient } = header;
  const to = basename(layout.rootDir);
  const marked = await session.withMaster(async (old) => {
    const key = subkey(old, "anchor");
    const facts = { vault, recipient: session.identity.recipient };
    const mark = supersededMark(storage, profileDir, facts, key);
    const written = await mark.write({ vault, at, recipient, to });
    wipe(key);
    if (written.ok) session.supersede({ at, to, mark });
    return written;
  });
  if (!marked.ok) return marked;
  const key = subkey(master, "anchor");
  const anchor = await openAnchor(storage, profileDir, vault, key);
  const anchored = anchor.ok
    ? await anchor.value.write({ ...checkpoint, at })
    : anchor;
  return anchored.ok ? ok(checkpoint) : anchored;
}

async function fill(
  session: Session,
  target: RekeyTarget,
  { objects, problems }: ResealedObjects,
  request: RekeyRequest,
): Promise<Result<Checkpoint, Failure>> {
  const kit = await (request.keepKit ? keepKit : dropKit)(session, target);
  if (!kit.ok) return kit;
  const [slot] = target.header.slots;
  if (slot === undefined) throw new Error("a header without a slot");
  return resealLedger(session, target, {
    ...slotBody(slot, [slot]),
    recipient: target.header.recipient,
    kit: kit.value,
    objects: [...objects],
    lost: problems.map(({ object }) => object),
  });
}

function kitWord(
  { recoveryKit }: Session["state"],
  { keepKit }: RekeyRequest,
): RekeyReport["kit"] {
  if (recoveryKit === null) return "none";
  return keepKit ? "kept" : "dropped";
}

type Carried = Omit<RekeyReport, "askAgain">;

async function carry(
  session: Session,
  target: RekeyTarget,
  request: RekeyRequest,
  job: Job,
): Promise<Result<Carried, Failure>> {
  const begun = await begin(session, target);
  if (!begun.ok) return begun;
  const resealed = await resealObjects(session, target, job);
  if (!resealed.ok) return resealed;
  const { objects, problems, sealed, bytes } = resealed.value;
  const report = {
    ...emptyReport(session, target, request),
    whole: objects.length,
    ...{ sealed, bytes, problems },
  };
  if (problems.length > 0 && !request.withoutDamaged) return ok(report);
  const filled = await fill(session, target, resealed.value, request);
  return filled.ok ? ok({ ...report, checkpoint: filled.value }) : filled;
}

function emptyReport(
  session: Session,
  { layout }: RekeyTarget,
  request: RekeyRequest,
): Carried {
  return {
    vault: session.vault,
    finished: false,
    to: basename(layout.rootDir),
    checkpoint: session.checkpoint,
    ...{ whole: 0, sealed: 0, bytes: 0, problems: [] },
    kit: kitWord(session.state, request),
  };
}

async function carryAndFinish(
  session: Session,
  target: RekeyTarget,
  request: RekeyRequest,
  job: Job,
): Promise<Result<Carried, Failure>> {
  // Where the header has its name, the new vault may have gone on already: nothing in it is touched.
  const carried = target.named
    ? ok(emptyReport(session, target, request))
    : await carry(session, target, request, job);
  if (!carried.ok) return carried;
  const { problems } = carried.value;
  if (problems.length > 0 && !request.withoutDamaged) return carried;
  const finished = await finish(session, target, request.profileDir);
  return finished.ok
    ? ok({ ...carried.value, checkpoint: finished.value, finished: true })
    : finished;
}

/**
 * Makes a vault under fresh keys of an open one, beside it: the same entries, checkpoints and files, one
 * passphrase. Done again over the same folder it goes on where it stopped. The old vault gets one entry and
 * is otherwise left as it is. Fails as `takeTarget` does, with `vault-passphrase-or-slot`, `cancelled`, or
 * why a disk refuses; damaged files are in the report, which then is not `finished`.
 */
export async function rekeyVault(
  session: Session,
  request: RekeyRequest,
  job: Job,
): Promise<Result<RekeyReport, Failure>> {
  const may = mayRekey(session);
  if (!may.ok) return may;
  const known = await knownSlots(session);
  if (!known.ok) return known;
  if (request.passphrase === "") return err(failure("passphrase-empty"));
  const by = await provenSlot(session, known.value, request.present);
  if (!by.ok) return by;
  const target = await takeTarget(session, {
    ...request,
    slotName: by.value.name,
    created: known.value.header.created,
  });
  if (!target.ok) return target;
  try {
    const carried = await carryAndFinish(session, target.value, request, job);
    if (!carried.ok) return carried;
    const carriedName = target.value.header.slots[0]?.name;
    const askAgain = known.value.slots
      .map(({ name }) => name)
      .filter((name) => name !== carriedName);
    return ok({ ...carried.value, askAgain });
  } finally {
    target.value.forget();
  }
}
