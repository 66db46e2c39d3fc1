// SPDX-License-Identifier: Apache-2.0
import {
  type Box,
  identity,
  type Matrix,
  meet,
  multiply,
  transformed,
} from "./geometry.ts";
import { matrixOf, numbers, solidBoxes } from "./operands.ts";
import type { Painted } from "./painting.ts";
import { OPS } from "./pdfjs.ts";

interface Graphics {
  ctm: Matrix;
  clip: Box;
  color: string | null;
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

interface Glyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
}

const everywhere: Box = [-1e9, -1e9, 1e9, 1e9];
/** Things painted on one page that are kept; a drawing of a map has more. */
const mostPainted = 20_000;

function start(): Graphics {
  return {
    ...{ ctm: identity, clip: everywhere, color: "#000000", alpha: 1 },
    ...{ isPlain: true, font: "", size: 0, mode: 0, charSpacing: 0 },
    ...{ wordSpacing: 0, scale: 1, leading: 0, rise: 0 },
  };
}

const fills: ReadonlySet<number> = new Set([
  ...[OPS.fill, OPS.eoFill, OPS.fillStroke, OPS.eoFillStroke],
  ...[OPS.closeFillStroke, OPS.closeEOFillStroke],
]);
const images: ReadonlySet<number> = new Set([
  ...[OPS.paintImageXObject, OPS.paintInlineImageXObject],
]);

/** What became of a font's letters: without a known letter, nobody reads its text. */
export interface FontUse {
  letters: number;
  unknown: number;
}

/** Follows the operators of a page, and keeps what it paints where. */
export class PageWalk {
  readonly painted: Painted[] = [];
  readonly fonts = new Map<string, FontUse>();
  imageCount = 0;
  isCut = false;
  #now = start();
  readonly #saved: Graphics[] = [];
  #text: Matrix = identity;
  #line: Matrix = identity;
  #clipsNext = false;

  run(ops: readonly number[], args: readonly unknown[]): void {
    for (const [index, op] of ops.entries()) {
      const given = args[index];
      this.#step(op, Array.isArray(given) ? (given as unknown[]) : []);
    }
  }

  #step(op: number, args: readonly unknown[]): void {
    const [first, second, third] = args;
    const now = this.#now;
    if (this.#textState(op, args)) return;
    if (images.has(op)) this.#image();
    switch (op) {
      case OPS.save:
        if (this.#saved.length < 1000) this.#saved.push({ ...now });
        return;
      case OPS.restore:
        this.#now = this.#saved.pop() ?? now;
        return;
      case OPS.transform:
        now.ctm = multiply(now.ctm, matrixOf(args));
        return;
      case OPS.setGState:
        this.#graphicsState(first);
        return;
      case OPS.setFillRGBColor:
        now.color = typeof first === "string" ? first : null;
        return;
      case OPS.setFillColorN:
        now.color = null;
        return;
      case OPS.clip:
      case OPS.eoClip:
        this.#clipsNext = true;
        return;
      case OPS.constructPath:
        this.#path(Number(first), second, third);
        return;
      case OPS.paintFormXObjectBegin:
        this.#saved.push({ ...now });
        now.ctm = multiply(now.ctm, matrixOf(first));
        if (numbers(second).length === 4)
          now.clip = meet(
            now.clip,
            transformed(now.ctm, numbers(second) as unknown as Box),
          );
        return;
      case OPS.paintFormXObjectEnd:
        this.#now = this.#saved.pop() ?? now;
        return;
      case OPS.showText:
        this.#showText(first);
        return;
      case OPS.paintImageXObjectRepeat:
        this.imageCount += 1;
    }
  }

  /** Operators that only set how text is shown. True when it was one. */
  #textState(op: number, args: readonly unknown[]): boolean {
    const now = this.#now;
    const value = Number(args[0]);
    switch (op) {
      case OPS.beginText:
        this.#text = this.#line = identity;
        return true;
      case OPS.setTextMatrix:
        this.#text = this.#line = matrixOf(args.length === 6 ? args : args[0]);
        return true;
      case OPS.setLeadingMoveText:
        now.leading = -Number(args[1]);
        this.#move(value, Number(args[1]));
        return true;
      case OPS.moveText:
        this.#move(value, Number(args[1]));
        return true;
      case OPS.nextLine:
        this.#move(0, -now.leading);
        return true;
      case OPS.setFont:
        now.font = String(args[0]);
        now.size = Number(args[1]);
        return true;
      case OPS.setCharSpacing:
        now.charSpacing = value;
        return true;
      case OPS.setWordSpacing:
        now.wordSpacing = value;
        return true;
      case OPS.setHScale:
        now.scale = value / 100;
        return true;
      case OPS.setLeading:
        now.leading = -value;
        return true;
      case OPS.setTextRenderingMode:
        now.mode = value;
        return true;
      case OPS.setTextRise:
        now.rise = value;
        return true;
      default:
        return false;
    }
  }

  #move(x: number, y: number): void {
    this.#text = this.#line = multiply(this.#line, [1, 0, 0, 1, x, y]);
  }

  #graphicsState(entries: unknown): void {
    if (!Array.isArray(entries)) return;
    for (const entry of entries as unknown[]) {
      if (!Array.isArray(entry)) continue;
      const [key, value] = entry as [unknown, unknown];
      if (key === "ca") this.#now.alpha = Number(value);
      if (key === "BM")
        this.#now.isPlain = value === "source-over" || value === "Normal";
      if (key === "SMask")
        this.#now.isPlain = value === false || value === null;
      if (key === "Font" && Array.isArray(value)) {
        this.#now.font = String(value[0]);
        this.#now.size = Number(value[1]);
      }
    }
  }

  #paint(painted: Painted): void {
    if (this.painted.length < mostPainted) this.painted.push(painted);
    else this.isCut = true;
  }

  #path(op: number, data: unknown, bounds: unknown): void {
    const now = this.#now;
    const [path] = Array.isArray(data) ? (data as unknown[]) : [];
    if (fills.has(op) && now.alpha > 0.9 && now.isPlain)
      for (const box of solidBoxes(numbers(path)))
        this.#paint({
          kind: "fill",
          box: meet(now.clip, transformed(now.ctm, box)),
          color: now.color,
        });
    if (this.#clipsNext && numbers(bounds).length === 4)
      now.clip = meet(
        now.clip,
        transformed(now.ctm, numbers(bounds) as unknown as Box),
      );
    this.#clipsNext = false;
  }

  #image(): void {
    this.imageCount += 1;
    const { ctm, clip, alpha, isPlain } = this.#now;
    if (alpha > 0.9 && isPlain)
      this.#paint({
        kind: "image",
        box: meet(clip, transformed(ctm, [0, 0, 1, 1])),
      });
  }

  #showText(glyphs: unknown): void {
    if (!Array.isArray(glyphs)) return;
    const now = this.#now;
    const use = this.fonts.get(now.font) ?? { letters: 0, unknown: 0 };
    this.fonts.set(now.font, use);
    let text = "";
    let width = 0;
    for (const glyph of glyphs as (Glyph | number | null)[]) {
      if (typeof glyph === "number") {
        width -= (glyph / 1000) * now.size;
        // A wide gap is a space that was not written.
        if (glyph < -200) text += " ";
      } else if (glyph !== null) {
        use.letters += 1;
        if (/^[\p{Co}\p{Cc}\p{Cn}\ufffd]*$/u.test(glyph.unicode))
          use.unknown += 1;
        text += glyph.unicode;
        width += (glyph.width / 1000) * now.size + now.charSpacing;
        if (glyph.isSpace) width += now.wordSpacing;
      }
    }
    this.#place(text, width * now.scale);
    this.#text = multiply(this.#text, [1, 0, 0, 1, width * now.scale, 0]);
  }

  #place(text: string, width: number): void {
    const { ctm, size, rise, mode, alpha, color, clip } = this.#now;
    const matrix = multiply(ctm, this.#text);
    const from = rise - 0.2 * size;
    const box = transformed(matrix, [0, from, width, from + size]);
    const points = Math.abs(size) * Math.hypot(matrix[2], matrix[3]);
    this.#paint({
      kind: "text",
      ...{ box, text, color: mode === 1 ? null : color, size: points },
      isInvisible:
        mode === 3 || mode === 7 || alpha < 0.03 || isOutside(box, clip),
    });
  }
}

/** Cut off whole by what limits the painting. */
function isOutside(box: Box, clip: Box): boolean {
  return (
    box[2] < clip[0] || box[0] > clip[2] || box[3] < clip[1] || box[1] > clip[3]
  );
}
