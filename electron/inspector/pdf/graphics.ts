// SPDX-License-Identifier: Apache-2.0
import { type Box, identity, type Matrix } from "./geometry.ts";

/** What decides how the next thing on a page is painted. */
export interface Graphics {
  ctm: Matrix;
  clip: Box;
  /** Whether what limits the painting fills its box. */
  isClipSolid: boolean;
  color: string | null;
  strokeColor: string | null;
  lineWidth: number;
  alpha: number;
  /** Whether what is painted covers what lies under it. */
  isPlain: boolean;
  font: string;
  size: number;
  mode: number;
  charSpacing: number;
  wordSpacing: number;
  scale: number;
  leading: number;
  rise: number;
}

const everywhere: Box = [-1e9, -1e9, 1e9, 1e9];

export function startGraphics(): Graphics {
  return {
    ...{ ctm: identity, clip: everywhere, isClipSolid: true },
    ...{ color: "#000000", strokeColor: "#000000", lineWidth: 1, alpha: 1 },
    ...{ isPlain: true, font: "", size: 0, mode: 0, charSpacing: 0 },
    ...{ wordSpacing: 0, scale: 1, leading: 0, rise: 0 },
  };
}

/** The colour in which text is seen; null when it is no plain one, or of two. */
export function textColor({ mode, color, strokeColor }: Graphics) {
  if (mode % 4 === 1) return strokeColor;
  return mode % 4 === 2 && color !== strokeColor ? null : color;
}
