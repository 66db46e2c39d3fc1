// SPDX-License-Identifier: Apache-2.0
import {
  type Box,
  identity,
  type Matrix,
  meet,
  multiply,
  transformed,
} from "./geometry.ts";
import { type Graphics, startGraphics, textColor } from "./graphics.ts";
import { matrixOf, numbers, solidBoxes, strokedBoxes } from "./operands.ts";
import type { Painted } from "./painting.ts";
import { OPS } from "./pdfjs.ts";

interface Glyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
}

/** Things painted on one page that are kept; a drawing of a map has more. */
const mostPainted = 20_000;

const fills: ReadonlySet<number> = new Set([
  ...[OPS.fill, OPS.eoFill, OPS.fillStroke, OPS.eoFillStroke],
  ...[OPS.closeFillStroke, OPS.closeEOFillStroke],
]);
const strokes: ReadonlySet<number> = new Set([
  ...[OPS.stroke, OPS.closeStroke, OPS.fillStroke, OPS.eoFillStroke],
  ...[OPS.closeFillStroke, OPS.closeEOFillStroke],
]);
/** Points; a thinner line hides no text. */
const thickLine = 3;
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
  #now = startGraphics();
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
    if (this.#textState(op, args) || this.#lineState(op, first)) return;
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
      case OPS.shadingFill:
        if (now.isClipSolid) this.#fill(now.clip, null);
        return;
      case OPS.paintSolidColorImageMask:
        this.#fill(transformed(now.ctm, [0, 0, 1, 1]), now.color);
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

  /** Operators that only set colours and widths. True when it was one. */
  #lineState(op: number, first: unknown): boolean {
    const now = this.#now;
    const color = typeof first === "string" ? first : null;
    switch (op) {
      case OPS.setFillRGBColor:
        now.color = color;
        return true;
      case OPS.setFillColorN:
        now.color = null;
        return true;
      case OPS.setStrokeRGBColor:
        now.strokeColor = color;
        return true;
      case OPS.setStrokeColorN:
        now.strokeColor = null;
        return true;
      case OPS.setLineWidth:
        now.lineWidth = Number(first);
        return true;
      default:
        return false;
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
    const drawn = numbers(path);
    if (fills.has(op))
      for (const box of solidBoxes(drawn))
        this.#fill(transformed(now.ctm, box), now.color);
    const [a, b, c, d] = now.ctm;
    const isThick =
      now.lineWidth * Math.sqrt(Math.abs(a * d - b * c)) >= thickLine;
    if (strokes.has(op) && isThick)
      for (const box of strokedBoxes(drawn, now.lineWidth))
        this.#fill(transformed(now.ctm, box), now.strokeColor);
    if (this.#clipsNext && numbers(bounds).length === 4) {
      now.clip = meet(
        now.clip,
        transformed(now.ctm, numbers(bounds) as unknown as Box),
      );
      now.isClipSolid &&= solidBoxes(drawn).length === 1;
    }
    this.#clipsNext = false;
  }

  /** Something that covers what lies under it, as far as the page is painted at all. */
  #fill(box: Box, color: string | null): void {
    const { alpha, isPlain, clip } = this.#now;
    if (alpha > 0.9 && isPlain)
      this.#paint({ kind: "fill", box: meet(clip, box), color });
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
    const { ctm, size, rise, mode, alpha, clip } = this.#now;
    const color = textColor(this.#now);
    const matrix = multiply(ctm, this.#text);
    const from = rise - 0.2 * size;
    const box = transformed(matrix, [0, from, width, from + size]);
    const points = Math.abs(size) * Math.hypot(matrix[2], matrix[3]);
    this.#paint({
      kind: "text",
      ...{ box, text, color, size: points },
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
