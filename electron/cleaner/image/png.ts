// SPDX-License-Identifier: Apache-2.0
import { crc32 } from "../../inspector/archive/crc32.ts";
import { Refusal } from "../refusal.ts";
import type { Tally } from "../tally.ts";
import { orientationOf, turnedExif } from "./orientation.ts";
import { printable, removeAfter } from "./parts.ts";

const signature = "\x89PNG\r\n\x1a\n";
/** What says how to show the picture, moving pictures and those of Apple's own kind included. */
const shown = new Set([
  ...["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT"],
  ...["sRGB", "cICP", "mDCV", "mDCv", "cLLI", "cLLi", "bKGD", "hIST", "pHYs"],
  ...["sPLT", "acTL", "fcTL", "fdAT", "CgBI"],
]);

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), body]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(body.length);
  named.copy(whole, 4);
  whole.writeUInt32BE(crc32(named), named.length + 4);
  return whole;
}

/** What of a chunk stays that shows nothing: at most how the picture is turned. */
function rest(type: string, body: Buffer, tally: Tally): Buffer | null {
  if (type === "eXIf") {
    tally.remove("exif", printable(body));
    const turned = turnedExif(orientationOf(body));
    if (turned === null) return null;
    tally.keep("orientation", "the picture is shown turned");
    return chunk(type, turned);
  }
  const isText = ["tEXt", "zTXt", "iTXt"].includes(type);
  const words = printable(body);
  if (isText && words.startsWith("XML:com.adobe.xmp")) tally.remove("xmp", "");
  else tally.remove(isText ? "remark" : "program-part", `${type} ${words}`);
  return null;
}

/** The same picture, every chunk that shows of it, without the others. */
export function cleanPng(bytes: Buffer, tally: Tally): Buffer {
  if (bytes.toString("latin1", 0, 8) !== signature)
    throw new Refusal("damaged");
  const pieces = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) break;
    const type = bytes.toString("latin1", at + 4, at + 8);
    const stays = shown.has(type)
      ? bytes.subarray(at, end)
      : rest(type, bytes.subarray(at + 8, end - 4), tally);
    if (stays !== null) pieces.push(stays);
    at = end;
    if (type !== "IEND") continue;
    removeAfter(bytes, at, tally);
    return Buffer.concat(pieces);
  }
  throw new Refusal("damaged");
}
