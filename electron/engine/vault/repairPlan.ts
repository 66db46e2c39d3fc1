// SPDX-License-Identifier: Apache-2.0
import type { Failure } from "../../../shared/failure.ts";
import type { RepairStepKind } from "../../../shared/ipc/repairContract.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { joinPath, partEnding } from "../../storage/storage.ts";
import { holdersOf } from "../catalog/holders.ts";
import type { HeldFile } from "../catalog/inboxState.ts";
import type { State } from "../catalog/state.ts";
import type { Job } from "../context.ts";
import { verifyObject } from "../objects/objects.ts";
import type { Session } from "../session.ts";
import { headerState, liveFiles } from "./checkVault.ts";
import { objectEnding, objectPath } from "./layout.ts";
import { conflictCopies } from "./placeWarnings.ts";
import { listObjectFiles, namedObjects } from "./startUp.ts";
import { verifyVersions } from "./verifyVersions.ts";

/** One thing to be mended. */
export interface Work {
  readonly kind: Exclude<RepairStepKind, "ledger-extended" | "adopted">;
  readonly subject: string;
  readonly name: string;
  readonly path: string;
  /** Of what concerns an object that the ledger names. */
  readonly version: HeldFile | null;
}

function versionWork(
  { layout }: Session,
  kind: "object-restored" | "object-lost",
  version: HeldFile,
): Work {
  const { object, name } = version;
  const path = objectPath(layout, object);
  return { kind, subject: object, name, path, version };
}

function fileWork(
  kind: "object-set-aside" | "copy-set-aside",
  dir: string,
  name: string,
): Work {
  const path = joinPath(dir, name);
  return { kind, subject: name, name: "", path, version: null };
}

/** Damaged and missing objects, and lost ones that the backup has. */
async function planObjects(
  session: Session,
  state: State,
  backup: Session | null,
  job: Job,
): Promise<Result<Work[], Failure>> {
  const { signal } = job;
  const live = liveFiles(state);
  const begin = ({ name, size }: HeldFile) => job.startFile(name, size);
  const verified = await verifyVersions(session, live, signal, begin);
  if (!verified.ok) return verified;
  const bad = new Set(verified.value.problems.map(({ object }) => object));
  const work: Work[] = [];
  for (const { removed, files } of holdersOf(state))
    for (const version of removed ? [] : files) {
      const lost = version.lost !== null;
      if (!lost && !bad.has(version.object)) continue;
      const place = backup && { ...session, layout: backup.layout };
      const there =
        place && (await verifyObject(place, version, signal, begin(version)));
      if (there?.ok === true)
        work.push(versionWork(session, "object-restored", version));
      else if (there?.error.code === "cancelled") return there;
      else if (!lost) work.push(versionWork(session, "object-lost", version));
    }
  return ok(work);
}

/** Files that no entry names, and copies that a synchronising program left. */
async function planFiles(
  { storage, layout }: Session,
  state: State,
): Promise<Result<Work[], Failure>> {
  const files = await listObjectFiles(storage, layout);
  if (!files.ok) return files;
  const copies = await conflictCopies(storage, layout);
  const copied = new Set(copies.map(([dir, name]) => joinPath(dir, name)));
  const named = namedObjects(state);
  const unnamed = files.value.filter(
    ([dir, name]) =>
      !name.endsWith(partEnding) &&
      !copied.has(joinPath(dir, name)) &&
      !named.has(name.slice(0, -objectEnding.length)),
  );
  return ok([
    ...copies.map(([dir, name]) => fileWork("copy-set-aside", dir, name)),
    ...unnamed.map(([dir, name]) => fileWork("object-set-aside", dir, name)),
  ]);
}

/**
 * What is to be mended in the vault besides its ledger, and how. Verifies every object; changes nothing.
 * @param state of the ledger as it will be
 */
export async function planRepair(
  session: Session,
  state: State,
  backup: Session | null,
  job: Job,
): Promise<Result<Work[], Failure>> {
  const objects = await planObjects(session, state, backup, job);
  if (!objects.ok) return objects;
  const files = await planFiles(session, state);
  if (!files.ok) return files;
  const { headerPath: path } = session.layout;
  const header: Work = {
    ...{ kind: "header-rebuilt", subject: "vault.json" },
    ...{ name: "", path, version: null },
  };
  const isWhole = (await headerState(session)) === "whole";
  return ok([...(isWhole ? [] : [header]), ...objects.value, ...files.value]);
}
