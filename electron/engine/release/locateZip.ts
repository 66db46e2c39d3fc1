// SPDX-License-Identifier: Apache-2.0
import type { RefusalReason } from "../../../shared/domain/memberReasons.ts";
import type { ZipMember } from "../../../shared/domain/unwrapperMessages.ts";
import type { Failure } from "../../../shared/failure.ts";
import type { Approval } from "../../../shared/formats/acts.ts";
import { foldUnicode } from "../../../shared/formats/repoPath.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import {
  packageFaultWords,
  refusalWords,
} from "../../../shared/text/handedOver.ts";
import type { Storage } from "../../storage/storage.ts";
import { judgeExport } from "./exportAround.ts";
import type { ExportFolder } from "./exportFolder.ts";
import {
  largestTextBytes,
  type LocatedRelease,
  noSurroundings,
  statementMissing,
  surroundedByOthers,
} from "./locatedRelease.ts";
import { parseOwnName } from "./ownNames.ts";
import { type Problem, problem } from "./problem.ts";
import { answersFor, type ReleaseTree } from "./releaseTree.ts";
import type { Kind } from "./treeListing.ts";
import {
  chooseRoot,
  hasRefusedName,
  type Root,
  rootHolding,
  statementName,
} from "./zipRoot.ts";
import { ZipArchive, type ZipFault, type ZipQuestion } from "./zipArchive.ts";

/** Statements, charters and signatures of all releases in it. */
const mostTextBytes = 64 * 1024 * 1024;

export interface PlacedZipQuestion extends ZipQuestion {
  /** Where in a repository the release lies; null: the zip is nothing but the release. */
  readonly place: string | null;
}

function faultWords(fault: ZipFault): string {
  return fault === "unwrapper-ended"
    ? "The process that read it ended before it was through."
    : packageFaultWords[fault];
}

/** What a zip holds, with the small texts of whatever looks like a release folder. */
interface Seen {
  readonly archive: ZipArchive;
  readonly members: readonly ZipMember[];
  readonly texts: ReadonlyMap<string, Uint8Array>;
  /** Folders with a statement. */
  readonly folders: readonly string[];
}

const isPlain = ({ kind, refused }: ZipMember): boolean =>
  kind === "file" && refused === null;

function textsOf(members: readonly ZipMember[]): {
  readonly folders: readonly string[];
  readonly texts: readonly ZipMember[];
} {
  const files = members.filter(isPlain);
  const folders = new Set(
    files
      .filter(({ path }) => `/${path}`.endsWith(`/${statementName}`))
      .map(({ path }) => path.slice(0, -statementName.length)),
  );
  const isOwn = (path: string): boolean => {
    for (let at = path.lastIndexOf("/"); ; at = path.lastIndexOf("/", at - 1)) {
      const folder = path.slice(0, at + 1);
      if (folders.has(folder) && parseOwnName(path.slice(at + 1)) !== null)
        return true;
      if (at <= 0) return false;
    }
  };
  const texts = files.filter(
    ({ path, size }) => size <= largestTextBytes && isOwn(path),
  );
  return { folders: [...folders].sort(), texts };
}

async function look(
  storage: Storage,
  question: ZipQuestion,
): Promise<Result<Result<Seen, Problem>, Failure>> {
  const archive = new ZipArchive(storage, question);
  const listed = await archive.list();
  if (!listed.ok) return listed;
  if (!listed.value.ok)
    return ok(err(problem("archive-refused", faultWords(listed.value.error))));
  const members = listed.value.value;
  const { folders, texts } = textsOf(members);
  if (texts.reduce((sum, { size }) => sum + size, 0) > mostTextBytes)
    return ok(err(problem("archive-refused", faultWords("limit-memory"))));
  const read = await archive.contents(texts);
  if (!read.ok) return read;
  const byPath = texts.map(({ path, index }): [string, Uint8Array] => [
    path,
    read.value.get(index) ?? new Uint8Array(0),
  ]);
  return ok(ok({ archive, members, folders, texts: new Map(byPath) }));
}

function refusalProblem(member: ZipMember): Problem | null {
  const { path, refused } = member;
  if (refused === null) return null;
  return hasRefusedName(member)
    ? problem("path-refused", path)
    : problem("archive-refused", `${path} ${refusalWords[refused]}`);
}

/** Of plain files that nobody asked about: how they get along with each other, and how large they are. */
const harmlessElsewhere: readonly (RefusalReason | null)[] = [
  "collides-case",
  "collides-spelling",
  "collides-folder",
  "limit-file",
  "limit-ratio",
];

/** Whether a refused member may unpack to a path that somebody asked about, whatever path it names. */
function reachesAnywhere({ kind, refused }: ZipMember): boolean {
  return kind !== "file" || !harmlessElsewhere.includes(refused);
}

/** A statement that was refused is not just missing. */
function noStatement({ members }: Seen): Problem {
  const wrong = members.find(({ path, refused }) => {
    const isStatement = `/${path.toLowerCase()}`.endsWith(`/${statementName}`);
    return refused !== null && isStatement;
  });
  return (wrong && refusalProblem(wrong)) ?? statementMissing;
}

function* foldersOf(path: string): Generator<string> {
  for (let at = path.indexOf("/"); at > 0; at = path.indexOf("/", at + 1))
    yield path.slice(0, at);
}

/** Of a listed path beside the folder that the release was found in. */
const atTop = "lies where the release would, were it not in a folder";

/** What an approval answers for, and the folders that lead there. */
function onTheWayTo(approval: Approval): (path: string) => boolean {
  const isOfRelease = answersFor(approval);
  const { place, files } = approval;
  const paths = [`${place}/`, ...files.map(({ path }) => path)];
  const folders = new Set(
    paths.flatMap((path) => [...foldersOf(foldUnicode(path))]),
  );
  // A file in the way is one in other letters, too.
  return (path) => folders.has(foldUnicode(path)) || isOfRelease(path);
}

/** What lies below the root, by path below it; what lies beside it is wrong. */
function zipTree(
  { members, texts }: Seen,
  root: Root,
  alone: boolean,
): ReleaseTree {
  const { prefix, exportPrefix } = root;
  const files = new Map(
    members
      .filter((member) => isPlain(member) && member.path.startsWith(prefix))
      .map((member) => [member.path.slice(prefix.length), member]),
  );
  const outside = exportPrefix ?? prefix;
  const list = (approval: Approval) => {
    const isAsked = alone ? () => true : onTheWayTo(approval);
    const isAtTop = alone || prefix === "" ? () => false : answersFor(approval);
    const present = new Map<string, Kind>();
    const problems: Problem[] = [];
    for (const member of members) {
      const { path, kind } = member;
      const below = path.startsWith(prefix) ? path.slice(prefix.length) : null;
      const wrong =
        refusalProblem(member) ??
        (isAtTop(path) ? problem("archive-refused", `${path} ${atTop}`) : null);
      if (wrong !== null) {
        const isElsewhere = below !== null && !isAsked(below) && !isAtTop(path);
        if (reachesAnywhere(member) || !isElsewhere) problems.push(wrong);
      } else if (below !== null && below !== "") {
        for (const folder of foldersOf(below)) present.set(folder, "folder");
        present.set(below, kind);
      } else if (
        !`${path}/`.startsWith(outside) &&
        !outside.startsWith(`${path}/`)
      )
        problems.push(problem("file-extra", path));
    }
    for (const path of present.keys()) if (!isAsked(path)) present.delete(path);
    return Promise.resolve({ present, problems });
  };
  return {
    list,
    digest: (path) => Promise.resolve(files.get(path)?.sha256 ?? null),
    read(path, mostBytes) {
      const content = texts.get(prefix + path) ?? null;
      const fits = content !== null && content.length <= mostBytes;
      return Promise.resolve(fits ? content : null);
    },
  };
}

function exportFolder(
  { archive, members }: Seen,
  prefix: string,
): ExportFolder {
  const inside = members.filter(({ path }) => path.startsWith(prefix));
  const named = new Map(
    inside.map((member) => [member.path.slice(prefix.length), member]),
  );
  const at = (name: string): ZipMember | undefined => named.get(name);
  // Folders need no member of their own.
  const folders = new Set(
    [...named.keys()].flatMap((path) => [...foldersOf(path)]),
  );
  async function* pieces(name: string): AsyncGenerator<Uint8Array, void, void> {
    const member = at(name);
    if (member !== undefined && isPlain(member)) yield* archive.pieces(member);
  }
  return {
    names: () => {
      const names = inside.map(
        ({ path }) => path.slice(prefix.length).split("/")[0] ?? "",
      );
      return Promise.resolve([...new Set(names)].filter((name) => name !== ""));
    },
    kind: (name) =>
      Promise.resolve(folders.has(name) ? "folder" : (at(name)?.kind ?? null)),
    async read(name, mostBytes) {
      const member = at(name);
      if (member === undefined || !isPlain(member)) return null;
      if (member.size > mostBytes) return null;
      const read = await archive.contents([member]);
      return read.ok ? (read.value.get(member.index) ?? null) : null;
    },
    pieces,
  };
}

/**
 * Finds the release in a zip of an export, of its tree, or, with a place, of a repository. Nothing is unpacked to
 * disk: what the zip's own process reads of it is judged as it comes.
 */
export async function locateZip(
  storage: Storage,
  question: PlacedZipQuestion,
): Promise<Result<Result<LocatedRelease, Problem>, Failure>> {
  const looked = await look(storage, question);
  if (!looked.ok) return looked;
  if (!looked.value.ok) return ok(looked.value);
  const seen = looked.value.value;
  const chosen =
    question.place === null
      ? ok(chooseRoot(seen.folders, seen.texts))
      : rootHolding(seen.members, question.place);
  if (!chosen.ok) return ok(chosen);
  const root = chosen.value;
  if (
    root === null ||
    !seen.folders.includes(root.statement.slice(0, -statementName.length))
  )
    return ok(err(noStatement(seen)));
  const { place, exportPrefix } = root;
  // A whole export has nothing in it that nobody asked about.
  const isAlone = question.place === null || exportPrefix !== null;
  return ok(
    ok({
      statement: seen.texts.get(root.statement) ?? null,
      treeAt: (wanted) =>
        wanted === place ? zipTree(seen, root, isAlone) : null,
      surroundings: (release) => {
        if (!isAlone) return Promise.resolve(surroundedByOthers);
        return exportPrefix === null
          ? Promise.resolve(noSurroundings)
          : judgeExport(exportFolder(seen, exportPrefix), release);
      },
    }),
  );
}
