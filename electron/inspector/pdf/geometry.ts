// SPDX-License-Identifier: Apache-2.0

export type Matrix = readonly [number, number, number, number, number, number];
/** Left, bottom, right, top. */
export type Box = readonly [number, number, number, number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** First `by`, then `to`. */
export function multiply(to: Matrix, by: Matrix): Matrix {
  const [a, b, c, d, e, f] = to;
  const [g, h, i, j, k, l] = by;
  return [
    a * g + c * h,
    b * g + d * h,
    a * i + c * j,
    b * i + d * j,
    a * k + c * l + e,
    b * k + d * l + f,
  ];
}

export function boxOf(points: readonly (readonly [number, number])[]): Box {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

export function transformed([a, b, c, d, e, f]: Matrix, box: Box): Box {
  const [left, bottom, right, top] = box;
  const corners = [
    [left, bottom],
    [right, bottom],
    [left, top],
    [right, top],
  ] as const;
  return boxOf(corners.map(([x, y]) => [a * x + c * y + e, b * x + d * y + f]));
}

export function area([left, bottom, right, top]: Box): number {
  return Math.max(0, right - left) * Math.max(0, top - bottom);
}

export function meet(one: Box, other: Box): Box {
  return [
    Math.max(one[0], other[0]),
    Math.max(one[1], other[1]),
    Math.min(one[2], other[2]),
    Math.min(one[3], other[3]),
  ];
}

export function join(boxes: readonly Box[]): Box {
  return boxOf(
    boxes.flatMap(([left, bottom, right, top]) => [
      [left, bottom] as const,
      [right, top] as const,
    ]),
  );
}
