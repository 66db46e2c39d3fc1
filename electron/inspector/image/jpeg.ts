// SPDX-License-Identifier: Apache-2.0
import { part, type Subject } from "../subject.ts";
import { inspectXmp } from "../xmp.ts";
import { inspectExif } from "./exif.ts";
import { bufferOf, otherPart, printable, remark, trailing } from "./parts.ts";

const xmpMark = "http://ns.adobe.com/xap/1.0/\0";
/** How the segments begin that say how to show the picture, and nothing of who made it. */
const plain = /^(?:ICC_PROFILE\0|MPF\0|Adobe|JFIF\0|JFXX\0)/;

/** Of the programs' own parts one is in many pictures, and mostly a number alone. */
const leastDucky = 24;

function isPlain(head: string, body: Buffer): boolean {
  return (
    plain.test(head) || (head.startsWith("Ducky") && body.length < leastDucky)
  );
}

function isApplication(marker: number): boolean {
  return marker >= 0xe0 && marker <= 0xef;
}

function hasThumbnail(head: string, body: Buffer): boolean {
  if (head.startsWith("JFXX\0")) return true;
  const [width = 0, height = 0] = body.subarray(12, 14);
  return head.startsWith("JFIF\0") && width * height > 0;
}

function inspectSegment(subject: Subject, marker: number, body: Buffer): void {
  const head = body.toString("latin1", 0, 40);
  if (marker === 0xe1 && head.startsWith("Exif\0"))
    inspectExif(subject, body.subarray(6));
  else if (marker === 0xe1 && head.startsWith(xmpMark))
    inspectXmp(subject, body.toString("utf8", xmpMark.length), "XMP");
  else if (marker === 0xed)
    remark(subject, "IPTC", printable(body).replace(/^Photoshop 3\.0/, ""));
  else if (marker === 0xfe)
    remark(subject, "JPEG comment", body.toString("utf8"));
  else if (marker === 0xe0 && hasThumbnail(head, body))
    subject.find("thumbnail", part("JFIF"), "a small picture of it");
  else if (isApplication(marker) && !isPlain(head, body))
    otherPart(subject, `APP${marker - 0xe0}`, body);
}

/** The next marker that begins a segment; within a scan some marks are none. */
function nextMarker(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1;) {
    const mark = bytes[at + 1] ?? 0;
    const isNone =
      mark === 0 || mark === 0xff || (mark >= 0xd0 && mark <= 0xd7);
    if (!isNone) return at;
    at = bytes.indexOf(0xff, at + 1);
  }
  return -1;
}

export function inspectJpeg(subject: Subject): void {
  const bytes = bufferOf(subject);
  for (let at = nextMarker(bytes, 2); at !== -1;) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xd9) {
      trailing(subject, at + 2);
      return;
    }
    if (at + 4 > bytes.length) break;
    const length = Math.max(2, bytes.readUInt16BE(at + 2));
    inspectSegment(subject, marker, bytes.subarray(at + 4, at + 2 + length));
    at = nextMarker(bytes, at + 2 + length);
  }
  subject.cannotSee("damaged", "the end of the picture");
}
