// SPDX-License-Identifier: Apache-2.0
import { part, type Subject, wholeFile } from "../subject.ts";
import { inspectXmp } from "../xmp.ts";
import {
  decodeStream,
  nameOf,
  type PdfObject,
  type PdfObjects,
} from "./objects.ts";
import {
  isDict,
  type PdfDict,
  PdfRef,
  PdfString,
  type PdfValue,
} from "./syntax.ts";
import { inspectDrawnWords } from "./drawnWords.ts";
import { findInfo } from "./info.ts";
import { privateFiles } from "./privateData.ts";

function textOf(objects: PdfObjects, value: PdfValue | undefined): string {
  const found = objects.at(value);
  return found instanceof PdfString ? found.text : "";
}

/** Every text in a value, not through references. */
export function* textsIn(value: PdfValue): Generator<string> {
  if (value instanceof PdfString) yield value.text;
  else if (Array.isArray(value))
    for (const each of value as readonly PdfValue[]) yield* textsIn(each);
  else if (isDict(value))
    for (const each of value.values()) yield* textsIn(each);
}

/** Dictionaries in a value, itself included, not through references. */
function* dictsIn(value: PdfValue): Generator<PdfDict> {
  if (Array.isArray(value))
    for (const each of value as readonly PdfValue[]) yield* dictsIn(each);
  if (!isDict(value)) return;
  yield value;
  for (const each of value.values()) yield* dictsIn(each);
}

const notes = new Set([
  ...["Text", "FreeText", "Highlight", "Underline", "Squiggly", "StrikeOut"],
  ...["Stamp", "Caret", "Ink", "Popup", "Line", "Square", "Circle"],
  ...["Polygon", "PolyLine", "Sound", "Movie", "Screen", "3D", "RichMedia"],
]);

function findAnnotation(
  subject: Subject,
  objects: PdfObjects,
  num: number,
  dict: PdfDict,
): void {
  const kind = nameOf(dict.get("Subtype"));
  if (kind === null || !dict.has("Rect")) return;
  const who = textOf(objects, dict.get("T"));
  const said = textOf(objects, dict.get("Contents"));
  const place = part(`object ${num}`);
  if (kind === "Redact")
    subject.find(
      "redaction-not-applied",
      place,
      said || "a redaction mark",
      `${num}`,
    );
  else if (notes.has(kind) && !(kind === "Popup" && said === ""))
    subject.find(
      "annotation",
      place,
      `${kind} ${who}: ${said}`,
      `${num} ${said}`,
    );
}

const farActions = new Set([
  ...["Launch", "SubmitForm", "ImportData", "GoToR", "GoToE", "Rendition"],
]);

function findAction(
  subject: Subject,
  objects: PdfObjects,
  num: number,
  dict: PdfDict,
): void {
  const kind = nameOf(dict.get("S"));
  const script = objects.at(dict.get("JS"));
  const place = part(`object ${num}`);
  if (kind === "JavaScript" || script !== undefined) {
    const ref = dict.get("JS");
    const stream =
      ref instanceof PdfRef ? objects.current.get(ref.num) : undefined;
    const content = stream === undefined ? null : decodeStream(stream);
    const code =
      script instanceof PdfString
        ? script.text
        : Buffer.from(content ?? []).toString("latin1");
    subject.find("script", place, code || "a script");
    subject.words(code, place);
  } else if (kind !== null && farActions.has(kind)) {
    const file = objects.dictAt(dict.get("F"));
    const name =
      file === null
        ? textOf(objects, dict.get("F"))
        : fileNameOf(objects, file);
    subject.find("action", place, `${kind} ${name}`);
  }
}

function fileNameOf(objects: PdfObjects, spec: PdfDict): string {
  return textOf(objects, spec.get("UF")) || textOf(objects, spec.get("F"));
}

/** Gives the files that are attached, each to be looked at. */
function findAttachment(
  subject: Subject,
  objects: PdfObjects,
  num: number,
  dict: PdfDict,
): Subject | null {
  const embedded = objects.dictAt(dict.get("EF"));
  if (embedded === null) return null;
  const name = fileNameOf(objects, dict) || `object ${num}`;
  subject.find("attachment", part(`object ${num}`), name);
  const ref = embedded.get("F") ?? embedded.get("UF");
  const stream =
    ref instanceof PdfRef ? objects.current.get(ref.num) : undefined;
  const content = stream === undefined ? null : decodeStream(stream);
  if (content === null) {
    subject.cannotSee("damaged", `attachment ${name}`);
    return null;
  }
  return subject.within(name, content);
}

function findField(
  subject: Subject,
  objects: PdfObjects,
  num: number,
  dict: PdfDict,
): void {
  if (!dict.has("FT") && !(dict.has("T") && dict.has("V"))) return;
  if (nameOf(dict.get("FT")) === "Sig") return;
  const value = textOf(objects, dict.get("V"));
  const name = textOf(objects, dict.get("T"));
  subject.find(
    "form-field",
    part(`object ${num}`),
    value === "" ? name : `${name} = ${value}`,
  );
}

function findLayers(
  subject: Subject,
  objects: PdfObjects,
  root: PdfDict,
): void {
  const properties = objects.dictAt(root.get("OCProperties"));
  if (properties === null) return;
  const usual = objects.dictAt(properties.get("D"));
  const listed = (value: PdfValue | undefined): number[] => {
    const list = objects.at(value);
    return Array.isArray(list)
      ? (list as readonly PdfValue[]).flatMap((each) =>
          each instanceof PdfRef ? [each.num] : [],
        )
      : [];
  };
  const off = new Set(listed(usual?.get("OFF")));
  const on = new Set(listed(usual?.get("ON")));
  const allOff = nameOf(usual?.get("BaseState")) === "OFF";
  for (const num of listed(properties.get("OCGs"))) {
    const group = objects.dictAt(new PdfRef(num));
    const name = textOf(objects, group?.get("Name"));
    const isHidden = off.has(num) || (allOff && !on.has(num));
    subject.find(
      isHidden ? "layer-hidden" : "layer",
      part(`object ${num}`),
      name || "a layer",
    );
  }
}

function findAccess(
  subject: Subject,
  objects: PdfObjects,
  root: PdfDict,
): void {
  const marked = objects.dictAt(root.get("MarkInfo"))?.get("Marked") === true;
  if (!marked && objects.dictAt(root.get("StructTreeRoot")) === null)
    subject.find("not-tagged", wholeFile, "no structure tree");
  if (textOf(objects, root.get("Lang")) === "")
    subject.find("no-language", wholeFile, "no language");
}

function findInRoot(
  subject: Subject,
  objects: PdfObjects,
  root: PdfDict,
): void {
  findLayers(subject, objects, root);
  findAccess(subject, objects, root);
  const open = objects.dictAt(root.get("OpenAction"));
  const kind = nameOf(open?.get("S"));
  if (kind !== null && !["GoTo", "JavaScript"].includes(kind))
    subject.find("action", part("OpenAction"), kind);
  if (root.has("AA"))
    subject.find("action", part("AA"), "on events of the document");
  const form = objects.dictAt(root.get("AcroForm"));
  if (form?.has("XFA") === true)
    subject.find("form-field", part("XFA"), "a form of XFA");
}

/** What the document's objects hold beside what its pages show. Gives attachments, to be looked at in turn. */
export function inspectStructure(
  subject: Subject,
  objects: PdfObjects,
): Subject[] {
  const reachable = objects.reachable();
  const root = objects.fromTrailer("Root");
  findInfo(subject, objects);
  if (root !== null) findInRoot(subject, objects, root);
  const attachments = root === null ? [] : privateFiles(subject, objects, root);
  const ofDocument = root?.get("Metadata");
  for (const num of reachable) {
    const object = objects.current.get(num);
    if (object === undefined) continue;
    for (const dict of dictsIn(object.value)) {
      findAnnotation(subject, objects, num, dict);
      findAction(subject, objects, num, dict);
      findField(subject, objects, num, dict);
      const attached = findAttachment(subject, objects, num, dict);
      if (attached !== null) attachments.push(attached);
      if (dict.has("Thumb"))
        subject.find("thumbnail", part(`object ${num}`), "of a page", "page");
      if (dict.has("PieceInfo"))
        subject.find(
          "metadata-other",
          part(`object ${num}`),
          "private data of a program (PieceInfo)",
          "piece",
        );
    }
    // Titles of chapters, names of files, labels: all that is text and on no page.
    for (const text of textsIn(object.value))
      subject.words(text, part(`object ${num}`));
    inspectDrawnWords(subject, object);
    findMetadata(
      subject,
      object,
      ofDocument instanceof PdfRef && ofDocument.num === num,
    );
  }
  return attachments;
}

function findMetadata(
  subject: Subject,
  object: PdfObject,
  isOfDocument: boolean,
): void {
  const { value, num } = object;
  if (!isDict(value)) return;
  if (
    nameOf(value.get("Type")) !== "Metadata" &&
    nameOf(value.get("Subtype")) !== "XML"
  )
    return;
  const content = decodeStream(object);
  const xmp = Buffer.from(content ?? []).toString("utf8");
  if (!isOfDocument)
    subject.find(
      "image-metadata",
      part(`object ${num}`),
      "XMP of a part of the document",
    );
  inspectXmp(subject, xmp, isOfDocument ? "XMP" : `XMP of object ${num}`);
}
