// SPDX-License-Identifier: Apache-2.0
import {
  type EntryRow,
  type LineRow,
  mostRows,
} from "../../../shared/domain/comparison.ts";
import type {
  Compared,
  ComparisonView,
} from "../../../shared/ipc/comparisonContract.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { required } from "../argument.ts";
import {
  type Command,
  type Outcome,
  type Refusal,
  refused,
  vaultCommand,
} from "../command.ts";
import { words } from "../readers.ts";
import { resolveAudit, resolveVersion } from "../references.ts";
import type { Session } from "../session.ts";
import { auditOption } from "./audit.ts";
import { type ComparisonRows, comparisonText } from "./comparisonText.ts";

function versionPositional(name: string) {
  return required(
    name,
    "a version's id, or enough of its beginning, or its file name",
    words,
  );
}

/** Every row but the equal ones that lie between, page by page. */
async function allRows(
  session: Session,
  { comparison, found }: ComparisonView,
): Promise<Result<ComparisonRows, Refusal>> {
  const lines: LineRow[] = [];
  const entries: EntryRow[] = [];
  const outcome = found?.outcome;
  if (outcome === undefined || outcome.kind === "digests")
    return ok({ lines, entries });
  for (let from = 0; from < outcome.folded.rows; from += mostRows) {
    const wanted = { folded: true, from, count: mostRows };
    const page = await session.call("comparison.rows", { comparison, wanted });
    if (!page.ok) return refused(page.error);
    lines.push(...page.value.lines);
    entries.push(...page.value.entries);
  }
  return ok({ lines, entries });
}

/** How two files differ, in full, as a patch. */
export async function comparing(
  session: Session,
  pair: { readonly before: Compared; readonly after: Compared },
): Promise<Outcome> {
  const made = await session.runJob("comparison.run", pair);
  if (!made.ok) return refused(made.error);
  const rows = await allRows(session, made.value);
  if (!rows.ok) return rows;
  const { comparison } = made.value;
  await session.call("comparison.close", { comparison });
  const value = { ...made.value, ...rows.value };
  return ok({ value, ...comparisonText(made.value, rows.value) });
}

const compare = vaultCommand({
  words: ["compare"],
  summary: "Shows how two versions differ.",
  details: [
    "Texts, Markdown, YAML, source, and the text of PDF and Office documents are compared line by line and printed as a unified patch; archives file by file; of anything else the digests are printed. Both are read in a process of its own that holds no key, and nothing of them is written. See docs/compare.md.",
  ],
  positionals: {
    before: versionPositional("before"),
    after: versionPositional("after"),
  },
  options: { audit: auditOption },
  async run(session, given) {
    const audit = await resolveAudit(session, given.audit);
    if (!audit.ok) return audit;
    const before = await resolveVersion(session, audit.value, given.before);
    if (!before.ok) return before;
    const after = await resolveVersion(session, audit.value, given.after);
    if (!after.ok) return after;
    return comparing(session, { before: before.value, after: after.value });
  },
});

export const compareCommands: readonly Command[] = [compare];
