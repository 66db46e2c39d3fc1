// SPDX-License-Identifier: Apache-2.0

export const imageTypes = {
  png: "image/png",
  jpeg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
} as const;
export type ImageKind = keyof typeof imageTypes;

/** How a file is shown. What is no text and nothing known is shown as its bytes. */
export type PreviewKind =
  "pdf" | ImageKind | "markdown" | "csv" | "text" | "bytes";

function isText(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 64 * 1024);
  if (hasMark(bytes)) return true;
  const odd = head.filter(
    (byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27),
  ).length;
  return !head.includes(0) && odd * 100 <= head.length;
}

/** The mark of UTF-16. */
function hasMark([first, second]: Uint8Array): boolean {
  return (
    (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  );
}

function textKind(name: string): PreviewKind {
  if (/\.(?:md|markdown|mdx)$/i.test(name)) return "markdown";
  return /\.(?:csv|tsv)$/i.test(name) ? "csv" : "text";
}

/** By content; the name only tells texts apart, so that no name makes a document of a text. */
export function previewKind(name: string, bytes: Uint8Array): PreviewKind {
  if (bytes.length === 0) return "bytes";
  const head = String.fromCharCode(...bytes.subarray(0, 1024));
  if (head.includes("%PDF-")) return "pdf";
  if (head.startsWith("\x89PNG\r\n\x1a\n")) return "png";
  if (head.startsWith("\xff\xd8\xff")) return "jpeg";
  if (head.startsWith("GIF8")) return "gif";
  if (head.startsWith("RIFF") && head.slice(8, 12) === "WEBP") return "webp";
  return isText(bytes) ? textKind(name) : "bytes";
}

/** UTF-8, UTF-16 with its mark, or else each byte as a letter. */
export function decodeText(bytes: Uint8Array): string {
  if (hasMark(bytes)) {
    const encoding = bytes[0] === 0xff ? "utf-16le" : "utf-16be";
    return new TextDecoder(encoding).decode(bytes);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("latin1").decode(bytes);
  }
}
