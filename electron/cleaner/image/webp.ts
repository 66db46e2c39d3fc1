// SPDX-License-Identifier: Apache-2.0
import { Refusal } from "../refusal.ts";
import type { Tally } from "../tally.ts";
import { orientationOf, turnedExif } from "./orientation.ts";
import { printable, removeAfter } from "./parts.ts";

const shown = new Set(["VP8 ", "VP8L", "ICCP", "ANIM", "ANMF", "ALPH"]);
/** Bits of the header that announce EXIF and XMP. */
const announces = { exif: 0x08, xmp: 0x04 };

function chunk(type: string, body: Buffer): Buffer {
  const whole = Buffer.alloc(8 + body.length + (body.length % 2));
  whole.write(type, "latin1");
  whole.writeUInt32LE(body.length, 4);
  body.copy(whole, 8);
  return whole;
}

/** EXIF with the picture's turn alone; null where there is none. */
function turnOf(body: Buffer, tally: Tally): Buffer | null {
  const isMarked = body.toString("latin1", 0, 6) === "Exif\0\0";
  const tiff = isMarked ? body.subarray(6) : body;
  tally.remove("exif", printable(tiff));
  const turned = turnedExif(orientationOf(tiff));
  if (turned === null) return null;
  tally.keep("orientation", "the picture is shown turned");
  return chunk("EXIF", turned);
}

function header(body: Buffer, hasExif: boolean): Buffer {
  const copy = Buffer.from(body);
  const flags = (copy[0] ?? 0) & ~(announces.exif | announces.xmp);
  copy[0] = hasExif ? flags | announces.exif : flags;
  return chunk("VP8X", copy);
}

interface Parts {
  readonly shown: { readonly type: string; readonly body: Buffer }[];
  turn: Buffer | null;
}

function readParts(bytes: Buffer, end: number, tally: Tally): Parts {
  const parts: Parts = { shown: [], turn: null };
  for (let at = 12; at < end;) {
    if (at + 8 > end) throw new Refusal("damaged");
    const type = bytes.toString("latin1", at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    if (at + 8 + length > end) throw new Refusal("damaged");
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (type === "VP8X" || shown.has(type)) parts.shown.push({ type, body });
    else if (type === "EXIF") parts.turn = turnOf(body, tally);
    else if (type === "XMP ") tally.remove("xmp", "");
    else tally.remove("program-part", `${type} ${printable(body)}`);
    at += 8 + length + (length % 2);
  }
  return parts;
}

/** The same picture, every part that shows of it, without the others. */
export function cleanWebp(bytes: Buffer, tally: Tally): Buffer {
  const isWebp =
    bytes.length > 20 &&
    bytes.toString("latin1", 0, 4) === "RIFF" &&
    bytes.toString("latin1", 8, 12) === "WEBP";
  if (!isWebp) throw new Refusal("damaged");
  const end = 8 + bytes.readUInt32LE(4);
  if (end > bytes.length + 1) throw new Refusal("damaged");
  const parts = readParts(bytes, Math.min(end, bytes.length), tally);
  removeAfter(bytes, end, tally);
  const pieces = parts.shown.map(({ type, body }) =>
    type === "VP8X" ? header(body, parts.turn !== null) : chunk(type, body),
  );
  if (parts.turn !== null) pieces.push(parts.turn);
  const content = Buffer.concat(pieces);
  const head = Buffer.from("RIFF\0\0\0\0WEBP", "latin1");
  head.writeUInt32LE(content.length + 4, 4);
  return Buffer.concat([head, content]);
}
