// SPDX-License-Identifier: Apache-2.0
import { type Box, boxOf, identity, type Matrix } from "./geometry.ts";

/** The numbers of an array of any kind. */
export function numbers(value: unknown): number[] {
  if (value === null || typeof value !== "object") return [];
  return Object.values(value).map(Number);
}

export function matrixOf(value: unknown): Matrix {
  const six = numbers(value);
  return six.length === 6 && six.every(Number.isFinite)
    ? (six as unknown as Matrix)
    : identity;
}

/** Boxes of the parts of a path that fill most of their box, as rectangles do. */
export function solidBoxes(data: readonly number[]): Box[] {
  const boxes: Box[] = [];
  let points: [number, number][] = [];
  const finish = (): void => {
    if (points.length >= 3) {
      const box = boxOf(points);
      const whole = (box[2] - box[0]) * (box[3] - box[1]);
      if (whole > 0 && polygonArea(points) / whole > 0.75) boxes.push(box);
    }
    points = [];
  };
  const lengths = [2, 2, 6, 4, 0];
  for (let at = 0; at < data.length;) {
    const code = data[at] ?? 4;
    const length = lengths[code];
    if (length === undefined) break;
    if (code === 0 || code === 4) finish();
    if (length > 0)
      points.push([data[at + length - 1] ?? 0, data[at + length] ?? 0]);
    at += length + 1;
  }
  finish();
  return boxes;
}

/** Boxes of the straight lines of a path, as wide as they are drawn; a slanted one hides little of its box. */
export function strokedBoxes(data: readonly number[], width: number): Box[] {
  const boxes: Box[] = [];
  const half = width / 2;
  let from: [number, number] | null = null;
  const lengths = [2, 2, 6, 4, 0];
  for (let at = 0; at < data.length;) {
    const code = data[at] ?? 4;
    const length = lengths[code];
    if (length === undefined) break;
    const [x, y] = [data[at + length - 1] ?? 0, data[at + length] ?? 0];
    if (code === 1 && from !== null) {
      const isLevel = Math.abs(y - from[1]) <= half;
      const isUpright = Math.abs(x - from[0]) <= half;
      const [left, bottom, right, top] = boxOf([from, [x, y]]);
      if (isLevel) boxes.push([left, bottom - half, right, top + half]);
      else if (isUpright) boxes.push([left - half, bottom, right + half, top]);
    }
    from = length > 0 ? [x, y] : null;
    at += length + 1;
  }
  return boxes;
}

function polygonArea(points: readonly (readonly [number, number])[]): number {
  let twice = 0;
  for (const [index, [x, y]] of points.entries()) {
    const [nextX, nextY] = points[(index + 1) % points.length] ?? [0, 0];
    twice += x * nextY - nextX * y;
  }
  return Math.abs(twice) / 2;
}
