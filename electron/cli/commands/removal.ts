// SPDX-License-Identifier: Apache-2.0
import { verdictOf } from "../../../shared/domain/crossCheck.ts";
import { readTextFile } from "../../engine/files.ts";
import type { CrossCheckView } from "../../../shared/ipc/crossCheckContract.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { atLeastOne, optional, repeated, required } from "../argument.ts";
import {
  type Command,
  misused,
  type Outcome,
  type Refusal,
  refused,
  vaultCommand,
} from "../command.ts";
import { path, words } from "../readers.ts";
import { auditOption } from "./audit.ts";
import { versionOf, versionPositional } from "./inspect.ts";
import { removalText } from "./removalText.ts";

const mostFileBytes = 1 << 20;

function answer(view: CrossCheckView): Outcome {
  return ok({ value: view, text: removalText(view) });
}

async function linesOf(
  file: string | undefined,
): Promise<Result<string[], Refusal>> {
  if (file === undefined) return ok([]);
  const text = await readTextFile(file, mostFileBytes);
  if (!text.ok) return refused(text.error);
  const lines = text.value.split(/\r?\n/).map((each) => each.trim());
  return ok(lines.filter((each) => each !== ""));
}

const mark = vaultCommand({
  words: ["removal", "mark"],
  summary:
    "Marks words, passages and ids of a private version as removed from what is made public of it.",
  details: [
    "Every version that comes from this one, and every other version of its deliverable, is inspected for them: see removal check.",
    "A file holds one a line; white space, hyphens where lines end, case and forms of letters make no difference.",
  ],
  positionals: { version: versionPositional },
  options: {
    audit: auditOption,
    text: repeated("words", "a word, passage or id", words),
    file: optional("file", "a text file with one a line", path),
  },
  async run(session, given) {
    const version = await versionOf(session, given);
    if (!version.ok) return version;
    const lines = await linesOf(given.file);
    if (!lines.ok) return lines;
    const removals = [...given.text, ...lines.value];
    if (removals.length === 0)
      return misused("Say what is removed with --text or --file.");
    const done = await session.call("removal.mark", {
      version: version.value,
      removals,
    });
    return done.ok ? answer(done.value) : refused(done.error);
  },
});

const list = vaultCommand({
  words: ["removal", "list"],
  summary: "Lists what a version is held against, as its last inspection says.",
  positionals: { version: versionPositional },
  options: { audit: auditOption },
  async run(session, given) {
    const version = await versionOf(session, given);
    if (!version.ok) return version;
    const shown = await session.call("removal.show", {
      version: version.value,
    });
    return shown.ok ? answer(shown.value) : refused(shown.error);
  },
});

const unmark = vaultCommand({
  words: ["removal", "unmark"],
  summary: "Takes marks of a version back, on the record.",
  positionals: { version: versionPositional },
  options: {
    audit: auditOption,
    text: atLeastOne("words", "what is not removed after all", words),
    reason: required("reason", "why, for the ledger", words),
  },
  async run(session, given) {
    const version = await versionOf(session, given);
    if (!version.ok) return version;
    const done = await session.call("removal.unmark", {
      version: version.value,
      removals: [...given.text],
      reason: given.reason,
    });
    return done.ok ? answer(done.value) : refused(done.error);
  },
});

const check = vaultCommand({
  words: ["removal", "check"],
  summary:
    "Inspects a version, and says whether what was marked as removed is absent and what was kept is unchanged.",
  details: [
    "Exits with 1 unless everything that was marked is absent, and what differs or could not be seen is accepted. What else the inspection found stands in inspect report.",
  ],
  positionals: { version: versionPositional },
  options: { audit: auditOption },
  async run(session, given) {
    const named = await versionOf(session, given);
    if (!named.ok) return named;
    const version = named.value;
    const done = await session.runJob("inspection.run", { version });
    if (!done.ok) return refused(done.error);
    const shown = await session.call("removal.show", { version });
    if (!shown.ok) return refused(shown.error);
    const { value } = shown;
    const exitCode = verdictOf(value) === "passed" ? 0 : 1;
    return ok({ value, text: removalText(value), exitCode });
  },
});

export const removalCommands: readonly Command[] = [mark, list, unmark, check];
