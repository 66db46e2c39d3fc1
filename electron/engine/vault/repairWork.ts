// SPDX-License-Identifier: Apache-2.0
import type { Failure } from "../../../shared/failure.ts";
import { ObjectId } from "../../../shared/ids.ts";
import { ok, type Result } from "../../../shared/result.ts";
import type { Job } from "../context.ts";
import type { ActBody } from "../ledger/entries.ts";
import { noEntry } from "../ledger/entries.ts";
import type { Session } from "../session.ts";
import { copyObject } from "./copyParts.ts";
import { formatHeader, type Header, vaultFormat } from "./header.ts";
import { readHeader } from "./openVault.ts";
import { type Kept, keepCopy, keptBefore, setAside } from "./quarantine.ts";
import type { Work } from "./repairPlan.ts";
import type { Slot } from "./slot.ts";

/** Whether it was done; false where it cannot be without what was not given. */
type Done = Result<boolean, Failure>;

async function record(
  session: Session,
  what: ActBody<"vault.repaired">["what"],
  subject: string,
  kept: readonly Kept[],
): Promise<Done> {
  const body = { what, subject, kept: [...kept] };
  const recorded = await session.commit([{ type: "vault.repaired", body }]);
  return recorded.ok ? ok(true) : recorded;
}

/** Takes what is in the object's place into quarantine; what an interrupted repair took there counts, too. */
async function clearPlace(
  { storage, layout }: Session,
  path: string,
): Promise<Result<Kept[], Failure>> {
  const aside = await setAside(storage, layout, path);
  return aside.ok ? keptBefore(storage, layout, path) : aside;
}

async function restoreObject(
  session: Session,
  backup: Session | null,
  { path, subject, version }: Work,
  job: Job,
): Promise<Done> {
  if (backup === null || version === null) return ok(false);
  const kept = await clearPlace(session, path);
  if (!kept.ok) return kept;
  const copied = await copyObject(backup, session.layout, version, job);
  return copied.ok
    ? record(session, "object-restored", subject, kept.value)
    : copied;
}

async function giveUpObject(
  session: Session,
  { path, subject }: Work,
  reason: string | null,
): Promise<Done> {
  if (reason === null) return ok(false);
  const kept = await clearPlace(session, path);
  if (!kept.ok) return kept;
  const object = ObjectId.parse(subject);
  const body = { object, reason, kept: kept.value };
  const recorded = await session.commit([{ type: "vault.object-lost", body }]);
  return recorded.ok ? ok(true) : recorded;
}

async function moveAside(
  session: Session,
  {
    kind,
    path,
    subject,
  }: Work & {
    readonly kind: "object-set-aside" | "copy-set-aside";
  },
): Promise<Done> {
  const { storage, layout } = session;
  const kept = await setAside(storage, layout, path);
  if (!kept.ok) return kept;
  return record(session, kind, subject, kept.value ? [kept.value] : []);
}

/** The set that the ledger holds, or else that of a backup: slots that never changed stand in no entry. */
async function knownSlots(
  session: Session,
  backup: Session | null,
): Promise<readonly Slot[] | null> {
  if (session.state.slots !== null) return session.state.slots;
  if (backup === null) return null;
  const header = await readHeader(backup.storage, backup.layout);
  return header.ok ? header.value.slots : null;
}

/**
 * Writes the header anew, with these slots unless the ledger holds a set.
 * @param evidence what was in its place, in quarantine
 */
export async function rebuildHeader(
  session: Session,
  slots: readonly Slot[],
  evidence: Kept | null,
): Promise<Done> {
  const { storage, layout, vault, identity, state } = session;
  let created = state.latest;
  const read = await session.readEntries(({ prev, at }) => {
    if (prev === noEntry) created = at;
  });
  if (!read.ok) return read;
  const header: Omit<Header, "mac"> = {
    format: vaultFormat,
    ...{ vault, created },
    recipient: identity.recipient,
    slots: [...(state.slots ?? slots)],
  };
  const written = await session.withMaster((master) =>
    storage.replaceDurably(layout.headerPath, formatHeader(header, master)),
  );
  return written.ok
    ? record(
        session,
        "header-rebuilt",
        "vault.json",
        evidence ? [evidence] : [],
      )
    : written;
}

async function mendHeader(
  session: Session,
  backup: Session | null,
  { path }: Work,
): Promise<Done> {
  const slots = await knownSlots(session, backup);
  if (slots === null) return ok(false);
  const kept = await keepCopy(session.storage, session.layout, path);
  return kept.ok ? rebuildHeader(session, slots, kept.value) : kept;
}

/** Does one piece of work and puts it on the ledger. */
export function doWork(
  session: Session,
  backup: Session | null,
  work: Work,
  reason: string | null,
  job: Job,
): Promise<Done> {
  const { kind } = work;
  switch (kind) {
    case "object-restored":
      return restoreObject(session, backup, work, job);
    case "object-lost":
      return giveUpObject(session, work, reason);
    case "object-set-aside":
    case "copy-set-aside":
      return moveAside(session, { ...work, kind });
    case "header-rebuilt":
      return mendHeader(session, backup, work);
  }
}
