// SPDX-License-Identifier: Apache-2.0
import { err, ok, type Result } from "../result.ts";
import { utf8Length } from "./lines.ts";
import { firstUnprintable } from "./printable.ts";

declare const repoPathBrand: unique symbol;

/**
 * A path in the public repository, relative to its root, parts divided by "/". Minted by
 * `parseRepoPath` alone. Grammar: docs/format/statements.md, "Paths".
 */
export type RepoPath = string & { readonly [repoPathBrand]: true };

export type PathFaultCode =
  | "empty"
  | "absolute"
  | "too-long"
  | "character"
  | "part-empty"
  | "part-dots"
  | "part-git"
  | "part-edge"
  | "part-device"
  | "part-too-long";

export interface PathFault {
  readonly code: PathFaultCode;
  /** The offending part; the offending character as `U+XXXX`; or the whole path. */
  readonly about: string;
}

export const maxPathBytes = 1024;
export const maxPartBytes = 255;

/** Windows keeps no file with these in its name, and NTFS reads ":" as the name of a stream. */
const unstorable = /["*:<>?\\|]/;
const device = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?$/i;
/** `.git` and the short names that Windows may give it. */
const gitFolder = /^(?:\.git|git~[0-9]+)$/i;

/** Takes the path exactly as it stands; what a person typed is put in NFC by the caller first. */
export function parseRepoPath(untrusted: string): Result<RepoPath, PathFault> {
  if (untrusted === "") return fault("empty", untrusted);
  if (untrusted.startsWith("/")) return fault("absolute", untrusted);
  const foreign =
    firstUnprintable(untrusted) ?? unstorable.exec(untrusted)?.[0];
  if (foreign !== undefined) return fault("character", foreign);
  if (utf8Length(untrusted) > maxPathBytes) return fault("too-long", untrusted);
  for (const part of untrusted.split("/")) {
    const code = partFault(part);
    if (code !== null) return fault(code, part === "" ? untrusted : part);
  }
  return ok(untrusted as RepoPath);
}

function fault(code: PathFaultCode, about: string) {
  return err<PathFault>({ code, about });
}

function partFault(part: string): PathFaultCode | null {
  if (part === "") return "part-empty";
  if (part === "." || part === "..") return "part-dots";
  if (gitFolder.test(part)) return "part-git";
  if (part.startsWith(" ") || part.endsWith(" ") || part.endsWith("."))
    return "part-edge";
  if (device.test(part)) return "part-device";
  if (utf8Length(part) > maxPartBytes) return "part-too-long";
  return null;
}

export interface PathCollision {
  /** `duplicate`: the same path twice. `spelling`: one name in two spellings. `folder`: a file and a folder. */
  readonly kind: "duplicate" | "spelling" | "folder";
  readonly first: string;
  readonly second: string;
}

/** How a collision is judged: two names whose folds are equal are one name on some file system. */
export type PathFold = (path: string) => string;

/** The fold of the signed grammar: A–Z only, so that a shell folds alike. */
export const foldAscii: PathFold = (path) =>
  path.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());

/**
 * The fold used before anything is proposed: NFC and full case folding. Capital ẞ has no other capital form, so
 * that small letters come first.
 */
export const foldUnicode: PathFold = (path) =>
  caseFolded(path.normalize("NFC")).normalize("NFC");

/** Texts that differ in case alone, as Unicode's full case folding has it, come out as one. */
export function caseFolded(text: string): string {
  return text.toLowerCase().toUpperCase().toLowerCase();
}

/**
 * The first pair of paths that cannot lie in one tree on every common file system: the same path twice,
 * two spellings of one name (of a file or of a folder on the way), or a file where another path needs a
 * folder. Null when all fit together.
 */
export function findPathCollision(
  paths: readonly string[],
  fold: PathFold = foldUnicode,
): PathCollision | null {
  const seen = new Map<string, { spelling: string; isFile: boolean }>();
  for (const path of paths) {
    for (const { spelling, isFile } of steps(path)) {
      const folded = fold(spelling);
      const before = seen.get(folded);
      if (before === undefined) seen.set(folded, { spelling, isFile });
      else if (before.isFile !== isFile)
        return { kind: "folder", first: before.spelling, second: path };
      else if (before.spelling !== spelling)
        return { kind: "spelling", first: before.spelling, second: spelling };
      else if (isFile)
        return { kind: "duplicate", first: before.spelling, second: path };
    }
  }
  return null;
}

/** `a/b/c` → folder `a`, folder `a/b`, file `a/b/c`. */
function* steps(
  path: string,
): Generator<{ spelling: string; isFile: boolean }> {
  let slash = path.indexOf("/");
  while (slash !== -1) {
    yield { spelling: path.slice(0, slash), isFile: false };
    slash = path.indexOf("/", slash + 1);
  }
  yield { spelling: path, isFile: true };
}
