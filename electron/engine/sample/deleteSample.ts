// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { joinPath, type Storage } from "../../storage/storage.ts";
import { segmentEnding } from "../ledger/ledger.ts";
import { isSample, requireWritable, type Session } from "../session.ts";
import { objectEnding, type VaultLayout } from "../vault/layout.ts";

/** What a vault's folder may hold: files by the form of their names, and folders likewise. */
interface Shape {
  readonly files: RegExp;
  readonly folders: readonly (readonly [RegExp, Shape])[];
}

const ending = { ledger: `\\${segmentEnding}`, object: `\\${objectEnding}` };
const vaultShape: Shape = {
  files: /^(?:vault\.json|recovery\.age|catalog\.sealed|lock)$/,
  folders: [
    [
      /^ledger$/,
      { files: new RegExp(`^\\d{12}${ending.ledger}$`), folders: [] },
    ],
    [
      /^objects$/,
      {
        files: /^(?!)/,
        folders: [
          [
            /^[0-9a-f]{2}$/,
            {
              files: new RegExp(`^[0-9a-f]{32}${ending.object}$`),
              folders: [],
            },
          ],
        ],
      },
    ],
  ],
};

interface Found {
  readonly files: string[];
  /** Each after what is in it. */
  readonly folders: string[];
  /** What no vault puts there, by its way from the vault's folder. */
  readonly foreign: string[];
}

/** Walks along the shape alone: nothing is entered that is not the vault's, and no link is followed. */
async function survey(
  storage: Storage,
  dir: string,
  shape: Shape,
  found: Found,
  way = "",
): Promise<Result<void, Failure>> {
  const names = await storage.list(dir);
  if (!names.ok) return names;
  for (const name of names.value) {
    const path = joinPath(dir, name);
    const facts = await storage.facts(path);
    if (!facts.ok) return facts;
    const kind = facts.value?.kind;
    const within = shape.folders.find(([form]) => form.test(name))?.[1];
    if (kind === "file" && shape.files.test(name)) found.files.push(path);
    else if (kind === "folder" && within !== undefined) {
      const walked = await survey(
        storage,
        path,
        within,
        found,
        `${way}${name}/`,
      );
      if (!walked.ok) return walked;
      found.folders.push(path);
    } else if (kind !== undefined) found.foreign.push(way + name);
  }
  return ok(undefined);
}

async function surveyVault(
  storage: Storage,
  { rootDir }: VaultLayout,
): Promise<Result<Found, Failure>> {
  const found: Found = { files: [], folders: [], foreign: [] };
  const walked = await survey(storage, rootDir, vaultShape, found);
  return walked.ok ? ok(found) : walked;
}

/** As many names as a sentence can hold. */
const namedAtMost = 5;

/**
 * Deletes the open vault, which must be a sample, and closes it: its header first, so that nothing opens it any
 * more, then the files that are its own by their names, then its folder where nothing else came into it.
 * Fails with `sample-not`, with `sample-foreign` when the folder holds what no vault puts there, with
 * `vault-read-only`, `vault-in-use`, or with what the disk refuses.
 */
export async function deleteSample(
  session: Session,
  close: () => Promise<void>,
): Promise<Result<void, Failure>> {
  if (!isSample(session.state)) return err(failure("sample-not"));
  const writable = requireWritable(session);
  if (!writable.ok) return writable;
  const { storage, layout } = session;
  const before = await surveyVault(storage, layout);
  if (!before.ok) return before;
  const { foreign } = before.value;
  if (foreign.length > 0) {
    const names = foreign.slice(0, namedAtMost).join(", ");
    return err(failure("sample-foreign", { names, count: foreign.length }));
  }
  const closed = await storage.remove(layout.headerPath);
  if (!closed.ok) return closed;
  await close();
  return removeRest(storage, layout);
}

async function removeRest(
  storage: Storage,
  layout: VaultLayout,
): Promise<Result<void, Failure>> {
  const rest = await surveyVault(storage, layout);
  if (!rest.ok) return rest;
  const { files, folders, foreign } = rest.value;
  for (const path of files) {
    const removed = await storage.remove(path);
    if (!removed.ok) return removed;
  }
  if (foreign.length > 0) return ok(undefined);
  for (const path of [...folders, layout.rootDir]) {
    const removed = await storage.removeEmptyFolder(path);
    if (!removed.ok) return removed;
  }
  return ok(undefined);
}
