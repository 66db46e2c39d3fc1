// SPDX-License-Identifier: Apache-2.0
import {
  PDFArray,
  PDFContext,
  PDFInvalidObject,
  PDFNull,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
} from "@cantoo/pdf-lib";
import { Refusal } from "../refusal.ts";
import { dictOf, key, reached } from "./values.ts";

/** Whether anything may still lead to an object; of what is dropped nothing stays. */
type Dropped = ReadonlySet<PDFRef>;

function forgetIn(value: PDFObject, dropped: Dropped): void {
  const isDropped = (each: PDFObject): boolean =>
    each instanceof PDFRef && dropped.has(each);
  if (value instanceof PDFArray) {
    for (let index = value.size() - 1; index >= 0; index -= 1)
      if (isDropped(value.get(index))) value.remove(index);
    return;
  }
  const dict = dictOf(value);
  for (const [name, each] of dict?.entries() ?? [])
    if (isDropped(each)) dict?.delete(name);
}

/** Takes every reference to what is dropped out of everything that is reached. */
export function forget(
  context: PDFContext,
  root: PDFRef,
  dropped: Dropped,
): void {
  for (const value of reached(context, [root])) forgetIn(value, dropped);
}

function pointTo(value: PDFObject, numbers: ReadonlyMap<PDFRef, PDFRef>): void {
  const there = (ref: PDFRef): PDFObject => numbers.get(ref) ?? PDFNull;
  if (value instanceof PDFArray) {
    for (let index = 0; index < value.size(); index += 1) {
      const each = value.get(index);
      if (each instanceof PDFRef) value.set(index, there(each));
    }
    return;
  }
  const dict = dictOf(value);
  for (const [name, each] of dict?.entries() ?? [])
    if (each instanceof PDFRef) dict?.set(name, there(each));
}

/**
 * A document of what the root leads to and nothing else, numbered in that order, so that neither gaps nor
 * the order tell what was there before.
 */
export function renumbered(before: PDFContext, root: PDFRef): PDFContext {
  const values = reached(before, [root]);
  for (const value of values) {
    if (value instanceof PDFInvalidObject) throw new Refusal("damaged");
    // A length that is an object of its own would be reached, and is written anew in any case.
    if (value instanceof PDFRawStream)
      value.dict.set(key("Length"), PDFNumber.of(value.contents.length));
  }
  const after = PDFContext.create();
  const numbers = new Map<PDFRef, PDFRef>();
  const lasting = reached(before, [root]);
  for (const value of lasting)
    if (value instanceof PDFRef && before.lookup(value) !== undefined)
      numbers.set(value, after.nextRef());
  for (const value of lasting)
    if (!(value instanceof PDFRef)) pointTo(value, numbers);
  for (const [old, ref] of numbers) {
    const value = before.lookup(old);
    if (value !== undefined) after.assign(ref, value);
  }
  after.header = before.header;
  after.trailerInfo.Root = numbers.get(root) ?? PDFNull;
  return after;
}
