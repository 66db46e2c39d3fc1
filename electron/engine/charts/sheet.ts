// SPDX-License-Identifier: Apache-2.0
import type {
  ChartSize,
  Fill,
  Mark,
  Picture,
  Tone,
} from "../../../shared/ipc/chartContract.ts";

/** What every picture is put together from. */

export interface Look {
  readonly tone: Tone;
  readonly fill: Fill;
}

export interface LegendItem extends Look {
  readonly words: string;
  /** Around its own origin, some twelve units across. */
  readonly d: string;
}

/** Measures of a picture, in units that are pixels at its own size. */
export interface Frame {
  readonly width: number;
  /** Of the names at the left. */
  readonly label: number;
}

export const frames: Readonly<Record<ChartSize, Frame>> = {
  wide: { width: 720, label: 190 },
  narrow: { width: 360, label: 112 },
};

/** A letter is this wide at most, but for a few: fonts are the reader's own. */
const letter = 7.6;

export function lettersIn(width: number): number {
  return Math.floor(width / letter);
}

export function cut(text: string, width: number): string {
  const letters = Array.from(text);
  const most = Math.max(1, lettersIn(width));
  return letters.length <= most
    ? text
    : `${letters.slice(0, most - 1).join("")}…`;
}

const digits = (value: number): number => Math.round(value * 100) / 100;

/** A rectangle from its corner. */
export function rectangle(width: number, height: number): string {
  return `M0,0h${String(digits(width))}v${String(digits(height))}h${String(-digits(width))}z`;
}

export const swatch = `M-6,-6h12v12h-12z`;

export class Sheet {
  readonly #lines: Picture["lines"][number][] = [];
  readonly #marks: Mark[] = [];
  readonly #words: Picture["words"][number][] = [];
  readonly #width: number;
  #height = 0;

  constructor(width: number) {
    this.#width = width;
  }

  line(x1: number, y1: number, x2: number, y2: number, strong = false): void {
    const [a, b, c, d] = [digits(x1), digits(y1), digits(x2), digits(y2)];
    this.#lines.push({ x1: a, y1: b, x2: c, y2: d, strong });
    this.#reach(Math.max(y1, y2));
  }

  mark(x: number, y: number, d: string, look: Look, name: string): void {
    const { tone, fill } = look;
    this.#marks.push({ x: digits(x), y: digits(y), d, tone, fill, name });
    this.#reach(y);
  }

  word(
    x: number,
    y: number,
    text: string,
    how: {
      readonly anchor?: "start" | "middle" | "end";
      readonly quiet?: boolean;
    } = {},
  ): void {
    const { anchor = "start", quiet = false } = how;
    this.#words.push({ x: digits(x), y: digits(y), text, anchor, quiet });
    this.#reach(y);
  }

  /** What each look stands for, in as many rows as it needs. */
  legend(items: readonly LegendItem[]): void {
    let x = 8;
    let y = this.#height + 28;
    for (const { words, d, ...look } of items) {
      const width = 30 + Array.from(words).length * letter;
      if (x > 8 && x + width > this.#width) {
        x = 8;
        y += 22;
      }
      this.mark(x + 6, y - 4, d, look, "");
      this.word(x + 18, y, words);
      x += width;
    }
  }

  picture(): Picture {
    return {
      ...{ width: this.#width, height: Math.ceil(this.#height + 14) },
      ...{ lines: this.#lines, marks: this.#marks, words: this.#words },
    };
  }

  #reach(y: number): void {
    this.#height = Math.max(this.#height, y);
  }
}
