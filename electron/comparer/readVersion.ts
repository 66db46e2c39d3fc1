// SPDX-License-Identifier: Apache-2.0
import { decodeText, fileTypeOf } from "../inspector/fileType.ts";
import { linesOfText, mostLetters } from "./lines.ts";
import { readArchive } from "./readArchive.ts";
import {
  type NotSeenList,
  type Readable,
  readableLines,
  type Steps,
} from "./readable.ts";
import { readPdf } from "./readPdf.ts";

async function* readByType(
  name: string,
  bytes: Uint8Array,
  notSeen: NotSeenList,
): Steps<Readable> {
  const type = fileTypeOf(name, bytes);
  switch (type) {
    case "text":
    case "markdown":
    case "svg":
      return bytes.length > mostLetters
        ? { type, kind: "opaque", why: "too-long" }
        : readableLines(type, linesOfText(decodeText(bytes)));
    case "pdf":
      return yield* readPdf(bytes, notSeen);
    case "zip":
    case "tar":
    case "gzip":
    case "xz":
    case "zstd":
    case "docx":
    case "xlsx":
    case "pptx":
      return yield* readArchive(type, name, bytes, notSeen);
    case "jpeg":
    case "png":
    case "webp":
    case "tiff":
    case "heic":
    case "gif":
    case "unknown":
      return { type, kind: "opaque", why: "no-text" };
  }
}

/** One version by its content; its name only tells texts apart. Whatever a parser throws makes it unreadable. */
export async function* readVersion(
  name: string,
  bytes: Uint8Array,
  notSeen: NotSeenList,
): Steps<Readable> {
  try {
    return yield* readByType(name, bytes, notSeen);
  } catch (thrown) {
    const what = thrown instanceof Error ? thrown.name : "error";
    notSeen.add("damaged", `all of it (${what})`);
    const type = fileTypeOf(name, bytes);
    return { type, kind: "opaque", why: "unreadable" };
  }
}
