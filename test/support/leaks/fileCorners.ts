// SPDX-License-Identifier: Apache-2.0
import { gzipSync } from "node:zlib";
import { makeTar } from "../makeTar.ts";
import {
  chunk,
  exif,
  gps,
  jpegOf,
  leak,
  pngOf,
  segment,
  text,
  tiffOf,
} from "./fileLeaks.ts";
import type { Leak } from "./leak.ts";
import { zipOf } from "./zip.ts";

/** Corners of pictures and archives in which people and programs leave things without knowing. */

const mail = "ada.lin@quillhart.dev";
const latin1 = (content: string): Buffer => Buffer.from(content, "latin1");

/** A remark behind the first scan, as progressive pictures may have one. */
const lateComment = (): Buffer =>
  Buffer.concat([
    latin1("\xff\xd8\xff\xda\0\x02\x11\xff\0\x22"),
    segment(0xfe, Buffer.from("draft for Ada")),
    latin1("\xff\xda\0\x02\x33\xff\xd9"),
  ]);

const gifHead = "GIF89a\x01\0\x01\0\0\0\0";
const gifPicture = ",\0\0\0\0\x01\0\x01\0\0\x02\x02L\x01\0";

function gif(...parts: readonly string[]): Buffer {
  return latin1(gifHead + parts.join("") + gifPicture + ";");
}

/** Leads a reader of blocks from anywhere in the packet to its end. */
const trailer = String.fromCharCode(
  ...Array.from({ length: 256 }, (_, index) => 255 - index),
);
const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="r"><rdf:Description photoshop:Credit="Ada Lin"/></rdf:RDF></x:xmpmeta>`;

function zipWithComment(comment: string): Buffer {
  const zip = zipOf({ "readme.txt": "All is well.\n" });
  zip.writeUInt16LE(comment.length, zip.length - 2);
  return Buffer.concat([zip, latin1(comment)]);
}

/** The remark of the one member, in the directory. */
function zipWithRemark(remark: string): Buffer {
  const zip = zipOf({ "readme.txt": "All is well.\n" });
  const entry = zip.indexOf("PK\x01\x02", 0, "latin1");
  const end = zip.length - 22;
  zip.writeUInt16LE(remark.length, entry + 32);
  zip.writeUInt32LE(end - entry + remark.length, end + 12);
  return Buffer.concat([
    zip.subarray(0, end),
    latin1(remark),
    zip.subarray(end),
  ]);
}

/** A name and a remark in the head, as `gzip` and others leave them. */
function gzipWith(name: string, remark: string): Buffer {
  const packed = gzipSync("All is well.\n");
  packed[3] = 0x18;
  return Buffer.concat([
    packed.subarray(0, 10),
    latin1(`${name}\0${remark}\0`),
    packed.subarray(10),
  ]);
}

export const fileCorners: readonly Leak[] = [
  leak("jpeg: remark behind a scan", "a.jpg", lateComment, [
    "metadata-words",
    "draft-word",
  ]),
  leak(
    "jpeg: thumbnail of JFIF",
    "a.jpg",
    () =>
      jpegOf(
        segment(
          0xe0,
          latin1("JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01\xff\xff\xff"),
        ),
      ),
    ["thumbnail"],
  ),
  leak(
    "jpeg: JFIF without one",
    "a.jpg",
    () => jpegOf(segment(0xe0, latin1("JFIF\0\x01\x01\0\0\x01\0\x01\0\0"))),
    [],
  ),
  leak(
    "jpeg: part of another program",
    "a.jpg",
    () => jpegOf(segment(0xeb, Buffer.from(`JP by ${mail}`))),
    ["metadata-other", "email-address"],
  ),
  leak(
    "jpeg: colours of Adobe, which say nothing",
    "a.jpg",
    () => jpegOf(segment(0xee, latin1("Adobe\0d\0\0\0\0\x01"))),
    [],
  ),
  leak(
    "jpeg: another picture behind its end",
    "a.jpg",
    () => Buffer.concat([jpegOf(), jpegOf(exif(gps))]),
    ["trailing-data"],
  ),
  leak(
    "jpeg: description",
    "a.jpg",
    () =>
      jpegOf(exif(tiffOf([[[0x010e, 2, mail.length + 1, 200]]], `${mail}\0`))),
    ["metadata-words", "email-address"],
  ),
  leak(
    "png: part of a program",
    "a.png",
    () => pngOf(chunk("prVt", Buffer.from(`by ${mail}`))),
    ["metadata-other", "email-address"],
  ),
  leak(
    "png: colours and sizes, which say nothing",
    "a.png",
    () => pngOf(chunk("gAMA", Buffer.alloc(4)), chunk("pHYs", Buffer.alloc(9))),
    [],
  ),
  leak(
    "gif: bytes after its end",
    "a.gif",
    () => Buffer.concat([gif(), Buffer.from("secret")]),
    ["trailing-data"],
  ),
  leak("gif: nothing hidden", "a.gif", () => gif(), [], {
    unseen: ["picture"],
  }),
  leak("gif: remark", "a.gif", () => gif("!\xfe\x0ddraft for Ada\0"), [
    "metadata-words",
    "draft-word",
  ]),
  leak(
    "gif: remark in two parts",
    "a.gif",
    () => gif(`!\xfe\x08by ada.l\x0din@quillhart.\x03dev\0`),
    ["metadata-words", "email-address"],
  ),
  leak(
    "gif: XMP",
    "a.gif",
    () => gif(`!\xff\x0bXMP DataXMP${xmp}\x01${trailer}\0`),
    ["metadata-author"],
  ),
  text(
    "svg: picture within",
    "a.svg",
    `<svg xmlns="http://www.w3.org/2000/svg"><image href="data:image/jpeg;base64,${jpegOf(exif(gps)).toString("base64")}"/></svg>`,
    ["metadata-place"],
  ),
  text(
    "svg: remark",
    "a.svg",
    '<svg xmlns="http://www.w3.org/2000/svg"><!-- ask Ada about Nightjar --></svg>',
    ["comment"],
  ),
  text(
    "svg: words that are not shown",
    "a.svg",
    `<svg xmlns="http://www.w3.org/2000/svg"><text display="none">${mail}</text></svg>`,
    ["hidden-text", "email-address"],
  ),
  text(
    "markdown: picture within",
    "a.md",
    `# Harbour\n\nCC BY 4.0 ![x](data:image/jpeg;base64,${jpegOf(exif(gps)).toString("base64")})\n`,
    ["metadata-place"],
  ),
  leak(
    "zip: remark on all of it",
    "a.zip",
    () => zipWithComment(`for ${mail}`),
    ["metadata-words", "email-address"],
  ),
  leak("zip: remark on a member", "a.zip", () => zipWithRemark(`for ${mail}`), [
    "metadata-words",
    "email-address",
  ]),
  leak(
    "zip: name of a member",
    "a.zip",
    () => zipOf({ "client_DRAFT.txt": "x" }),
    ["file-name", "draft-word"],
  ),
  leak(
    "zip: bytes after it",
    "a.zip",
    () => Buffer.concat([zipOf({ "a.txt": "x" }), Buffer.from("secret")]),
    [],
    { unseen: ["damaged"] },
  ),
  leak(
    "gzip: name and remark in its head",
    "a.txt.gz",
    () => gzipWith("ada-draft.txt", `for ${mail}`),
    ["metadata-words", "draft-word", "email-address"],
  ),
  leak(
    "tar: who owns a member",
    "a.tar",
    () =>
      Buffer.from(
        makeTar([
          { name: "a.txt", content: Buffer.from("x"), owner: "ada.lin" },
        ]),
      ),
    ["metadata-author"],
  ),
];
