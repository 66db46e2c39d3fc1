// SPDX-License-Identifier: Apache-2.0
import { inflateSync } from "node:zlib";
import { type PDFContext, PDFRawStream, type PDFObject } from "@cantoo/pdf-lib";
import { largestCleaned } from "../../../shared/domain/cleanCopy.ts";
import { cleanJpeg } from "../image/jpeg.ts";
import { Refusal } from "../refusal.ts";
import { Tally } from "../tally.ts";
import { arrayAt, elementsOf, key, nameAt } from "./values.ts";

function filtersOf(context: PDFContext, stream: PDFRawStream): string[] {
  const filter = stream.dict.get(key("Filter"));
  const several = arrayAt(context, filter);
  const all = several === null ? [filter] : elementsOf(several);
  return all.flatMap((each) => nameAt(context, each) ?? []);
}

function jpegOf(stream: PDFRawStream, filters: string[]): Buffer | null {
  const bytes = Buffer.from(stream.contents);
  if (filters.length === 1) return bytes;
  if (filters.length !== 2 || filters[0] !== "FlateDecode") return null;
  try {
    return inflateSync(bytes, { maxOutputLength: largestCleaned });
  } catch {
    return null;
  }
}

/** A placed picture that is a whole JPEG, without what was written beside it. */
export function cleanPicture(
  context: PDFContext,
  value: PDFObject,
  tally: Tally,
): void {
  if (!(value instanceof PDFRawStream)) return;
  const filters = filtersOf(context, value);
  if (filters.at(-1) !== "DCTDecode") return;
  const before = jpegOf(value, filters);
  if (before === null) {
    tally.keep("packed-picture", filters.join(", "));
    return;
  }
  const own = new Tally();
  try {
    const after = cleanJpeg(before, own, false);
    const [first] = own.removed;
    if (first === undefined) return;
    value.updateContents(after);
    value.dict.set(key("Filter"), key("DCTDecode"));
    if (filters.length > 1) value.dict.delete(key("DecodeParms"));
    tally.remove("picture-metadata", first.seen);
  } catch (thrown) {
    // What is no whole JPEG stays as it is.
    if (!(thrown instanceof Refusal)) throw thrown;
    tally.keep("packed-picture", "a picture that is not whole");
  }
}
