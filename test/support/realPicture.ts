// SPDX-License-Identifier: Apache-2.0
import { createCanvas } from "@napi-rs/canvas";

/** A picture of a few colours, as a program would write it, with nothing hidden in it. */
export function realPicture(type: "jpeg" | "png" | "webp"): Buffer {
  const canvas = createCanvas(24, 16);
  const context = canvas.getContext("2d");
  for (const [index, colour] of ["#203050", "#c04020", "#e0d060"].entries()) {
    context.fillStyle = colour;
    context.fillRect(index * 8, 0, 8, 16);
  }
  return type === "png"
    ? canvas.toBuffer("image/png")
    : canvas.toBuffer(`image/${type}`, 90);
}

/** A whole JPEG with these segments after its beginning, and these bytes after its end. */
export function jpegWith(
  segments: readonly Buffer[],
  after = Buffer.alloc(0),
): Buffer {
  const whole = realPicture("jpeg");
  const [start, rest] = [whole.subarray(0, 2), whole.subarray(2)];
  return Buffer.concat([start, ...segments, rest, after]);
}

function part(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, "latin1");
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
}

/** A WebP of the kind that announces its parts, with these. */
export function webpWith(
  parts: readonly (readonly [type: string, body: Buffer])[],
): Buffer {
  const simple = realPicture("webp");
  // It begins with a header of ten bytes, whose first announces EXIF and XMP too.
  const announced = Buffer.from(simple.subarray(12));
  announced[8] = (announced[8] ?? 0) | 0x0c;
  const content = Buffer.concat([
    announced,
    ...parts.map(([type, body]) => part(type, body)),
  ]);
  const head = Buffer.from("RIFF\0\0\0\0WEBP", "latin1");
  head.writeUInt32LE(content.length + 4, 4);
  return Buffer.concat([head, content]);
}
