// SPDX-License-Identifier: Apache-2.0
import { t } from "../text/text.ts";
import { canRun, runCommand } from "./commands.ts";
import { showNote } from "./note.ts";
import {
  focusProblem,
  mainAction,
  problemAfter,
  problems,
  searchField,
  topSheet,
} from "./screenParts.ts";

function find(): void {
  const field = searchField();
  if (field instanceof HTMLInputElement) {
    field.focus();
    field.select();
  } else if (topSheet() === null && canRun("palette")) runCommand("palette");
  else showNote(t("note.noSearch"));
}

function act(): void {
  const action = mainAction();
  if (action === null) showNote(t("note.noAction"));
  else {
    action.focus();
    action.click();
  }
}

function nextProblem(): void {
  const all = problems();
  const at = problemAfter(all, document.activeElement);
  const next = all[at];
  if (next === undefined) {
    showNote(t("note.noProblem"));
    return;
  }
  focusProblem(next);
  showNote(t("note.problem", { at: at + 1, count: all.length }));
}

/** What works on whatever screen or sheet is there. */
export const screenCommands = { find, act, nextProblem } as const;
