// SPDX-License-Identifier: Apache-2.0
import { Refusal } from "../refusal.ts";
import { createCanvas, loadImage } from "./canvas.ts";
import type { Comparison } from "./comparePages.ts";

/** Larger pictures would need gigabytes to be looked at. */
const mostDots = 100_000_000;

interface Dots {
  readonly width: number;
  readonly height: number;
  readonly data: Buffer;
}

async function dotsOf(bytes: Buffer): Promise<Dots> {
  const image = await loadImage(bytes).catch(() => {
    throw new Refusal("damaged");
  });
  const { width, height } = image;
  if (width * height === 0) throw new Refusal("damaged");
  if (width * height > mostDots) throw new Refusal("too-large");
  const canvas = createCanvas(width, height);
  canvas.getContext("2d").drawImage(image, 0, 0);
  return { width, height, data: canvas.data() };
}

/**
 * Decodes both and compares them dot by dot; of a moving picture the first frame, since the others are the
 * same bytes.
 */
export async function comparePictures(
  before: Buffer,
  after: Buffer,
): Promise<Comparison> {
  const [one, other] = [await dotsOf(before), await dotsOf(after)];
  const isSame =
    one.width === other.width &&
    one.height === other.height &&
    one.data.equals(other.data);
  return isSame
    ? { same: true, compared: { pages: 1, dots: one.width * one.height } }
    : { same: false, pages: [1] };
}
