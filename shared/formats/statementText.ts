// SPDX-License-Identifier: Apache-2.0
import { assertNever, err, ok, type Result } from "../result.ts";
import {
  any,
  type AnyField,
  fixed,
  formatFields,
  one,
  optional,
  parseFields,
  type RecordOf,
} from "./fields.ts";
import type { GrammarFault } from "./grammarFault.ts";
import { compareBytes, sortedByBytes, splitLines } from "./lines.ts";
import { findPathCollision, foldAscii } from "./repoPath.ts";
import type {
  Act,
  Approval,
  Decline,
  ListedFile,
  Statement,
} from "./statement.ts";
import * as value from "./values.ts";

/** What follows the first line of each act; a further act is a further table (docs/format/statements.md). */
const common = [
  one("Audit", "audit", value.auditId),
  one("Charter", "charter", value.sha256),
  one("Id", "id", value.statementId),
  one("Issued", "issued", value.instant),
] as const;

const approvalFields = [
  ...common,
  one("Vault", "vault", value.vaultId),
  one("Checkpoint", "checkpoint", value.checkpoint),
  one("Requester", "requester", value.personId),
  one("Expires", "expires", value.instant),
  optional("Not-before", "notBefore", value.instant),
  fixed("Audience", "public"),
  one("Purpose", "purpose", value.text),
  one("Place", "place", value.repoPath),
  one("Base", "base", value.orNone(value.gitId)),
  one("Author", "author", value.author),
  one("Commit-date", "commitDate", value.instant),
  optional("Supersedes", "supersedes", value.sha256),
  any("Removes", "removes", value.repoPath),
  any("Judged", "judged", value.judged),
] as const;

const declineFields = [
  ...common,
  one("Signer", "signer", value.personId),
  one("Of", "of", value.sha256),
  one("Answer", "answer", value.oneOf(["decline", "changes"])),
  one("Reason", "reason", value.text),
] as const;

const acts: Record<
  Act,
  { readonly fields: readonly AnyField[]; readonly files: boolean }
> = {
  approval: { fields: approvalFields, files: true },
  decline: { fields: declineFields, files: false },
};

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
  const { fields, files } = acts[act];
  const head = parseFields(lines.value, 1, fields);
  if (!head.ok) return head;
  const listed = files
    ? parseFiles(lines.value, head.value.next)
    : atEnd(lines.value, head.value.next);
  if (!listed.ok) return listed;
  const statement = assemble(act, head.value.record, listed.value);
  const reason = ruleFault(statement);
  return reason === null ? ok(statement) : err({ line: 0, reason });
}

function actOf(firstLine: string): Act | null {
  const word = /^counterseal-([a-z]+) 1$/.exec(firstLine)?.[1];
  return word !== undefined && Object.hasOwn(acts, word) ? (word as Act) : null;
}

function assemble(
  act: Act,
  record: object,
  files: readonly ListedFile[],
): Statement {
  // The tables and the interfaces are held together here: a property that one lacks fails to compile.
  switch (act) {
    case "approval":
      return {
        act,
        ...(record as RecordOf<typeof approvalFields>),
        files,
      } satisfies Approval;
    case "decline":
      return {
        act,
        ...(record as RecordOf<typeof declineFields>),
      } satisfies Decline;
    default:
      return assertNever(act);
  }
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
  for (let index = next + 1; index < lines.length; index += 1) {
    const file = value.listedFile.parse(lines[index] ?? "");
    if (!file.ok) return err({ line: index + 1, reason: file.error });
    const before = files.at(-1);
    if (before !== undefined && compareBytes(before.path, file.value.path) >= 0)
      return err({
        line: index + 1,
        reason: "the files are not sorted by path, or one stands twice",
      });
    files.push(file.value);
  }
  return ok(files);
}

function ruleFault(statement: Statement): string | null {
  return statement.act === "approval" ? approvalFault(statement) : null;
}

/** Rules between the lines of an approval (docs/format/statements.md, "approval"). */
function approvalFault(approval: Approval): string | null {
  if (approval.expires <= approval.issued)
    return "it expires before it is issued";
  if (approval.notBefore !== null && approval.expires <= approval.notBefore)
    return "it expires before its Not-before";
  const paths = approval.files.map(({ path }) => path);
  const collision = findPathCollision([...paths, approval.place], foldAscii);
  if (collision !== null)
    return `these cannot lie in one tree: ${collision.first} and ${collision.second}`;
  const listed = new Set(paths);
  for (const removed of approval.removes) {
    if (listed.has(removed)) return `both listed and removed: ${removed}`;
    if (removed === approval.place || removed.startsWith(`${approval.place}/`))
      return `removed from the new folder: ${removed}`;
  }
  const names = approval.judged.map(({ name }) => name);
  if (new Set(names).size < names.length) return "a judged text stands twice";
  return null;
}

/**
 * The text of a statement; repeated lines and files are put in order. It checks nothing: give the text to
 * `parseStatement` to know that it is of the grammar.
 */
export function formatStatement(statement: Statement): string {
  const head = [
    `counterseal-${statement.act} 1`,
    ...formatFields(statement as never, acts[statement.act].fields),
  ];
  const files = "files" in statement ? statement.files : [];
  const tail = acts[statement.act].files
    ? [
        "",
        ...sortedByBytes(files, ({ path }) => path).map(
          value.listedFile.format,
        ),
      ]
    : [];
  return [...head, ...tail, ""].join("\n");
}
