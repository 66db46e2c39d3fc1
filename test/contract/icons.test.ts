// SPDX-License-Identifier: Apache-2.0
import { createCanvas, loadImage } from "@napi-rs/canvas";
import { describe, expect, it } from "vitest";
import { iconFiles } from "../../scripts/package/icons.mjs";

/** The icons of packages, read back by the layouts of PNG, ICNS and ICO. */
const pngBegin = "89504e470d0a1a0a";
const files = await iconFiles();

function read(name: string): Buffer {
  const bytes = files.get(name);
  if (bytes === undefined) throw new Error(`no ${name}`);
  return bytes;
}

/** Width and height of a PNG, of its first chunk. */
function sizeOf(png: Buffer): readonly [number, number] {
  expect(png.subarray(0, 8).toString("hex")).toBe(pngBegin);
  expect(png.subarray(12, 16).toString("latin1")).toBe("IHDR");
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

/** How many of its dots show, and in how many colours. */
async function drawn(png: Buffer): Promise<[dots: number, colours: number]> {
  const picture = await loadImage(png);
  const context = createCanvas(picture.width, picture.height).getContext("2d");
  context.drawImage(picture, 0, 0);
  const { data } = context.getImageData(0, 0, picture.width, picture.height);
  const dots = Array.from({ length: data.length / 4 }, (_, index) =>
    data.subarray(index * 4, index * 4 + 4),
  ).filter(([, , , alpha = 0]) => alpha > 200);
  return [dots.length, new Set(dots.map((dot) => dot.join())).size];
}

describe("an icon", () => {
  it.each([16, 24, 32, 48, 64, 128, 256, 512, 1024])(
    "of %i dots is of that size, and something is drawn on it",
    async (size) => {
      const png = read(`${size}x${size}.png`);
      expect(sizeOf(png)).toEqual([size, size]);
      const [dots, colours] = await drawn(png);
      expect(dots).toBeGreaterThan((size * size) / 4);
      expect(colours).toBeGreaterThan(1);
    },
  );

  it("for macOS holds a picture for each type that it names", () => {
    const file = read("icon.icns");
    expect(file.subarray(0, 4).toString("latin1")).toBe("icns");
    expect(file.readUInt32BE(4)).toBe(file.length);
    const parts: [string, readonly number[]][] = [];
    for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4)) {
      const type = file.subarray(at, at + 4).toString("latin1");
      const length = file.readUInt32BE(at + 4);
      parts.push([type, sizeOf(file.subarray(at + 8, at + length))]);
    }
    expect(Object.fromEntries(parts)).toEqual({
      ...{ icp4: [16, 16], icp5: [32, 32], ic07: [128, 128] },
      ...{ ic08: [256, 256], ic09: [512, 512] },
    });
  });

  it("for Windows holds a picture for each size that it lists", () => {
    const file = read("icon.ico");
    expect([file.readUInt16LE(0), file.readUInt16LE(2)]).toEqual([0, 1]);
    const count = file.readUInt16LE(4);
    const sizes = Array.from({ length: count }, (_, index) => {
      const at = 6 + 16 * index;
      const listed = file.readUInt8(at) || 256;
      const [length, offset] = [8, 12].map((to) => file.readUInt32LE(at + to));
      const png = file.subarray(offset, (offset ?? 0) + (length ?? 0));
      expect(sizeOf(png)).toEqual([listed, listed]);
      return listed;
    });
    expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256]);
  });
});
