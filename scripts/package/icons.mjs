// SPDX-License-Identifier: Apache-2.0
// The icon in the sizes and the formats that systems ask for, out of packaging/icon.svg.
import { createCanvas, loadImage } from "@napi-rs/canvas";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inRepository } from "../repository.mjs";

const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
/** Apple's names of sizes, each a PNG within one ICNS file. */
const icnsTypes = { icp4: 16, icp5: 32, ic07: 128, ic08: 256, ic09: 512 };
const icoSizes = [16, 24, 32, 48, 64, 128, 256];

/** @param {string} iconsDir gets <n>x<n>.png for each size, icon.icns and icon.ico */
export async function drawIcons(iconsDir) {
  mkdirSync(iconsDir, { recursive: true });
  for (const [name, bytes] of await iconFiles())
    writeFileSync(join(iconsDir, name), bytes);
}

/** @returns {Promise<Map<string, Buffer>>} by the names of the files */
export async function iconFiles() {
  const source = readFileSync(inRepository("packaging", "icon.svg"), "utf8");
  const drawn = new Map();
  for (const size of sizes) drawn.set(size, await draw(source, size));
  return new Map([
    ...Array.from(drawn, ([size, png]) => [`${size}x${size}.png`, png]),
    ["icon.icns", icns(drawn)],
    ["icon.ico", ico(drawn)],
  ]);
}

async function draw(source, size) {
  // Drawn at its size, not scaled to it: a picture that is shrunk is blurred.
  const sized = source.replace(
    "<svg ",
    `<svg width="${size}" height="${size}" `,
  );
  const picture = await loadImage(Buffer.from(sized));
  const canvas = createCanvas(size, size);
  canvas.getContext("2d").drawImage(picture, 0, 0, size, size);
  return canvas.toBuffer("image/png");
}

function icns(drawn) {
  const parts = Object.entries(icnsTypes).map(([type, size]) => {
    const png = drawn.get(size);
    const head = Buffer.alloc(8);
    head.write(type, "latin1");
    head.writeUInt32BE(png.length + 8, 4);
    return Buffer.concat([head, png]);
  });
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.write("icns", "latin1");
  head.writeUInt32BE(body.length + 8, 4);
  return Buffer.concat([head, body]);
}

function ico(drawn) {
  const head = Buffer.alloc(6 + 16 * icoSizes.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(icoSizes.length, 4);
  let offset = head.length;
  icoSizes.forEach((size, index) => {
    const at = 6 + 16 * index;
    // 256 is written as 0.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(drawn.get(size).length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += drawn.get(size).length;
  });
  return Buffer.concat([head, ...icoSizes.map((size) => drawn.get(size))]);
}
