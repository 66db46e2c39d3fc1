// SPDX-License-Identifier: Apache-2.0
import type { Failure } from "../../../shared/failure.ts";
import type { ObjectId } from "../../../shared/ids.ts";
import type { CheckReport } from "../../../shared/ipc/views.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { holdersOf } from "../catalog/holders.ts";
import type { HeldFile } from "../catalog/inboxState.ts";
import type { State } from "../catalog/state.ts";
import type { BytesSeen } from "../objects/objects.ts";
import type { Session } from "../session.ts";
import { objectEnding } from "./layout.ts";
import { readHeader } from "./openVault.ts";
import { verifyHeader } from "./header.ts";
import { listObjectFiles, namedObjects } from "./startUp.ts";
import { verifyVersions } from "./verifyVersions.ts";

type Problem = CheckReport["objects"]["problems"][number];

/** Whether the header on the disk is the one that was written under this vault's key. */
export async function headerState(
  session: Session,
): Promise<"whole" | "damaged"> {
  const header = await readHeader(session.storage, session.layout);
  if (!header.ok || header.value.vault !== session.vault) return "damaged";
  const verified = await session.withMaster((master) =>
    Promise.resolve(verifyHeader(header.value, master)),
  );
  return verified.ok ? "whole" : "damaged";
}

async function unnamedObjects(
  session: Session,
): Promise<Result<Problem[], Failure>> {
  const files = await listObjectFiles(session.storage, session.layout);
  if (!files.ok) return files;
  const named = namedObjects(session.state);
  return ok(
    files.value
      .map(([, name]) => name)
      .filter((name) => !named.has(name.slice(0, -objectEnding.length)))
      .map((name) => ({ object: name, name: "", what: "unnamed" as const })),
  );
}

/** Files whose objects should be there. */
export function liveFiles(state: State): HeldFile[] {
  return holdersOf(state)
    .filter(({ removed }) => !removed)
    .flatMap(({ files }) => files)
    .filter(({ lost }) => lost === null);
}

function lostFiles(state: State): CheckReport["objects"]["lost"] {
  return holdersOf(state)
    .filter(({ removed }) => !removed)
    .flatMap(({ files }) => files)
    .flatMap(({ object, name, lost: reason }) =>
      reason === null ? [] : [{ object, name, reason }],
    );
}

/** Bytes of plaintext that a check reads. */
export function bytesToCheck(session: Session): number {
  return liveFiles(session.state).reduce(
    (sum, version) => sum + version.size,
    0,
  );
}

/** A check's answer, and the objects that it found whole. */
export interface Checked {
  readonly report: CheckReport;
  readonly whole: readonly ObjectId[];
}

/** Verifies the header, every entry and every byte of every object; changes nothing. */
export async function checkVault(
  session: Session,
  signal: AbortSignal,
  seen: BytesSeen,
): Promise<Result<Checked, Failure>> {
  const header = await headerState(session);
  let entries = 0;
  const ledger = await session.readEntries(() => {
    entries += 1;
  });
  let bytes = 0;
  const live = liveFiles(session.state);
  const verified = await verifyVersions(
    session,
    live,
    signal,
    () => (count) => {
      bytes += count;
      seen(count);
    },
  );
  if (!verified.ok) return verified;
  const { whole, problems } = verified.value;
  const unnamed = await unnamedObjects(session);
  if (!unnamed.ok) return unnamed;
  const { lost, damagedAt } = session.standing;
  const unbroken = ledger.ok && damagedAt === null;
  const report: CheckReport = {
    header,
    ledger: unbroken ? (lost ? "rolled-back" : "whole") : "damaged",
    entries,
    objects: {
      whole: whole.length,
      problems: [...problems, ...unnamed.value],
      lost: lostFiles(session.state),
    },
    bytes,
  };
  return ok({ report, whole: whole.map(({ object }) => object) });
}
