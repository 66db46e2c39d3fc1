// SPDX-License-Identifier: Apache-2.0

type Matrix = readonly (readonly boolean[])[];

const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

const masks: readonly ((y: number, x: number) => boolean)[] = [
  (y, x) => (x + y) % 2 === 0,
  (y) => y % 2 === 0,
  (_y, x) => x % 3 === 0,
  (y, x) => (x + y) % 3 === 0,
  (y, x) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2 === 0,
  (y, x) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (y, x) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (y, x) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

function numberOf(bits: readonly boolean[]): number {
  return bits.reduce((value, bit) => value * 2 + (bit ? 1 : 0), 0);
}

/** Whether a module of a symbol of version 4 is there for the reader, and holds no data. */
function isFunction(y: number, x: number): boolean {
  const size = 33;
  const corner =
    (y < 9 && x < 9) || (y < 9 && x >= size - 8) || (y >= size - 8 && x < 9);
  const alignment = Math.abs(y - 26) <= 2 && Math.abs(x - 26) <= 2;
  return corner || alignment || y === 6 || x === 6;
}

function dataBits(matrix: Matrix): boolean[] {
  const at = (y: number, x: number): boolean => matrix[y]?.[x] ?? false;
  const places = [0, 1, 2, 3, 4, 5, 7, 8];
  const format = numberOf([
    ...places.map((x) => at(8, x)),
    ...[7, 5, 4, 3, 2, 1, 0].map((y) => at(y, 8)),
  ]);
  const mask = masks[((format ^ 0x5412) >> 10) & 7];
  const bits: boolean[] = [];
  for (let right = 32, pair = 0; right > 0; right -= 2, pair += 1) {
    if (right === 6) right -= 1;
    for (let step = 0; step < 33; step += 1) {
      const y = pair % 2 === 0 ? 32 - step : step;
      for (const x of [right, right - 1])
        if (!isFunction(y, x)) bits.push(at(y, x) !== mask?.(y, x));
    }
  }
  return bits;
}

/**
 * The alphanumeric text of a QR code of version 4 and level M, drawn as our sheets draw it: an SVG path of unit
 * squares with a border of four. Nothing is corrected: every module must be right.
 */
export function readQrCode(svgPath: string): string {
  const dark = new Set(
    Array.from(svgPath.matchAll(/M(\d+) (\d+)h1v1h-1z/g), ([, x, y]) =>
      [Number(y) - 4, Number(x) - 4].join(),
    ),
  );
  const matrix = Array.from({ length: 33 }, (_row, y) =>
    Array.from({ length: 33 }, (_column, x) => dark.has([y, x].join())),
  );
  const bits = dataBits(matrix);
  const word = (index: number) => bits.slice(index * 8, index * 8 + 8);
  // Two blocks of 32 codewords take turns.
  const data = [0, 1].flatMap((block) =>
    Array.from({ length: 32 }, (_, at) => word(at * 2 + block)).flat(),
  );
  if (numberOf(data.slice(0, 4)) !== 2) throw new Error("not alphanumeric");
  const length = numberOf(data.slice(4, 13));
  let text = "";
  for (let at = 13; text.length < length; at += 11) {
    const single = length - text.length === 1;
    const value = numberOf(data.slice(at, at + (single ? 6 : 11)));
    if (!single) text += alphabet.charAt(Math.floor(value / 45));
    text += alphabet.charAt(value % 45);
  }
  return text;
}
