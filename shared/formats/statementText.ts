// SPDX-License-Identifier: Apache-2.0
import { err, ok, type Result } from "../result.ts";
import {
  type Act,
  type ActTable,
  actTables,
  type Request,
  type Statement,
} from "./acts.ts";
import { formatFields, parseFields } from "./fields.ts";
import type { GrammarFault } from "./grammarFault.ts";
import { compareBytes, sortedByBytes, splitLines } from "./lines.ts";
import type { ListedFile } from "./statement.ts";
import { statementFault } from "./statementRules.ts";
import * as value from "./values.ts";

/** The namespace under which an act is signed with `ssh-keygen -Y sign -n`. */
export function namespaceOf(act: Act | "charter"): string {
  return `${act}@counterseal`;
}

/**
 * Reads a statement, or says why the text is not one. `text` is the exact file, decoded as strict UTF-8
 * with a byte-order mark kept. For every text that it takes, `formatStatement` gives back the same text.
 */
export function parseStatement(text: string): Result<Statement, GrammarFault> {
  const lines = splitLines(text);
  if (!lines.ok) return lines;
  const act = actOf(lines.value[0] ?? "");
  if (act === null)
    return err({ line: 1, reason: "it is not a statement of a known act" });
  const { fields, files }: ActTable = actTables[act];
  const head = parseFields(lines.value, 1, fields);
  if (!head.ok) return head;
  const listed = files
    ? parseFiles(lines.value, head.value.next)
    : atEnd(lines.value, head.value.next);
  if (!listed.ok) return listed;
  const statement = {
    act,
    ...head.value.record,
    ...(files ? { files: listed.value } : {}),
  } as Statement;
  const reason = statementFault(statement);
  return reason === null ? ok(statement) : err({ line: 0, reason });
}

/** Reads a statement that a vault asks people to sign: one that names its checkpoint and its files. */
export function parseRequest(text: string): Result<Request, GrammarFault> {
  const parsed = parseStatement(text);
  if (!parsed.ok) return parsed;
  const statement = parsed.value;
  return statement.act === "approval" || statement.act === "consent"
    ? ok(statement)
    : err({ line: 1, reason: "it is neither an approval nor a consent" });
}

function actOf(firstLine: string): Act | null {
  const word = /^counterseal-([a-z]+) 1$/.exec(firstLine)?.[1];
  return word !== undefined && Object.hasOwn(actTables, word)
    ? (word as Act)
    : null;
}

function atEnd(
  lines: readonly string[],
  next: number,
): Result<readonly ListedFile[], GrammarFault> {
  return next === lines.length
    ? ok([])
    : err({ line: next + 1, reason: "this line does not belong here" });
}

/** An empty line, then one or more `hex SP SP path`, sorted by the bytes of the path. */
function parseFiles(
  lines: readonly string[],
  next: number,
): Result<readonly ListedFile[], GrammarFault> {
  if (lines[next] !== "" || next + 1 === lines.length)
    return err({
      line: next + 1,
      reason: "an empty line and the list of files belong here",
    });
  const files: ListedFile[] = [];
  for (const [index, line] of lines.slice(next + 1).entries()) {
    const number = next + index + 2;
    const file = value.listedFile.parse(line);
    if (!file.ok) return err({ line: number, reason: file.error });
    const before = files.at(-1);
    if (before !== undefined && compareBytes(before.path, file.value.path) >= 0)
      return err({
        line: number,
        reason: "the files are not sorted by path, or one stands twice",
      });
    files.push(file.value);
  }
  return ok(files);
}

/**
 * The text of a statement; repeated lines and files are put in order. It checks nothing: give the text to
 * `parseStatement` to know that it is of the grammar.
 */
export function formatStatement(statement: Statement): string {
  const head = [
    `counterseal-${statement.act} 1`,
    ...formatFields(statement as never, actTables[statement.act].fields),
  ];
  const files = "files" in statement ? statement.files : [];
  const tail = actTables[statement.act].files
    ? [
        "",
        ...sortedByBytes(files, ({ path }) => path).map(
          value.listedFile.format,
        ),
      ]
    : [];
  return [...head, ...tail, ""].join("\n");
}
