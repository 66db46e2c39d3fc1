// SPDX-License-Identifier: Apache-2.0
import type {
  MemberNote,
  RefusalReason,
} from "../../../shared/domain/memberReasons.ts";
import { firstUnprintable } from "../../../shared/formats/printable.ts";
import {
  foldUnicode,
  maxPartBytes,
  maxPathBytes,
} from "../../../shared/formats/repoPath.ts";

export interface JudgedName {
  /** Relative, parts divided by "/", in NFC; as it stood where it is refused. */
  readonly path: string;
  readonly refused: RefusalReason | null;
  readonly notes: readonly MemberNote[];
}

const bidi = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
/** Joins, fillers, selectors and tags: drawn as nothing. As alternatives, since some combine with what precedes. */
const invisible = new RegExp(
  [
    "\\u00ad|\\u034f|\\u115f|\\u1160|\\u17b4|\\u17b5|\\u3164|\\ufeff|\\uffa0",
    "[\\u180b-\\u180f]|[\\u200b-\\u200d]|[\\u2060-\\u2064]|[\\u206a-\\u206f]",
    "[\\ufe00-\\ufe0f]|[\\u{e0000}-\\u{e0fff}]",
  ].join("|"),
  "u",
);
/** What Windows takes for a device, whatever follows the dot; superscript digits count there too. */
const device =
  /^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])(?:[ .].*)?$/i;
const shortName = /^[^.]{1,6}~[0-9]{1,6}(?:\.[^.]{0,3})?$/;
const gitFolder = /^(?:\.git|git~[0-9]+)$/i;
const latinLetter = /\p{Script=Latin}/u;
const otherLetter = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;
const mostParts = 64;

function partFault(part: string): RefusalReason | null {
  if (part === "" || part === ".") return "name-empty";
  if (part === "..") return "name-traversal";
  if (part.includes(":")) return "name-stream";
  if (gitFolder.test(part)) return "name-git";
  if (device.test(part)) return "name-device";
  if (/^ |[ .]$/.test(part)) return "name-edge";
  if (shortName.test(part)) return "name-short";
  if (Buffer.byteLength(part) > maxPartBytes) return "name-too-long";
  return null;
}

function characterFault(name: string): RefusalReason | null {
  if (bidi.test(name)) return "name-bidi";
  if (invisible.test(name)) return "name-invisible";
  // The replacement character is what an undecodable byte became.
  if (name.includes("\ufffd")) return "name-not-text";
  return firstUnprintable(name) !== null || /["*<>?|]/.test(name)
    ? "name-character"
    : null;
}

function placeFault(path: string): RefusalReason | null {
  if (/^[A-Za-z]:/.test(path)) return "name-drive";
  if (path.startsWith("/")) return "name-absolute";
  if (path.split("/").includes("..")) return "name-traversal";
  return null;
}

function pathFault(path: string): RefusalReason | null {
  const parts = path.split("/");
  if (Buffer.byteLength(path) > maxPathBytes || parts.length > mostParts)
    return "path-too-long";
  for (const part of parts) {
    const found = partFault(part);
    if (found !== null) return found;
  }
  return null;
}

/**
 * Judges a member's name as every common system would read it. Where it points comes before what it is made
 * of, so that the reason names the worse of two.
 */
export function judgeName(untrustedName: string): JudgedName {
  const notes: MemberNote[] = [];
  const turned = untrustedName.replaceAll("\\", "/");
  if (turned !== untrustedName) notes.push("backslashes-turned");
  const composed = turned.normalize("NFC");
  if (composed !== turned) notes.push("put-in-nfc");
  const path = composed.replace(/^(?:\.\/)+/, "").replace(/\/$/, "");
  const refused =
    placeFault(path) ?? characterFault(path) ?? pathFault(path) ?? null;
  if (refused !== null) return { path: untrustedName, refused, notes };
  const words = path.split(/[^\p{L}]+/u);
  if (words.some((word) => latinLetter.test(word) && otherLetter.test(word)))
    notes.push("scripts-mixed");
  return { path, refused, notes };
}

/** Sharp s and the Turkish i's are one letter with others on some system. */
function widestFold(path: string): string {
  return foldUnicode(path)
    .normalize("NFKC")
    .replaceAll("ß", "ss")
    .replace(/[\u0130\u0131]|i\u0307/g, "i");
}

interface Named {
  readonly path: string;
  readonly isFolder: boolean;
}

/**
 * Reasons by position, for members that cannot lie in one tree with others: none of those that collide is
 * taken, since nobody can say which was meant.
 */
export function findCollisions(
  members: readonly Named[],
): Map<number, RefusalReason> {
  const found = new Map<number, RefusalReason>();
  const files = new Map<string, number[]>();
  const folders = new Map<string, Set<string>>();
  const noteFolder = (path: string): void => {
    const fold = widestFold(path);
    const spellings = folders.get(fold);
    if (spellings === undefined) folders.set(fold, new Set([path]));
    else spellings.add(path);
  };
  for (const [at, { path, isFolder }] of members.entries()) {
    for (let cut = path.indexOf("/"); cut > 0; cut = path.indexOf("/", cut + 1))
      noteFolder(path.slice(0, cut));
    if (isFolder) noteFolder(path);
    else {
      const fold = widestFold(path);
      const places = files.get(fold);
      if (places === undefined) files.set(fold, [at]);
      else places.push(at);
    }
  }
  for (const [fold, places] of files) {
    const reason = folders.has(fold)
      ? "collides-folder"
      : places.length > 1
        ? reasonOf(places.map((at) => members[at]?.path ?? ""))
        : null;
    if (reason !== null) for (const at of places) found.set(at, reason);
  }
  for (const [at, { path, isFolder }] of members.entries())
    if (!isFolder && !found.has(at) && liesInTwo(path, folders))
      found.set(at, "collides-case");
  return found;
}

/** Whether a folder on the way is spelled in two ways in this package. */
function liesInTwo(
  path: string,
  folders: ReadonlyMap<string, Set<string>>,
): boolean {
  for (let cut = path.indexOf("/"); cut > 0; cut = path.indexOf("/", cut + 1))
    if ((folders.get(widestFold(path.slice(0, cut)))?.size ?? 0) > 1)
      return true;
  return false;
}

function reasonOf(paths: readonly string[]): RefusalReason {
  if (new Set(paths).size < paths.length) return "twice-in-package";
  const spellings = new Set(paths.map((path) => path.normalize("NFKC")));
  return spellings.size < paths.length ? "collides-spelling" : "collides-case";
}
