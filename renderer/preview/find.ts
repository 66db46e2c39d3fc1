// SPDX-License-Identifier: Apache-2.0

/** A place where the words stand: in which unit (line, page, row), and which of its places. */
export interface Match {
  readonly unit: number;
  readonly nth: number;
}

export const mostMatches = 10_000;

/** Where `query` begins in a text, upper and lower case alike; places do not overlap. */
export function placesIn(text: string, query: string): number[] {
  const within = text.toLowerCase();
  const words = query.toLowerCase();
  const places: number[] = [];
  if (words === "") return places;
  let at = within.indexOf(words);
  while (at >= 0) {
    places.push(at);
    at = within.indexOf(words, at + words.length);
  }
  return places;
}

export function findMatches(
  texts: readonly string[],
  query: string,
): readonly Match[] {
  const matches: Match[] = [];
  for (const [unit, text] of texts.entries())
    for (const nth of placesIn(text, query).keys()) {
      matches.push({ unit, nth });
      if (matches.length >= mostMatches) return matches;
    }
  return matches;
}

interface Piece {
  readonly node: Text;
  readonly from: number;
}

/** Text of an element as it is searched: a line break is a space. */
function piecesOf(element: Element): { text: string; pieces: Piece[] } {
  const walker = document.createTreeWalker(
    element,
    NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT,
  );
  const pieces: Piece[] = [];
  let text = "";
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Text) {
      if (node.parentElement?.closest("[data-aside]") != null) continue;
      pieces.push({ node, from: text.length });
      text += node.data;
    } else if (node.nodeName === "BR") text += " ";
  }
  return { text, pieces };
}

function pieceAt(pieces: readonly Piece[], index: number): Piece | undefined {
  return pieces.findLast(({ from }) => from <= index);
}

/** The places of `query` in one element, as ranges of its text. */
export function rangesIn(element: Element, query: string): Range[] {
  const { text, pieces } = piecesOf(element);
  return placesIn(text, query).flatMap((at) => {
    const start = pieceAt(pieces, at);
    const end = pieceAt(pieces, at + query.length - 1);
    if (start === undefined || end === undefined) return [];
    const range = document.createRange();
    const into = (piece: Piece, index: number): number =>
      Math.min(index - piece.from, piece.node.length);
    range.setStart(start.node, into(start, at));
    range.setEnd(end.node, into(end, at + query.length));
    return [range];
  });
}

/** Paints what is found in the units that exist now, without changing them. */
export function paintMatches(
  root: Element,
  query: string,
  here: Match | undefined,
): void {
  const found = new Highlight();
  const current = new Highlight();
  if (query !== "")
    for (const unit of root.querySelectorAll<HTMLElement>("[data-unit]")) {
      const isHere = Number(unit.dataset["unit"]) === here?.unit;
      for (const [nth, range] of rangesIn(unit, query).entries())
        (isHere && nth === here.nth ? current : found).add(range);
    }
  CSS.highlights.set("found", found);
  CSS.highlights.set("found-here", current);
}
