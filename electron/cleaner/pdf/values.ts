// SPDX-License-Identifier: Apache-2.0
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFStream,
  PDFString,
} from "@cantoo/pdf-lib";

export const key = (name: string): PDFName => PDFName.of(name);

/** The value behind a reference. */
export function at(
  context: PDFContext,
  value: PDFObject | undefined,
): PDFObject | undefined {
  return value instanceof PDFRef ? context.lookup(value) : value;
}

/** A dictionary, not a stream's. */
export function dictAt(
  context: PDFContext,
  value: PDFObject | undefined,
): PDFDict | null {
  const found = at(context, value);
  return found instanceof PDFDict ? found : null;
}

export function arrayAt(
  context: PDFContext,
  value: PDFObject | undefined,
): PDFArray | null {
  const found = at(context, value);
  return found instanceof PDFArray ? found : null;
}

export function nameAt(
  context: PDFContext,
  value: PDFObject | undefined,
): string | null {
  const found = at(context, value);
  return found instanceof PDFName ? found.decodeText() : null;
}

export function numberAt(
  context: PDFContext,
  value: PDFObject | undefined,
): number {
  const found = at(context, value);
  return found instanceof PDFNumber ? found.asNumber() : 0;
}

export function textAt(
  context: PDFContext,
  value: PDFObject | undefined,
): string {
  const found = at(context, value);
  if (!(found instanceof PDFString || found instanceof PDFHexString)) return "";
  try {
    return found.decodeText();
  } catch {
    return "text that cannot be read";
  }
}

/** A dictionary, or that of a stream. */
export function dictOf(value: PDFObject | undefined): PDFDict | null {
  if (value instanceof PDFStream) return value.dict;
  return value instanceof PDFDict ? value : null;
}

export function elementsOf(array: PDFArray): PDFObject[] {
  return Array.from({ length: array.size() }, (_, index) => array.get(index));
}

function within(value: PDFObject): readonly PDFObject[] {
  if (value instanceof PDFArray) return elementsOf(value);
  return dictOf(value)?.values() ?? [];
}

/** Every value that these lead to, each once, in an order that the file alone decides. */
export function reached(
  context: PDFContext,
  from: readonly PDFObject[],
): ReadonlySet<PDFObject> {
  const seen = new Set<PDFObject>();
  let level: readonly PDFObject[] = from;
  while (level.length > 0) {
    const next: PDFObject[] = [];
    for (const value of level) {
      if (seen.has(value)) continue;
      seen.add(value);
      if (value instanceof PDFRef) {
        const target = context.lookup(value);
        if (target !== undefined) next.push(target);
      } else next.push(...within(value));
    }
    level = next;
  }
  return seen;
}
