// SPDX-License-Identifier: Apache-2.0
import type { FileType } from "../../shared/domain/inspection.ts";

function asciiAt(bytes: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + length));
}

const beginnings: readonly (readonly [string, FileType])[] = [
  ["%PDF-", "pdf"],
  ["\xff\xd8\xff", "jpeg"],
  ["\x89PNG\r\n\x1a\n", "png"],
  ["GIF8", "gif"],
  ["II*\0", "tiff"],
  ["MM\0*", "tiff"],
  ["PK\x03\x04", "zip"],
  ["PK\x05\x06", "zip"],
  ["\x1f\x8b", "gzip"],
  ["\xfd7zXZ\0", "xz"],
  ["\x28\xb5\x2f\xfd", "zstd"],
];

function isText(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 64 * 1024);
  if (head.includes(0)) return false;
  let odd = 0;
  for (const byte of head)
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) odd += 1;
  return odd * 100 <= head.length;
}

/** What a file is by its content; the name only tells texts apart. */
export function fileTypeOf(name: string, bytes: Uint8Array): FileType {
  const head = asciiAt(bytes, 0, 1024);
  for (const [beginning, type] of beginnings)
    if (head.startsWith(beginning)) return type;
  // A reader of PDF takes one that begins a little later, and so does whoever opens it.
  if (head.includes("%PDF-")) return "pdf";
  if (head.startsWith("RIFF") && head.slice(8, 12) === "WEBP") return "webp";
  if (
    head.slice(4, 8) === "ftyp" &&
    /^(?:hei[cfxms]|mif1|avif|msf1)/.test(head.slice(8, 12))
  )
    return "heic";
  if (asciiAt(bytes, 257, 5) === "ustar") return "tar";
  if (isUtf16(bytes) || isText(bytes)) return textTypeOf(name, head);
  return "unknown";
}

function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  return (
    (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  );
}

function textTypeOf(name: string, head: string): FileType {
  if (/\.(?:md|markdown|mdx)$/i.test(name)) return "markdown";
  if (/<svg[\s>]/i.test(head)) return "svg";
  return "text";
}

/** Text in UTF-8, UTF-16 with a mark, or else every byte as a letter. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    const swapped = Buffer.from(bytes.subarray(0, bytes.length & ~1)).swap16();
    return new TextDecoder("utf-16le").decode(swapped);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("latin1").decode(bytes);
  }
}
