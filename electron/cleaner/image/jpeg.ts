// SPDX-License-Identifier: Apache-2.0
import { Refusal } from "../refusal.ts";
import type { Tally } from "../tally.ts";
import { orientationOf, turnedExif } from "./orientation.ts";
import { printable, removeAfter } from "./parts.ts";

const exifMark = "Exif\0\0";
const xmpMark = "http://ns.adobe.com/xap/1.0/";
const mark = { start: 0xd8, end: 0xd9, scan: 0xda, app0: 0xe0, remark: 0xfe };

function segment(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** Where the letters of a scan end: at the next marker that is no part of it. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1;) {
    const next = bytes[at + 1] ?? 0;
    const isOfScan = next === 0 || (next >= 0xd0 && next <= 0xd7);
    if (next !== 0xff && !isOfScan) return at;
    at = bytes.indexOf(0xff, next === 0xff ? at + 1 : at + 2);
  }
  throw new Refusal("damaged");
}

/** A JFIF header without the small picture that it may bring along. */
function plainJfif(body: Buffer, tally: Tally): Buffer {
  const [width = 0, height = 0] = body.subarray(12, 14);
  if (width * height === 0) return body;
  tally.remove("thumbnail", "a small picture of it");
  return Buffer.concat([body.subarray(0, 12), Buffer.from([0, 0])]);
}

/** What of an application's or a remark's segment stays; null: nothing. */
function kept(
  marker: number,
  body: Buffer,
  tally: Tally,
  keepsTurn: boolean,
): Buffer | null {
  const head = body.toString("latin1", 0, 40);
  const whole = segment(marker, body);
  if (marker === 0xe0 && head.startsWith("JFIF\0"))
    return segment(marker, plainJfif(body, tally));
  if (marker === 0xe2 && head.startsWith("ICC_PROFILE\0")) return whole;
  if (marker === 0xee && head.startsWith("Adobe")) return whole;
  if (marker === 0xe1 && head.startsWith("Exif\0")) {
    tally.remove("exif", printable(body.subarray(6)));
    const turned = keepsTurn
      ? turnedExif(orientationOf(body.subarray(6)))
      : null;
    if (turned === null) return null;
    tally.keep("orientation", "the picture is shown turned");
    return segment(
      marker,
      Buffer.concat([Buffer.from(exifMark, "latin1"), turned]),
    );
  }
  if (marker === 0xfe) tally.remove("remark", body.toString("utf8"));
  else if (head.startsWith(xmpMark.slice(0, 20))) tally.remove("xmp", "");
  else if (marker === 0xe0 && head.startsWith("JFXX\0"))
    tally.remove("thumbnail", "a small picture of it");
  else tally.remove("program-part", printable(body));
  return null;
}

/**
 * The same picture, every bit of its scans, without what programs and cameras wrote beside them.
 * @param keepsTurn - whether EXIF that turns the picture counts, as it does not within a document
 */
export function cleanJpeg(
  bytes: Buffer,
  tally: Tally,
  keepsTurn = true,
): Buffer {
  if (bytes[0] !== 0xff || bytes[1] !== mark.start)
    throw new Refusal("damaged");
  const pieces = [bytes.subarray(0, 2)];
  for (let at = 2; at + 2 <= bytes.length;) {
    if (bytes[at] !== 0xff) throw new Refusal("damaged");
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === mark.end) {
      removeAfter(bytes, at + 2, tally);
      return Buffer.concat([...pieces, bytes.subarray(at, at + 2)]);
    }
    if (at + 4 > bytes.length) break;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end < at + 4 || end > bytes.length) break;
    const isApplication = (marker & 0xf0) === mark.app0;
    const stays =
      isApplication || marker === mark.remark
        ? kept(marker, bytes.subarray(at + 4, end), tally, keepsTurn)
        : bytes.subarray(at, end);
    if (stays !== null) pieces.push(stays);
    at = end;
    if (marker !== mark.scan) continue;
    at = endOfScan(bytes, end);
    pieces.push(bytes.subarray(end, at));
  }
  throw new Refusal("damaged");
}
