// SPDX-License-Identifier: Apache-2.0
import { labelKey } from "../../../shared/domain/finding.ts";
import {
  type FoundField,
  foundFields,
} from "../../../shared/domain/foundFinding.ts";
import type { AuditId } from "../../../shared/ids.ts";
import type { Request } from "../../../shared/ipc/contract.ts";
import type { FindingLook } from "../../../shared/ipc/findingContract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { flag, optional, type Reader, repeated } from "../argument.ts";
import { misused, type Refusal, refused } from "../command.ts";
import { counted, sentence } from "../layout.ts";
import { choice, path, words } from "../readers.ts";
import { resolveVersion } from "../references.ts";
import type { Session } from "../session.ts";
import { auditCommand } from "./audit.ts";
import { lookText } from "./findingText.ts";

const fieldOrNone = choice(["none", ...foundFields] as const);

const column: Reader<{ heading: string; field: FoundField | null }> = (
  text,
) => {
  const at = text.indexOf("=");
  const field = fieldOrNone(text.slice(0, at));
  if (at < 1 || !field.ok)
    return err(
      `is not like title=Heading; a field is none or one of ${foundFields.join(", ")}`,
    );
  const heading = text.slice(at + 1);
  return ok({ heading, field: field.value === "none" ? null : field.value });
};

type From = Request<"finding.look">["from"];

async function fromGiven(
  session: Session,
  audit: AuditId,
  given: {
    readonly file: string | undefined;
    readonly version: string | undefined;
  },
): Promise<Result<From, Refusal>> {
  const { file, version } = given;
  if ((file === undefined) === (version === undefined))
    return misused(
      "Name a file with --file, or a version of the vault with --version.",
    );
  if (file !== undefined) return ok({ file: session.grant(file) });
  const found = await resolveVersion(session, audit, version ?? "");
  return found.ok ? ok({ version: found.value }) : found;
}

interface Wanted {
  readonly take: readonly string[];
  readonly "take-new": boolean;
  readonly "take-changed": boolean;
}

function chosenOf(
  { proposals }: FindingLook,
  wanted: Wanted,
): Result<number[], Refusal> {
  const keys = new Set(wanted.take.map(labelKey));
  const chosen: number[] = [];
  for (const [index, { state, label }] of proposals.entries()) {
    const isNamed = keys.has(labelKey(label));
    const isTakable = state === "new" || state === "changed";
    if (isNamed && isTakable) keys.delete(labelKey(label));
    if (
      (isNamed && isTakable) ||
      (state === "new" && wanted["take-new"]) ||
      (state === "changed" && wanted["take-changed"])
    )
      chosen.push(index);
  }
  const [missing] = keys;
  return missing === undefined
    ? ok(chosen)
    : misused(`Nothing new or changed has the id ${missing}.`);
}

export const findingImport = auditCommand({
  words: ["finding", "import"],
  summary:
    "Shows what a file or a report says of findings, and records what is chosen.",
  details: [
    "A file is CSV with a row of headings, JSON (a list of records, or what finding list --json prints), SARIF 2.1.0 or CSAF 2.0. A version may be one of these too, or a report: PDF, Markdown, text or an Office document, whose headings and tables are read in a process of its own that holds no key.",
    "Without --take, --take-new or --take-changed nothing is recorded.",
  ],
  positionals: {},
  options: {
    file: optional("file", "a file outside of the vault", path),
    version: optional(
      "version",
      "a version of the vault, by id or file name",
      words,
    ),
    column: repeated(
      "field=heading",
      "what a column of a table is taken for; none=Heading leaves it out",
      column,
    ),
    take: repeated("label", "records what has this id", words),
    "take-new": flag("records all that is new"),
    "take-changed": flag("takes over all that is changed"),
  },
  async run(session, audit, given) {
    const from = await fromGiven(session, audit, given);
    if (!from.ok) return from;
    const looked = await session.runJob("finding.look", {
      ...{ audit, from: from.value, columns: [...given.column] },
    });
    if (!looked.ok) return refused(looked.error);
    const text = lookText(looked.value);
    const chosen = chosenOf(looked.value, given);
    if (!chosen.ok) return chosen;
    if (chosen.value.length === 0)
      return ok({ value: { ...looked.value, recorded: 0, changed: 0 }, text });
    const { look } = looked.value;
    const taken = await session.call("finding.take", {
      look,
      chosen: chosen.value,
    });
    if (!taken.ok) return refused(taken.error);
    const { recorded, changed } = taken.value;
    const said = `${counted(recorded, "finding", "findings")} recorded, ${counted(changed, "finding", "findings")} changed.`;
    return ok({
      value: { ...looked.value, ...taken.value },
      text: text + sentence(said),
    });
  },
});
