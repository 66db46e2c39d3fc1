// SPDX-License-Identifier: Apache-2.0
import type { CheckId } from "../../../shared/domain/inspectionChecks.ts";
import { area, type Box, meet } from "./geometry.ts";

/** What a page paints, in its order. */
export type Painted =
  | {
      readonly kind: "text";
      readonly box: Box;
      readonly text: string;
      /** `#rrggbb`; null when it is no plain colour. */
      readonly color: string | null;
      readonly isInvisible: boolean;
      /** Points. */
      readonly size: number;
    }
  | { readonly kind: "fill"; readonly box: Box; readonly color: string | null }
  | { readonly kind: "image"; readonly box: Box };

type Text = Extract<Painted, { kind: "text" }>;

const smallestSize = 2;
/** So much of a text's box must lie under something for it to be hidden. */
const mostlyCovered = 0.6;

function covers(cover: Box, text: Box): boolean {
  const whole = area(text);
  return whole > 0 && area(meet(cover, text)) / whole >= mostlyCovered;
}

/** So near that no eye tells them apart. */
function isSameColor(one: string, other: string): boolean {
  const channels = (color: string): number[] =>
    [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
  const others = channels(other);
  return channels(one).every(
    (value, at) => Math.abs(value - (others[at] ?? 0)) <= 12,
  );
}

/** What lies under a text: the last thing painted there before it; white paper when nothing was. */
function colorUnder(before: readonly Painted[], text: Text): string | null {
  for (const painted of [...before].reverse()) {
    if (painted.kind === "text" || !covers(painted.box, text.box)) continue;
    return painted.kind === "fill" ? painted.color : null;
  }
  return "#ffffff";
}

/** How a text escapes the eye; null when it can be seen. */
function hiding(
  painted: readonly Painted[],
  index: number,
  view: Box,
): CheckId | null {
  const text = painted[index];
  if (text?.kind !== "text") return null;
  if (area(meet(text.box, view)) === 0 && !touches(text.box, view))
    return "text-off-page";
  if (text.isInvisible) return "text-invisible";
  const cover = painted
    .slice(index + 1)
    .find((each) => each.kind !== "text" && covers(each.box, text.box));
  if (cover !== undefined)
    return cover.kind === "image" ? "text-under-image" : "text-under-box";
  const under = colorUnder(painted.slice(0, index), text);
  if (text.color !== null && under !== null && isSameColor(text.color, under))
    return "text-white";
  return text.size < smallestSize ? "text-tiny" : null;
}

/** Boxes without an extent, as of a font without widths, are judged by where they begin. */
function touches(text: Box, view: Box): boolean {
  return (
    area(text) === 0 &&
    text[0] >= view[0] &&
    text[0] <= view[2] &&
    text[1] >= view[1] &&
    text[1] <= view[3]
  );
}

export interface HiddenText {
  readonly check: CheckId;
  readonly text: string;
  readonly boxes: readonly Box[];
}

/** Texts of a page that cannot be seen, neighbours of one kind joined. */
export function hiddenTexts(
  painted: readonly Painted[],
  view: Box,
): HiddenText[] {
  const hidden = new Map<CheckId, { text: string; boxes: Box[] }>();
  for (const [index, each] of painted.entries()) {
    if (each.kind !== "text" || !/[\p{L}\p{N}]/u.test(each.text)) continue;
    const check = hiding(painted, index, view);
    if (check === null) continue;
    const known = hidden.get(check) ?? { text: "", boxes: [] };
    known.text += each.text;
    known.boxes.push(each.box);
    hidden.set(check, known);
  }
  return [...hidden].map(([check, rest]) => ({ check, ...rest }));
}
