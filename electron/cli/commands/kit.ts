// SPDX-License-Identifier: Apache-2.0
import type { Request, Response } from "../../../shared/ipc/contract.ts";
import { flag, optional } from "../argument.ts";
import type { Answer } from "../command.ts";
import { fields, sentence } from "../layout.ts";
import { path } from "../readers.ts";
import type { Session } from "../session.ts";

export const kitFormOptions = {
  out: optional("file", "write the kit as a file for stock age", path),
  sheet: optional("file", "write the kit as a page to print, in HTML", path),
  words: flag("print the kit's 24 words on standard output, this once"),
};

/** `  1. abandon      2. ability …`, four to a line. */
function numbered(words: readonly string[]): string {
  const cells = words.map((word, at) =>
    `${String(at + 1).padStart(2)}. ${word}`.padEnd(14),
  );
  const rows = Array.from({ length: Math.ceil(cells.length / 4) }, (_, row) =>
    cells
      .slice(row * 4, row * 4 + 4)
      .join("")
      .trimEnd(),
  );
  return rows.map(sentence).join("");
}

export function kitAnswer(
  made: Response<"vault.recoveryKit">,
  replaced: boolean,
): Answer {
  const { files, recipient, words } = made;
  return {
    value: made,
    text:
      fields([
        ["Written", files.join(", ")],
        ["Recipient", recipient],
        ["Earlier kits", replaced ? "open this vault no more" : null],
      ]) +
      (words === null
        ? ""
        : `\n${numbered(words)}\n${sentence("Write them down now: they are not shown again.")}`),
  };
}

/** Which forms a new kit is to have, as the options say. */
export interface KitForms {
  readonly out: string | undefined;
  readonly sheet: string | undefined;
  readonly words: boolean;
}

export function kitRequest(
  session: Session,
  { out, sheet, words }: KitForms,
  replace: boolean,
): Request<"vault.recoveryKit"> {
  return {
    ...(out === undefined ? {} : { file: session.grant(out) }),
    ...(sheet === undefined ? {} : { sheet: session.grant(sheet) }),
    words,
    replace,
  };
}
