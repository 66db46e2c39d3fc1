// SPDX-License-Identifier: Apache-2.0
import type { CleanCopyView } from "../../../shared/ipc/cleanCopyContract.ts";
import { keptWords, removedWords } from "../../../shared/text/cleanCopy.ts";
import { describePlace } from "../../../shared/text/inspection.ts";
import { ok } from "../../../shared/result.ts";
import { optional, required } from "../argument.ts";
import { refused, vaultCommand } from "../command.ts";
import { fields, sentence } from "../layout.ts";
import { words } from "../readers.ts";
import { resolveAudit, resolveVersion } from "../references.ts";
import { auditOption } from "./audit.ts";
import { inspectionText } from "./inspectionText.ts";

function counted(times: number): string {
  return times === 1 ? "" : ` (${times} times)`;
}

function removedText({ removed }: CleanCopyView): string {
  if (removed.length === 0) return sentence("Nothing that can be named.");
  return removed
    .map(({ what, times, seen }) =>
      sentence(
        `  ${removedWords[what]}${counted(times)}${seen === "" ? "" : `: ${seen}`}`,
      ),
    )
    .join("");
}

function keptText({ kept }: CleanCopyView): string {
  if (kept.length === 0) return "";
  const lines = kept.map(({ what, times, seen, place }) =>
    sentence(
      `  ${keptWords[what]}${counted(times)}, ${describePlace([], place)}${seen === "" ? "" : `: ${seen}`}`,
    ),
  );
  return `\n${sentence("Kept, for a person to look at:")}${lines.join("")}`;
}

/** What a clean copy is without, what it keeps, and what was compared. */
export function cleanCopyText(made: CleanCopyView): string {
  const { copy, name, source, sourceName, title, compared } = made;
  const { pages, dots } = compared;
  return (
    fields([
      ["Copy", copy],
      ["File", name],
      ["Of", `${sourceName} (${source})`],
      ["Title", title],
      ["Compared", `${pages} page(s), ${dots} dots, all the same`],
    ]) + `\n${sentence("Without:")}${removedText(made)}${keptText(made)}`
  );
}

export const inspectClean = vaultCommand({
  words: ["inspect", "clean"],
  summary:
    "Makes a copy of a PDF or a picture without what nobody sees in it, and inspects the copy.",
  details: [
    "Metadata, attachments, scripts, hidden notes and earlier revisions are left out; every page of both is drawn and compared dot by dot, and nothing is kept where one differs. The original stays. See docs/inspection.md.",
  ],
  positionals: {
    version: required(
      "version",
      "the version's id, or enough of its beginning, or its file name",
      words,
    ),
  },
  options: {
    audit: auditOption,
    title: optional("title", "a title for readers to show, of a PDF", words),
  },
  async run(session, { audit, version, title }) {
    const where = await resolveAudit(session, audit);
    if (!where.ok) return where;
    const source = await resolveVersion(session, where.value, version);
    if (!source.ok) return source;
    const done = await session.runJob("cleanCopy.make", {
      version: source.value,
      ...(title !== undefined && { title }),
    });
    if (!done.ok) return refused(done.error);
    const { made, inspection } = done.value;
    return ok({
      value: done.value,
      text: `${cleanCopyText(made)}\n${inspectionText(inspection)}`,
    });
  },
});
