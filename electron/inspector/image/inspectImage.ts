// SPDX-License-Identifier: Apache-2.0
import { inflateSync } from "node:zlib";
import type { FileType } from "../../../shared/domain/inspection.ts";
import { part, type Subject, wholeFile } from "../subject.ts";
import { inspectXmp } from "../xmp.ts";
import { inspectExif } from "./exif.ts";
import { inspectGif } from "./gif.ts";
import { inspectJpeg } from "./jpeg.ts";
import { bufferOf, otherPart, remark, trailing } from "./parts.ts";

const mostText = 1 << 20;
/** Chunks of a PNG that say how to show it, and nothing of who made it. */
const plainChunks = new Set([
  ...["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT"],
  ...["sRGB", "cICP", "mDCV", "mDCv", "cLLI", "cLLi", "bKGD", "hIST", "pHYs"],
  ...["sPLT", "acTL", "fcTL", "fdAT", "oFFs", "sCAL", "pCAL", "sTER", "gIFg"],
  // Of Apple and of ImageMagick: how it was packed, and the size of its canvas.
  ...["iDOT", "CgBI", "vpAg", "caNv", "orNT"],
]);

function unpacked(packed: Buffer): Buffer {
  try {
    return inflateSync(packed, { maxOutputLength: mostText });
  } catch {
    return Buffer.alloc(0);
  }
}

/** Key and text of a chunk of text, packed or not. */
function pngText(type: string, body: Buffer): readonly [string, string] {
  const zero = body.indexOf(0);
  const key = body.toString("latin1", 0, zero);
  if (type === "tEXt") return [key, body.toString("latin1", zero + 1)];
  if (type === "zTXt")
    return [key, unpacked(body.subarray(zero + 2)).toString("latin1")];
  const isPacked = body[zero + 1] === 1;
  const language = body.indexOf(0, zero + 3);
  const translated = body.indexOf(0, language + 1);
  const text = body.subarray(translated + 1);
  return [key, (isPacked ? unpacked(text) : text).toString("utf8")];
}

function inspectPng(subject: Subject): void {
  const bytes = bufferOf(subject);
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString("latin1", at + 4, at + 8);
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (["tEXt", "zTXt", "iTXt"].includes(type)) {
      const [key, text] = pngText(type, body);
      if (key === "XML:com.adobe.xmp") inspectXmp(subject, text, "XMP");
      else if (/^(?:author|artist|copyright)$/i.test(key)) {
        subject.find("metadata-author", part(`PNG ${key}`), `${key}: ${text}`);
        subject.words(text, part(`PNG ${key}`));
      } else remark(subject, `PNG ${key}`, text);
    } else if (type === "eXIf") inspectExif(subject, body);
    else if (type === "tIME")
      subject.find("metadata-date", part("PNG tIME"), "a time");
    else if (!plainChunks.has(type)) otherPart(subject, `PNG ${type}`, body);
    at += 12 + length;
    if (type === "IEND") {
      trailing(subject, at);
      return;
    }
  }
  subject.cannotSee("damaged", "the end of the picture");
}

function inspectWebp(subject: Subject): void {
  const bytes = bufferOf(subject);
  const end = Math.min(bytes.length, bytes.readUInt32LE(4) + 8);
  for (let at = 12; at + 8 <= end;) {
    const type = bytes.toString("latin1", at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (type === "EXIF")
      inspectExif(
        subject,
        body.toString("latin1", 0, 6) === "Exif\0\0" ? body.subarray(6) : body,
      );
    if (type === "XMP ") inspectXmp(subject, body.toString("utf8"), "XMP");
    at += 8 + length + (length % 2);
  }
  trailing(subject, end);
}

/** Boxes of HEIC are not followed: their EXIF and XMP are found by how they begin. */
function inspectHeic(subject: Subject): void {
  const bytes = bufferOf(subject);
  for (const mark of ["Exif\0\0II*\0", "Exif\0\0MM\0*"]) {
    const at = bytes.indexOf(mark, 0, "latin1");
    if (at !== -1) inspectExif(subject, bytes.subarray(at + 6));
  }
  const from = bytes.indexOf("<x:xmpmeta");
  const to = bytes.indexOf("</x:xmpmeta>", from);
  if (from !== -1 && to !== -1)
    inspectXmp(subject, bytes.toString("utf8", from, to + 12), "XMP");
}

/** Metadata of a picture. What it shows is for a person to look at. */
export function inspectImage(subject: Subject, type: FileType): void {
  if (subject.members.length === 0)
    subject.cannotSee("picture", "what the picture shows", wholeFile);
  try {
    if (type === "jpeg") inspectJpeg(subject);
    else if (type === "png") inspectPng(subject);
    else if (type === "webp") inspectWebp(subject);
    else if (type === "gif") inspectGif(subject);
    else if (type === "heic") inspectHeic(subject);
    else if (type === "tiff") inspectExif(subject, subject.bytes);
  } catch {
    subject.cannotSee("damaged", "the picture's parts");
  }
}
