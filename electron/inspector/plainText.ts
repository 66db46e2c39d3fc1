// SPDX-License-Identifier: Apache-2.0
import type { Place } from "../../shared/domain/inspection.ts";
import { decodeText } from "./fileType.ts";
import type { Subject } from "./subject.ts";

/** Characters of a text that are looked at in one go, so that a step is never long. */
const pieceLength = 1 << 20;
const mostText = 64 << 20;

/** Pieces that end with a line where there is one, each with the number of its first line. */
function* piecesOf(text: string): Generator<{ piece: string; line: number }> {
  let line = 1;
  for (let from = 0; from < text.length;) {
    const wanted = Math.min(text.length, from + pieceLength);
    const lineEnd = text.lastIndexOf("\n", wanted);
    const to = wanted < text.length && lineEnd > from ? lineEnd + 1 : wanted;
    const piece = text.slice(from, to);
    yield { piece, line };
    line += piece.split("\n").length - 1;
    from = to;
  }
}

/** Where a hit is, by its line. Hits come in any order. */
export function linePlaces(text: string, first = 1): (index: number) => Place {
  return (index) => {
    let line = first;
    for (let at = text.indexOf("\n"); at !== -1 && at < index;) {
      line += 1;
      at = text.indexOf("\n", at + 1);
    }
    return { kind: "line", line };
  };
}

/** Looks at every line of a text. Gives the whole text back. */
export async function inspectText(subject: Subject): Promise<string> {
  const text = decodeText(subject.bytes);
  if (text.length > mostText)
    subject.cannotSee("limit-reached", "the text after the first 64 MiB");
  for (const { piece, line } of piecesOf(text.slice(0, mostText))) {
    subject.readsAs(piece, linePlaces(piece, line));
    await subject.step(`line ${line}`);
  }
  subject.inspection.hearing.hearMarkup(
    subject.members,
    text.slice(0, mostText),
  );
  return text;
}
