// SPDX-License-Identifier: Apache-2.0
import { encodeUtf8 } from "../../../crypto/encoding.ts";
import { compilePattern, toSmall } from "./wildmatch.ts";

/** A path below the repository's root, cut up once for every pattern that it is held against. */
export interface JudgedPath {
  readonly bytes: Uint8Array;
  readonly isFolder: boolean;
}

export function judgedPath(path: string, isFolder = false): JudgedPath {
  return { bytes: encodeUtf8(path), isFolder };
}

const slash = 0x2f;
/** `*`, `?`, `[` and the backslash. */
const special: ReadonlySet<number> = new Set([0x2a, 0x3f, 0x5b, 0x5c]);

/**
 * A pattern that is held against a whole path. Git compares what comes before its first special byte by itself, so
 * that stars right after it begin a pattern, and `a**` crosses folders as `**` does.
 */
function compilePath(
  pattern: Uint8Array,
  foldCase: boolean,
): (path: Uint8Array) => boolean {
  const found = pattern.findIndex((byte) => special.has(byte));
  const literal = found < 0 ? pattern : pattern.subarray(0, found);
  const fits = compilePattern(pattern.subarray(literal.length), foldCase);
  const plain = (byte = -1) => (foldCase ? toSmall(byte) : byte);
  return (path) =>
    literal.every((byte, index) => plain(byte) === plain(path[index])) &&
    fits(path.subarray(literal.length));
}

/**
 * A pattern of `.gitattributes` or `.gitignore`, without the `!` before it, in the file of one folder ("" for the
 * root): by its last name alone where it holds no slash but one at its end, else by its path below that folder.
 * @param foldCase whether capitals do not count, as where git works on a file system that does not tell them apart
 */
export function pathPattern(
  pattern: Uint8Array,
  folder: string,
  foldCase = false,
): (path: JudgedPath) => boolean {
  const mustBeFolder = pattern.at(-1) === slash;
  const text = mustBeFolder ? pattern.subarray(0, -1) : pattern;
  const byName = !text.includes(slash);
  const compile = byName ? compilePattern : compilePath;
  const fits = compile(text[0] === slash ? text.subarray(1) : text, foldCase);
  const inFolder = encodeUtf8(folder === "" ? "" : `${folder}/`);
  return ({ bytes, isFolder }) => {
    if (mustBeFolder && !isFolder) return false;
    const below = inFolder.every((byte, index) => bytes[index] === byte);
    if (!below) return false;
    return fits(
      bytes.subarray(byName ? bytes.lastIndexOf(slash) + 1 : inFolder.length),
    );
  };
}

/** The folders on the way to a path, the root ("") first. */
export function foldersTo(path: string): readonly string[] {
  const folders = [""];
  for (let at = path.indexOf("/"); at >= 0; at = path.indexOf("/", at + 1))
    folders.push(path.slice(0, at));
  return folders;
}

/** Lines of a file that git reads patterns from. */
export function linesOf(content: Uint8Array): readonly Uint8Array[] {
  const bom = [0xef, 0xbb, 0xbf];
  const start = bom.every((byte, index) => content[index] === byte) ? 3 : 0;
  const lines: Uint8Array[] = [];
  for (let at = start; at < content.length;) {
    const found = content.indexOf(0x0a, at);
    const end = found < 0 ? content.length : found;
    lines.push(content.subarray(at, end));
    at = end + 1;
  }
  return lines;
}
