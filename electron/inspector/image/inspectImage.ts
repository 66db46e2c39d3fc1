// SPDX-License-Identifier: Apache-2.0
import { inflateSync } from "node:zlib";
import type { FileType } from "../../../shared/domain/inspection.ts";
import { part, type Subject, wholeFile } from "../subject.ts";
import { inspectXmp } from "../xmp.ts";
import { inspectExif } from "./exif.ts";

const mostText = 1 << 20;

function bufferOf({ bytes }: Subject): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

function remark(subject: Subject, where: string, text: string): void {
  const plain = text.replace(/\0/g, " ").trim();
  if (plain === "") return;
  subject.find("metadata-words", part(where), plain);
  subject.words(plain, part(where));
}

function trailing(subject: Subject, end: number): void {
  const rest = bufferOf(subject).subarray(end);
  if (rest.some((byte) => byte !== 0 && byte !== 10 && byte !== 13))
    subject.find(
      "trailing-data",
      { kind: "offset", offset: end },
      `${rest.length} bytes after the picture`,
    );
}

const xmpMark = "http://ns.adobe.com/xap/1.0/\0";

function jpegSegment(subject: Subject, marker: number, body: Buffer): void {
  const head = body.toString("latin1", 0, 40);
  if (marker === 0xe1 && head.startsWith("Exif\0"))
    inspectExif(subject, body.subarray(6));
  else if (marker === 0xe1 && head.startsWith(xmpMark))
    inspectXmp(subject, body.toString("utf8", xmpMark.length), "XMP");
  else if (marker === 0xed)
    remark(
      subject,
      "IPTC",
      body
        .toString("latin1")
        .replace(/^Photoshop 3\.0/, "")
        .replace(/[^\x20-\x7e]+/g, " "),
    );
  else if (marker === 0xfe)
    remark(subject, "JPEG comment", body.toString("utf8"));
  else if (marker === 0xe1)
    subject.find(
      "metadata-other",
      part("APP1"),
      head.replace(/[^\x20-\x7e]/g, " "),
    );
}

function inspectJpeg(subject: Subject): void {
  const bytes = bufferOf(subject);
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xda || marker === 0xd9) break;
    const length = bytes.readUInt16BE(at + 2);
    jpegSegment(subject, marker, bytes.subarray(at + 4, at + 2 + length));
    at += 2 + Math.max(2, length);
  }
  const end = bytes.indexOf("\xff\xd9", at, "latin1");
  if (end === -1) subject.cannotSee("damaged", "the end of the picture");
  else trailing(subject, end + 2);
}

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

function inspectGif(subject: Subject): void {
  const bytes = bufferOf(subject);
  for (
    let at = bytes.indexOf("\x21\xfe", 6, "latin1");
    at !== -1;
    at = bytes.indexOf("\x21\xfe", at + 2, "latin1")
  ) {
    const length = bytes[at + 2] ?? 0;
    const text = bytes.toString("latin1", at + 3, at + 3 + length);
    if (bytes[at + 3 + length] === 0 && /^[\x20-\x7e\s]+$/.test(text))
      remark(subject, "GIF comment", text);
  }
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
