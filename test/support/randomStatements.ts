// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import {
  formatStatement,
  namespaceOf,
  parseStatement,
} from "../../shared/formats/statementText.ts";
import * as value from "../../shared/formats/values.ts";
import { instantAt } from "../../shared/ids.ts";
import type { Dice } from "./dice.ts";
import { digestOf } from "./sampleAudit.ts";
import { everyAct, sampleStatement } from "./sampleStatements.ts";
import { requireOk } from "./unwrap.ts";

/** Statements of every act with words, files and times that a seed decides. */

const said = fc.string({ unit: "grapheme", minLength: 1, maxLength: 300 });
const named = fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 });
const spread = 10 ** 9;
const dawn = Date.parse("2026-03-01T00:00:00Z");
const tries = 1000;

/** The first draw that the grammar takes. */
function draw(make: () => string, takes: (text: string) => boolean): string {
  for (let left = tries; left > 0; left -= 1) {
    const text = make();
    if (takes(text)) return text;
  }
  throw new Error("nothing that the grammar takes was drawn");
}

function drawWords(dice: Dice): string {
  return draw(
    () => dice.sample(said),
    (text) => value.text.parse(text).ok,
  );
}

export function drawPath(dice: Dice, index: number): string {
  return draw(
    () => `${dice.sample(named)}/${String(index)}`,
    (text) => value.repoPath.parse(text).ok,
  );
}

function drawOnce(dice: Dice): string {
  const sample = sampleStatement(dice.pick(everyAct));
  const changes: Record<string, unknown> = {
    ...Object.fromEntries(
      ["purpose", "reason", "scope", "name"].map((key) => [
        key,
        drawWords(dice),
      ]),
    ),
    id: digestOf(String(dice.number(spread))).slice(0, 32),
    issued: instantAt(dawn - dice.number(spread)),
    interests: [drawWords(dice), drawWords(dice)],
    terms: [drawWords(dice)],
    files: Array.from({ length: 1 + dice.number(20) }, (_, index) => ({
      sha256: digestOf(String(dice.number(spread))),
      path: drawPath(dice, index),
    })),
  };
  const own = Object.entries(changes).filter(([key]) => key in sample);
  return formatStatement({
    ...sample,
    ...Object.fromEntries(own),
  });
}

/** A text that reads as a statement, and the namespace in which it is signed. */
export function drawStatementText(dice: Dice): {
  readonly text: string;
  readonly namespace: string;
} {
  const text = draw(
    () => drawOnce(dice),
    (made) => parseStatement(made).ok,
  );
  return { text, namespace: namespaceOf(requireOk(parseStatement(text)).act) };
}
