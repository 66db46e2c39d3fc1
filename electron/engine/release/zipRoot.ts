// SPDX-License-Identifier: Apache-2.0
import type { ZipMember } from "../../../shared/domain/unwrapperMessages.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { saysPlace } from "./locatedRelease.ts";
import { type Problem, problem } from "./problem.ts";

export const statementName = "statement.txt";

/** Where in the archive the tree's root is, and the release folder in it. */
export interface Root {
  /** "" or ending with a slash. */
  readonly prefix: string;
  /** Path in the archive. */
  readonly statement: string;
  readonly place: string;
  /** Where the zip is of a whole export: its folder, as `prefix`. */
  readonly exportPrefix: string | null;
}

/** Some programs unpack it under another name than it has here. */
export const hasRefusedName = ({ refused }: ZipMember): boolean =>
  refused !== null &&
  (refused.startsWith("name-") || refused === "path-too-long");

/** The tree is at the top, in `tree/`, or either of them in one folder around everything, as forges pack it. */
function rootAt(prefix: string, place: string): Root | null {
  const parts = prefix.split("/").slice(0, -1);
  const isExport = parts.at(-1) === "tree";
  if (parts.length > (isExport ? 2 : 1)) return null;
  const exportPrefix = isExport ? prefix.slice(0, -"tree/".length) : null;
  const statement = `${prefix}${place}/${statementName}`;
  return { prefix, statement, place, exportPrefix };
}

/** As a folder's release is chosen: the first that says it lies where it does, else the first at all. */
export function chooseRoot(
  folders: readonly string[],
  texts: ReadonlyMap<string, Uint8Array>,
): Root | null {
  for (const folder of folders) {
    const text = texts.get(`${folder}${statementName}`) ?? null;
    const parts = folder.split("/").slice(0, -1);
    for (let from = 0; from <= Math.min(2, parts.length - 1); from += 1) {
      const said = parts.slice(from).join("/");
      const prefix = folder.slice(0, -said.length - 1);
      const root = saysPlace(text, said) ? rootAt(prefix, said) : null;
      if (root !== null) return root;
    }
  }
  const [first] = folders;
  if (first === undefined) return null;
  const statement = `${first}${statementName}`;
  const claimed = first.replace(/\/$/, "");
  return { prefix: "", statement, place: claimed, exportPrefix: null };
}

/**
 * The one root at which anything lies at a place, whether a release or not: of two, nobody can say which is looked
 * at once it is unpacked. A folder around some of the members is a folder like any other.
 */
export function rootHolding(
  members: readonly ZipMember[],
  place: string,
): Result<Root | null, Problem> {
  const named = members.filter((member) => !hasRefusedName(member));
  const prefixes = new Set<string>();
  for (const { path } of named) {
    const [first = "", second = ""] = path.split("/", 2);
    for (const prefix of ["", `${first}/`, `${first}/${second}/`])
      if (`${path}/`.startsWith(`${prefix}${place}/`)) prefixes.add(prefix);
  }
  const holders = [...prefixes].flatMap(
    (prefix) => rootAt(prefix, place) ?? [],
  );
  const around = holders.filter(({ prefix, exportPrefix }) => {
    const outside = exportPrefix ?? prefix;
    return named.every(({ path }) => `${path}/`.startsWith(outside));
  });
  const [root, another] = around.length > 0 ? around : holders;
  return another === undefined
    ? ok(root ?? null)
    : err(problem("archive-refused", `${place} lies in it more than once`));
}
