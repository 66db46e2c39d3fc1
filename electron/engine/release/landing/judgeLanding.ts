// SPDX-License-Identifier: Apache-2.0
import { Failed, failure, type Failure } from "../../../../shared/failure.ts";
import {
  isBlocking,
  type LandingProblem,
  type LandingProblemName,
  mostProblemPaths,
} from "../../../../shared/domain/landing.ts";
import { err, ok, type Result } from "../../../../shared/result.ts";
import { readBlobs } from "../readBlobs.ts";
import type { ClonedBase } from "../resolveBase.ts";
import { type Attributes, attributesBy } from "./attributes.ts";
import { pathTroubles } from "./clashes.ts";
import { contentFacts } from "./contentFacts.ts";
import { ignoredBy } from "./ignored.ts";
import { foldersTo } from "./pathPattern.ts";
import { gathered, type Plan, type PlannedFile, type Trouble } from "./plan.ts";
import { mergedBy, needsContent, troublesBy } from "./treatment.ts";

/** Of a `.gitattributes` or `.gitignore`; nobody writes as long a one. */
const largestRules = 4 * 1024 * 1024;

function unread(path: string): Failure {
  return failure("git-refused", { reason: `${path} cannot be read whole` });
}

async function wholeOf({ path, pieces }: PlannedFile): Promise<Uint8Array> {
  const kept: Uint8Array[] = [];
  let size = 0;
  for await (const piece of pieces()) {
    size += piece.length;
    if (size > largestRules) throw new Failed(unread(path));
    kept.push(piece);
  }
  return Buffer.concat(kept);
}

/**
 * Every file of this name on the way to the release's files, as it is in the commit to come: the release's own,
 * and what it leaves of the base's. Content by folder; a link of that name git does not read.
 */
async function rulesNamed(
  name: string,
  base: ClonedBase,
  { files, removes }: Plan,
): Promise<Result<ReadonlyMap<string, Uint8Array>, Failure>> {
  const pathIn = (folder: string) =>
    folder === "" ? name : `${folder}/${name}`;
  const folders = new Set(files.flatMap(({ path }) => foldersTo(path)));
  const wanted = new Map(
    [...folders].map((folder) => [pathIn(folder), folder]),
  );
  const own = files.filter(({ path }) => wanted.has(path));
  const gone = new Set([...removes, ...own.map(({ path }) => path)]);
  const there = base.entries.filter(
    ({ path, mode }) =>
      wanted.has(path) && mode.startsWith("100") && !gone.has(path),
  );
  const ids = there.map(({ id }) => id);
  const blobs = await readBlobs(base.clone, ids, () => largestRules);
  if (!blobs.ok) return blobs;
  const rules = new Map<string, Uint8Array>();
  for (const { path, id } of there) {
    const content = blobs.value.get(id)?.content;
    // Not to be known is not to be harmless.
    if (content === undefined || content === null) return err(unread(path));
    rules.set(wanted.get(path) ?? "", content);
  }
  for (const file of own)
    rules.set(wanted.get(file.path) ?? "", await wholeOf(file));
  return ok(rules);
}

type AttributesOf = (path: string, isFolder?: boolean) => Attributes;

/** What leaves a file out of an archive, be it said of the file or of a folder around it. */
function leftOut(attributesOf: AttributesOf, path: string): boolean {
  const says = (each: string, isFolder: boolean) =>
    attributesOf(each, isFolder).get("export-ignore") === true;
  return (
    says(path, false) ||
    foldersTo(path)
      .slice(1)
      .some((folder) => says(folder, true))
  );
}

async function fileTroubles(
  attributesOf: AttributesOf,
  inBase: boolean,
  file: PlannedFile,
): Promise<Trouble[]> {
  const { path } = file;
  const attributes = attributesOf(path);
  const facts = needsContent(attributes)
    ? await contentFacts(file.pieces())
    : null;
  const troubles = troublesBy(attributes, facts).map((told) => ({
    ...told,
    path,
  }));
  const driver = inBase ? mergedBy(attributes) : null;
  if (driver !== null)
    troubles.push({ name: "merge-driver", path, by: driver });
  if (leftOut(attributesOf, path))
    troubles.push({ name: "archive-left-out", path, by: "export-ignore" });
  return troubles;
}

/**
 * Everything in a base that would keep a release from lying there as it was approved, or that its owner should
 * know. The base's objects are read and nothing else: no filter runs, and the clone's working tree and its
 * machine's settings have no say.
 */
export async function judgeLanding(
  base: ClonedBase,
  plan: Plan,
): Promise<Result<readonly LandingProblem[], Failure>> {
  try {
    const attributes = await rulesNamed(".gitattributes", base, plan);
    if (!attributes.ok) return attributes;
    const ignores = await rulesNamed(".gitignore", base, plan);
    if (!ignores.ok) return ignores;
    const attributesOf = attributesBy(attributes.value);
    const isIgnored = ignoredBy(ignores.value);
    const there = new Set(base.entries.map(({ path }) => path));
    const troubles = pathTroubles(base.entries, plan);
    for (const file of plan.files) {
      const inBase = there.has(file.path);
      troubles.push(...(await fileTroubles(attributesOf, inBase, file)));
      if (!inBase && isIgnored(file.path))
        troubles.push({ name: "ignored", path: file.path, by: ".gitignore" });
    }
    return ok(gathered(troubles, mostProblemPaths));
  } catch (thrown) {
    if (thrown instanceof Failed) return err(thrown.failure);
    throw thrown;
  }
}

const changesBytes: ReadonlySet<LandingProblemName> = new Set([
  "bytes-filtered",
  "bytes-encoded",
  "bytes-stamped",
  "line-ends-changed",
]);

/** The failure by which a problem refuses a proposal or an export; null where nothing blocks. */
export function blockOf(problems: readonly LandingProblem[]): Failure | null {
  const found = problems.find(isBlocking);
  if (found === undefined) return null;
  const { name, by } = found;
  const path = found.paths[0] ?? "";
  if (name === "place-not-new") return failure(name, { place: path });
  if (name === "removed-missing")
    return failure("removed-path-missing", { path });
  return changesBytes.has(name)
    ? failure("base-changes-bytes", { path, attribute: by })
    : failure("path-collides", { path, other: by });
}
