// SPDX-License-Identifier: Apache-2.0
import type { Failure } from "../../../shared/failure.ts";
import type { CheckReport } from "../../../shared/ipc/views.ts";
import { ok, type Result } from "../../../shared/result.ts";
import type { DeliverableState, VersionState } from "../catalog/state.ts";
import { type BytesSeen, verifyObject } from "../objects/objects.ts";
import type { Session } from "../session.ts";
import { objectEnding } from "./layout.ts";
import { readHeader } from "./openVault.ts";
import { verifyHeader } from "./header.ts";
import { listObjectFiles, namedObjects } from "./startUp.ts";

type Problem = CheckReport["objects"]["problems"][number];

async function headerState(session: Session): Promise<"whole" | "damaged"> {
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

/** Versions whose objects should be there. */
export function liveVersions(
  deliverables: Iterable<DeliverableState>,
): VersionState[] {
  return [...deliverables]
    .filter((deliverable) => !deliverable.removed)
    .flatMap((deliverable) => deliverable.versions);
}

/** Bytes of plaintext that a check reads. */
export function bytesToCheck(session: Session): number {
  return liveVersions(session.state.deliverables.values()).reduce(
    (sum, version) => sum + version.size,
    0,
  );
}

/** Verifies the header, every entry and every byte of every object; changes nothing. */
export async function checkVault(
  session: Session,
  signal: AbortSignal,
  seen: BytesSeen,
): Promise<Result<CheckReport, Failure>> {
  const header = await headerState(session);
  let entries = 0;
  const ledger = await session.readEntries(() => {
    entries += 1;
  });
  const problems: Problem[] = [];
  let whole = 0;
  let bytes = 0;
  for (const version of liveVersions(session.state.deliverables.values())) {
    const verified = await verifyObject(session, version, signal, (count) => {
      bytes += count;
      seen(count);
    });
    if (verified.ok) whole += 1;
    else if (verified.error.code === "cancelled") return verified;
    else {
      const what =
        verified.error.code === "object-missing" ? "missing" : "damaged";
      problems.push({ object: version.object, name: version.name, what });
    }
  }
  const unnamed = await unnamedObjects(session);
  if (!unnamed.ok) return unnamed;
  const { lost, damagedAt } = session.standing;
  const unbroken = ledger.ok && damagedAt === null;
  return ok({
    header,
    ledger: unbroken ? (lost ? "rolled-back" : "whole") : "damaged",
    entries,
    objects: { whole, problems: [...problems, ...unnamed.value] },
    bytes,
  });
}
