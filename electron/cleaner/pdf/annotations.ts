// SPDX-License-Identifier: Apache-2.0
import {
  type PDFContext,
  type PDFDict,
  type PDFRef,
  PDFRef as Ref,
} from "@cantoo/pdf-lib";
import type { Place } from "../../../shared/domain/inspection.ts";
import type { Tally } from "../tally.ts";
import {
  arrayAt,
  at,
  dictAt,
  elementsOf,
  key,
  nameAt,
  numberAt,
  textAt,
} from "./values.ts";

const flag = { hidden: 1 << 1, print: 1 << 2, noView: 1 << 5 };
/** Shown as a mark of the reader's own, or in a window, unless they bring a look along. */
const unseenKinds = new Set(["Text", "Popup", "FileAttachment", "Sound"]);
const mediaKinds = new Set(["Movie", "Screen", "3D", "RichMedia"]);
const markupKinds = new Set([
  ...["Text", "FreeText", "Highlight", "Underline", "Squiggly", "StrikeOut"],
  ...["Stamp", "Caret", "Ink", "Line", "Square", "Circle", "Polygon"],
  ...["PolyLine", "FileAttachment", "Sound"],
]);
/** Who wrote a note, when and what, beside what the page shows of it. */
const words = [
  ...["T", "Contents", "RC", "Subj", "CreationDate", "M", "NM", "IRT", "RT"],
  ...["Popup", "State", "StateModel", "ExData", "OPI"],
];

/** Whether neither screen nor paper shows it. */
function showsNothing(context: PDFContext, annotation: PDFDict): boolean {
  const kind = nameAt(context, annotation.get(key("Subtype"))) ?? "";
  const flags = numberAt(context, annotation.get(key("F")));
  if (kind === "Popup" || (flags & flag.hidden) !== 0) return true;
  if ((flags & flag.noView) !== 0 && (flags & flag.print) === 0) return true;
  const look = dictAt(context, annotation.get(key("AP")))?.get(key("N"));
  return unseenKinds.has(kind) && at(context, look) === undefined;
}

function saidBy(context: PDFContext, annotation: PDFDict): string {
  const kind = nameAt(context, annotation.get(key("Subtype"))) ?? "";
  const who = textAt(context, annotation.get(key("T")));
  const said = textAt(context, annotation.get(key("Contents")));
  return [kind, who, said].filter((each) => each !== "").join(" ");
}

/** A note that the page shows stays as it looks; who wrote it, and what it says beside it, does not. */
function stripWords(
  context: PDFContext,
  annotation: PDFDict,
  tally: Tally,
): void {
  const said = saidBy(context, annotation);
  const kind = nameAt(context, annotation.get(key("Subtype")));
  // The text that it shows, which some readers draw anew.
  const shown = kind === "FreeText" ? ["Contents", "RC"] : [];
  const those = words.filter(
    (name) => !shown.includes(name) && annotation.has(key(name)),
  );
  for (const name of those) annotation.delete(key(name));
  if (those.length > 0) tally.remove("note-words", said);
}

function keepOne(
  context: PDFContext,
  annotation: PDFDict,
  place: Place,
  tally: Tally,
): void {
  const kind = nameAt(context, annotation.get(key("Subtype"))) ?? "";
  if (kind === "Redact") {
    tally.keep("redaction-mark", "a mark that was never applied", place);
    return;
  }
  if (kind === "Widget") {
    // Its action and looks are cleaned with those of every other dictionary.
    const field = textAt(context, annotation.get(key("T")));
    tally.keep("form-field", field, place);
    return;
  }
  if (mediaKinds.has(kind)) tally.keep("media", kind, place);
  if (!markupKinds.has(kind)) return;
  if (kind === "FileAttachment") annotation.delete(key("FS"));
  tally.keep("visible-note", saidBy(context, annotation), place);
  stripWords(context, annotation, tally);
}

/**
 * Takes the notes off a page that nobody sees on it, and the hidden words off those that are seen.
 * Gives the objects that nothing may lead to any more.
 */
export function cleanAnnotations(
  context: PDFContext,
  page: PDFDict,
  number: number,
  tally: Tally,
): PDFRef[] {
  const annotations = arrayAt(context, page.get(key("Annots")));
  if (annotations === null) return [];
  const place: Place = { kind: "page", page: number, box: null };
  const dropped: PDFRef[] = [];
  for (let index = annotations.size() - 1; index >= 0; index -= 1) {
    const value = annotations.get(index);
    const annotation = dictAt(context, value);
    if (annotation === null) continue;
    const isMark = nameAt(context, annotation.get(key("Subtype"))) === "Redact";
    if (isMark || !showsNothing(context, annotation)) continue;
    tally.remove("note", saidBy(context, annotation));
    annotations.remove(index);
    if (value instanceof Ref) dropped.push(value);
  }
  for (const value of elementsOf(annotations)) {
    const annotation = dictAt(context, value);
    if (annotation !== null) keepOne(context, annotation, place, tally);
  }
  return dropped;
}
