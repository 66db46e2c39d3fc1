// SPDX-License-Identifier: Apache-2.0
import { decodeText, fileTypeOf } from "../fileType.ts";
import { part, type Subject } from "../subject.ts";
import { shownIn } from "./drawnWords.ts";
import { decodeStream, nameOf, type PdfObject } from "./objects.ts";
import { isDict, type PdfDict } from "./syntax.ts";

/** Keys of what a page is drawn with: letters' shapes, colours, functions, and maps of letters. */
const tools = [
  ...["Length1", "Length2", "Length3", "FunctionType", "CMapName"],
  ...["ShadingType", "PatternType", "Alternate", "BitsPerComponent"],
];
const fonts = new Set(["Type1C", "CIDFontType0C", "OpenType"]);

function isTool(dict: PdfDict): boolean {
  return (
    tools.some((key) => dict.has(key)) ||
    fonts.has(nameOf(dict.get("Subtype")) ?? "")
  );
}

/** A map of a font's letters, or the font itself. */
const isLetterMap = /\bbegincmap\b|^%!PS-AdobeFont/;

/** Operators of a drawing have three letters at most, and names begin with a slash. */
function isProse(text: string): boolean {
  const words = text.match(/(?<![\p{L}/])\p{L}{4,}/gu) ?? [];
  return words.length >= 2;
}

/**
 * A stream that nothing leads to, and that is no drawing of text: a picture, a file, or something that cannot be
 * read. Gives what is to be looked at as a file of its own.
 */
export function inspectOrphan(
  subject: Subject,
  object: PdfObject,
): Subject | null {
  const { value, num, stream } = object;
  if (stream === null || stream.length === 0 || !isDict(value)) return null;
  const place = part(`object ${num}`);
  if (nameOf(value.get("Subtype")) === "Image") {
    subject.cannotSee("picture", "a picture that no page shows", place);
    return null;
  }
  if (isTool(value)) return null;
  const content = decodeStream(object);
  if (content === null) {
    subject.cannotSee("unknown-type", "data that nothing leads to", place);
    return null;
  }
  if (content.length === 0 || shownIn(content) !== "") return null;
  const type = fileTypeOf("", content);
  if (type !== "text") return subject.within(`object ${num}`, content);
  const text = decodeText(content);
  if (isLetterMap.test(text) || !isProse(text)) return null;
  subject.find("orphan-text", place, text.slice(0, 200));
  subject.words(text, place);
  return null;
}
