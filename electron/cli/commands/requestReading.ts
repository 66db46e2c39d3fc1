// SPDX-License-Identifier: Apache-2.0
import { ok } from "../../../shared/result.ts";
import { required } from "../argument.ts";
import { misused, vaultCommand } from "../command.ts";
import { words } from "../readers.ts";
import { comparing } from "./compare.ts";
import { requestOption, sheetOf } from "./requestReference.ts";

/** The texts behind a signing sheet, each exactly its bytes, and how a file differs from what was signed. */

export const statement = vaultCommand({
  words: ["request", "statement"],
  summary: "Prints the text that is to be signed, exactly its bytes.",
  positionals: {},
  options: { request: requestOption },
  async run(session, given) {
    const shown = await sheetOf(session, given.request);
    if (!shown.ok) return shown;
    // The grammars of statements and charters have no character that acts on a terminal.
    const { request, text } = shown.value;
    return ok({ value: { digest: request, text }, text });
  },
});

export const charter = vaultCommand({
  words: ["request", "charter"],
  summary:
    "Prints the charter that a request is judged by, exactly its bytes; for a charter, the one that it would replace.",
  positionals: {},
  options: { request: requestOption },
  async run(session, given) {
    const sheet = await sheetOf(session, given.request);
    if (!sheet.ok) return sheet;
    const { charter: judging } = sheet.value;
    return judging === null
      ? misused("It is the first charter of its audit: it replaces none.")
      : ok({ value: judging, text: judging.text });
  },
});

export const compareRequest = vaultCommand({
  words: ["request", "compare"],
  summary:
    "Shows how a file of a request differs from what you last signed of the same audit, as a patch.",
  positionals: {
    path: required(
      "path",
      "as request show lists it, such as tree/findings/report.md",
      words,
    ),
  },
  options: { request: requestOption },
  async run(session, given) {
    const sheet = await sheetOf(session, given.request);
    if (!sheet.ok) return sheet;
    const before = sheet.value.changes?.request ?? null;
    if (before === null)
      return misused(
        "There is nothing to compare with: no statement of this audit was signed here before, or its files were removed.",
      );
    const { path } = given;
    return comparing(session, {
      before: { request: before, path },
      after: { request: sheet.value.request, path },
    });
  },
});
