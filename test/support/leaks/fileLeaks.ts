// SPDX-License-Identifier: Apache-2.0
import { deflateSync, gzipSync } from "node:zlib";
import { crc32 } from "../../../electron/inspector/archive/crc32.ts";
import type { Leak } from "./leak.ts";
import { zipOf } from "./zip.ts";

export function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

export function pngOf(...chunks: readonly Buffer[]): Buffer {
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    ...chunks,
    chunk("IDAT", deflateSync(Buffer.from([0, 255, 255, 255]))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

type Entry = readonly [tag: number, type: number, count: number, value: number];

/** TIFF with folders; a value over 4 bytes lies in `data`, which begins at 200. */
export function tiffOf(
  folders: readonly (readonly Entry[])[],
  data = "",
): Buffer {
  const bytes = Buffer.alloc(200 + data.length);
  bytes.write("II*\0", "latin1");
  bytes.writeUInt32LE(8, 4);
  bytes.write(data, 200, "latin1");
  let at = 8;
  for (const [index, entries] of folders.entries()) {
    bytes.writeUInt16LE(entries.length, at);
    at += 2;
    for (const [tag, type, count, value] of entries) {
      bytes.writeUInt16LE(tag, at);
      bytes.writeUInt16LE(type, at + 2);
      bytes.writeUInt32LE(count, at + 4);
      bytes.writeUInt32LE(value, at + 8);
      at += 12;
    }
    bytes.writeUInt32LE(index + 1 < folders.length ? at + 4 : 0, at);
    at += 4;
  }
  return bytes;
}

const artist = tiffOf([[[0x013b, 2, 7, 200]]], "Ada Lin");
export const gps = tiffOf([[[0x8825, 4, 1, 26]], [[1, 2, 2, 78]]]);
const thumbnail = tiffOf([[], [[0x0201, 4, 1, 100]]]);

export function segment(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

export function jpegOf(...segments: readonly Buffer[]): Buffer {
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...segments,
    Buffer.from([0xff, 0xda, 0, 2, 0x11, 0x22, 0xff, 0xd9]),
  ]);
}

export function exif(tiff: Buffer): Buffer {
  return segment(
    0xe1,
    Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff]),
  );
}

function webpOf(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(20);
  head.write("RIFF");
  head.writeUInt32LE(12 + body.length, 4);
  head.write(`WEBP${type}`, 8);
  head.writeUInt32LE(body.length, 16);
  return Buffer.concat([head, body]);
}

const xmpText =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="r"><rdf:Description photoshop:Credit="Ada Lin"/></rdf:RDF></x:xmpmeta>';

export function leak(
  place: string,
  file: string,
  bytes: () => Buffer,
  finds: Leak["finds"],
  rest: Partial<Leak> = {},
): Leak {
  return { place, file, make: bytes, ...(finds && { finds }), ...rest };
}

export function text(
  place: string,
  file: string,
  content: string,
  finds: Leak["finds"],
  rest: Partial<Leak> = {},
): Leak {
  return leak(place, file, () => Buffer.from(content), finds, rest);
}

/** A tar of one `notes.txt`, as `xz` and `zstd` pack it. */
export const tarInXz =
  "/Td6WFoAAATm1rRGAgAhARwAAAAQz1jM4Cf/AHddADcbyu7mWyiES5fq67iYALseuQCnoDFC5IK/LJI41q7U2rnonRLGCXeKiyLAFApgRnk+hTk7wlVlmGtrYkjinOjaDrX5FfA8lVoEwPlC/jNHBwh3E3O7TcfzjXgzHToNXvKxlAh24wNg3fe/KaiUnI7h+ePLOotmAADfU14temIDNwABkwGAUAAACwEi5LHEZ/sCAAAAAARZWg==";
export const tarInZstd =
  "KLUv/WQAJ60CAGKEDhGgPdDSZWX4yv+1Dy/V/B6XDAokOuG9FWMrPtMWC3163aX91H501/thVOVVLqOwYGYVgrD+/ADRuxYJIFA3DuEu/KNDnW94lj3DQXbQALtpdQE8zdrq";

/** Pictures, texts and archives. */
export const fileLeaks: readonly Leak[] = [
  leak("jpeg: nothing hidden", "a.jpg", () => jpegOf(), [], {
    unseen: ["picture"],
  }),
  leak("jpeg: EXIF artist", "a.jpg", () => jpegOf(exif(artist)), [
    "metadata-author",
  ]),
  leak("jpeg: GPS", "a.jpg", () => jpegOf(exif(gps)), ["metadata-place"]),
  leak("jpeg: EXIF thumbnail", "a.jpg", () => jpegOf(exif(thumbnail)), [
    "thumbnail",
  ]),
  leak(
    "jpeg: XMP",
    "a.jpg",
    () =>
      jpegOf(
        segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${xmpText}`)),
      ),
    ["metadata-author"],
  ),
  leak(
    "jpeg: comment",
    "a.jpg",
    () => jpegOf(segment(0xfe, Buffer.from("draft for Ada"))),
    ["metadata-words", "draft-word"],
  ),
  leak(
    "jpeg: bytes after its end",
    "a.jpg",
    () => Buffer.concat([jpegOf(), Buffer.from("secret")]),
    ["trailing-data"],
  ),
  leak("png: nothing hidden", "a.png", () => pngOf(), []),
  leak(
    "png: text",
    "a.png",
    () =>
      pngOf(chunk("tEXt", Buffer.from("Comment\0by ada.lin@quillhart.dev"))),
    ["metadata-words", "email-address"],
  ),
  leak(
    "png: packed text",
    "a.png",
    () =>
      pngOf(
        chunk(
          "zTXt",
          Buffer.concat([
            Buffer.from("Comment\0\0"),
            deflateSync(Buffer.from("Nightjar")),
          ]),
        ),
      ),
    ["metadata-words"],
  ),
  leak(
    "png: author",
    "a.png",
    () => pngOf(chunk("tEXt", Buffer.from("Author\0Ada Lin"))),
    ["metadata-author"],
  ),
  leak(
    "png: XMP",
    "a.png",
    () =>
      pngOf(
        chunk("iTXt", Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${xmpText}`)),
      ),
    ["metadata-author"],
  ),
  leak("png: EXIF", "a.png", () => pngOf(chunk("eXIf", artist)), [
    "metadata-author",
  ]),
  leak(
    "png: bytes after its end",
    "a.png",
    () => Buffer.concat([pngOf(), Buffer.from("secret")]),
    ["trailing-data"],
  ),
  leak("webp: EXIF", "a.webp", () => webpOf("EXIF", artist), [
    "metadata-author",
  ]),
  leak("webp: XMP", "a.webp", () => webpOf("XMP ", Buffer.from(xmpText)), [
    "metadata-author",
  ]),
  leak("tiff: artist", "a.tif", () => artist, ["metadata-author"]),
  leak(
    "heic: EXIF",
    "a.heic",
    () =>
      Buffer.concat([
        Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1"),
        Buffer.from("Exif\0\0", "latin1"),
        artist,
      ]),
    ["metadata-author"],
  ),
  text(
    "svg: script",
    "a.svg",
    '<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script></svg>',
    ["script"],
  ),
  text(
    "text: secret in YAML",
    "values.yaml",
    "db:\n  password: x7Kq92LmPz4wB\n",
    ["secret"],
  ),
  text(
    "text: name in CSV",
    "table.csv",
    "id,owner\n1,ada.lin@quillhart.dev\n",
    ["email-address"],
  ),
  text("text: UTF-16", "notes.txt", "", ["draft-word"], {
    make: () => Buffer.from("\ufeffA draft", "utf16le"),
  }),
  text("text: characters that reorder", "main.go", "// user\u202e\n", [
    "hidden-character",
  ]),
  text(
    "markdown: nothing hidden",
    "a.md",
    "# Harbour\n\nCC BY 4.0. [Up](#harbour)\n",
    [],
  ),
  text(
    "markdown: dead anchor",
    "a.md",
    "# Harbour\n\nCC BY 4.0. [Up](#port)\n",
    ["dead-link"],
  ),
  text(
    "markdown: comment",
    "a.md",
    "# Harbour\n\nCC BY 4.0 <!-- ask Ada -->\n",
    ["comment"],
  ),
  text(
    "name of the file",
    "report_DRAFT_internal.txt",
    "All is well.\n",
    ["file-name"],
    { also: ["draft-word"] },
  ),
  leak(
    "zip: member",
    "tools.zip",
    () => zipOf({ "a/readme.txt": "by ada.lin@quillhart.dev" }),
    ["email-address"],
  ),
  leak(
    "zip in zip",
    "tools.zip",
    () => zipOf({ "in.zip": zipOf({ "a.jpg": jpegOf(exif(gps)) }) }),
    ["metadata-place"],
  ),
  leak("gzip", "notes.txt.gz", () => gzipSync("A draft"), ["draft-word"]),
  leak("tar in xz", "notes.tar.xz", () => Buffer.from(tarInXz, "base64"), [
    "draft-word",
    "email-address",
  ]),
  leak("tar in zstd", "notes.tar.zst", () => Buffer.from(tarInZstd, "base64"), [
    "draft-word",
    "email-address",
  ]),
  leak(
    "unknown type",
    "blob.bin",
    () => Buffer.from([0, 1, 2, 3, 0, 255]),
    [],
    { unseen: ["unknown-type"] },
  ),
];
