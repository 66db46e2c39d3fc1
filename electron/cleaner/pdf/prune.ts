// SPDX-License-Identifier: Apache-2.0
import {
  type PDFContext,
  type PDFDict,
  PDFDict as Dict,
  type PDFRef,
  PDFStream,
} from "@cantoo/pdf-lib";
import { Refusal } from "../refusal.ts";
import type { Tally } from "../tally.ts";
import { cleanActions, cleanOpening, findScript } from "./actions.ts";
import { cleanAnnotations } from "./annotations.ts";
import { cleanPicture } from "./pictures.ts";
import {
  arrayAt,
  at,
  dictAt,
  dictOf,
  elementsOf,
  key,
  nameAt,
  reached,
  textAt,
} from "./values.ts";

/** What a reader shows a document by; everything else of the catalog and of pages goes. */
const ofCatalog = new Set([
  ...["Type", "Version", "Extensions", "Pages", "PageLabels", "Names", "Dests"],
  ...["ViewerPreferences", "PageLayout", "PageMode", "Outlines", "OpenAction"],
  ...["URI", "AcroForm", "StructTreeRoot", "MarkInfo", "Lang", "OutputIntents"],
  ...["OCProperties"],
]);
const ofPage = new Set([
  ...["Type", "Parent", "Resources", "MediaBox", "CropBox", "BleedBox"],
  ...["TrimBox", "ArtBox", "BoxColorInfo", "Contents", "Rotate", "Group"],
  ...["Annots", "StructParents", "Tabs", "UserUnit", "Trans", "Dur"],
  ...["Kids", "Count", "OutputIntents", "SeparationInfo", "PresSteps"],
]);
const ofNames = new Set(["Dests", "AP"]);
/** Said in a word of its own where it is found. */
const toldElsewhere = new Set([
  ...["Metadata", "PieceInfo", "LastModified", "AF", "AA", "Thumb"],
  ...["EmbeddedFiles", "JavaScript"],
]);
/** Of drawings and pictures: how programs find and replace them. */
const ofDrawings = ["OPI", "Alternates", "LastModified", "Measure", "PtData"];

function keepOnly(
  dict: PDFDict,
  wanted: ReadonlySet<string>,
  tally: Tally,
): void {
  for (const name of dict.keys()) {
    const plain = name.decodeText();
    if (wanted.has(plain)) continue;
    dict.delete(name);
    if (!toldElsewhere.has(plain)) tally.remove("other-entry", plain);
  }
}

function findFile(context: PDFContext, dict: PDFDict, tally: Tally): void {
  if (dictAt(context, dict.get(key("EF"))) === null) return;
  const name = textAt(context, dict.get(key("UF")));
  tally.remove("attachment", name || textAt(context, dict.get(key("F"))));
  dict.delete(key("EF"));
  dict.delete(key("RF"));
}

function findSignature(context: PDFContext, dict: PDFDict, tally: Tally): void {
  if (nameAt(context, dict.get(key("FT"))) !== "Sig") return;
  const signed = dictAt(context, dict.get(key("V")));
  if (signed === null) return;
  // It vouches for other bytes than the copy's.
  tally.remove("signature", textAt(context, signed.get(key("Name"))));
  dict.delete(key("V"));
}

/** Whatever any dictionary may hold beside what is drawn with it. */
function cleanDict(context: PDFContext, dict: PDFDict, tally: Tally): void {
  const metadata = at(context, dict.get(key("Metadata")));
  if (metadata instanceof PDFStream) {
    const isWhole = nameAt(context, dict.get(key("Type"))) === "Catalog";
    tally.remove("metadata", isWhole ? "of the document" : "of a part of it");
    dict.delete(key("Metadata"));
  }
  const programs = dictAt(context, dict.get(key("PieceInfo")));
  if (programs !== null) {
    const names = programs.keys().map((name) => name.decodeText());
    tally.remove("program-data", names.join(", "));
    dict.delete(key("PieceInfo"));
  }
  if (at(context, dict.get(key("Thumb"))) instanceof PDFStream) {
    tally.remove("thumbnail", "of a page");
    dict.delete(key("Thumb"));
  }
  findScript(context, dict, tally);
  findFile(context, dict, tally);
  findSignature(context, dict, tally);
  cleanActions(context, dict, tally);
}

function cleanDrawing(stream: PDFStream, tally: Tally): void {
  for (const name of ofDrawings) {
    if (!stream.dict.has(key(name))) continue;
    stream.dict.delete(key(name));
    tally.remove("other-entry", name);
  }
}

/** Pages in their order, with the nodes of their tree. @throws Refusal where the tree is none */
function pagesOf(
  context: PDFContext,
  root: PDFDict,
): { pages: PDFDict[]; nodes: PDFDict[] } {
  const pages: PDFDict[] = [];
  const nodes: PDFDict[] = [];
  const waiting = [dictAt(context, root.get(key("Pages")))];
  const seen = new Set<PDFDict>();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node === null || seen.has(node)) throw new Refusal("damaged");
    seen.add(node);
    nodes.push(node);
    const kids = arrayAt(context, node.get(key("Kids")));
    if (kids === null) pages.push(node);
    else
      for (const kid of elementsOf(kids).reverse())
        waiting.push(dictAt(context, kid));
  }
  return { pages, nodes };
}

function keepTold(context: PDFContext, root: PDFDict, tally: Tally): void {
  const form = dictAt(context, root.get(key("AcroForm")));
  if (form?.has(key("XFA")) === true) tally.keep("xfa-form", "XFA");
  const layers = dictAt(context, root.get(key("OCProperties")));
  const groups = arrayAt(context, layers?.get(key("OCGs")));
  for (const group of groups === null ? [] : elementsOf(groups)) {
    const name = dictAt(context, group)?.get(key("Name"));
    tally.keep("layer", textAt(context, name));
  }
  const outline = dictAt(context, root.get(key("Outlines")));
  const first = dictAt(context, outline?.get(key("First")));
  if (first !== null)
    tally.keep("bookmark", textAt(context, first.get(key("Title"))));
}

function cleanCatalog(context: PDFContext, root: PDFDict, tally: Tally): void {
  cleanOpening(context, root, tally);
  keepOnly(root, ofCatalog, tally);
  const names = dictAt(context, root.get(key("Names")));
  if (names !== null) keepOnly(names, ofNames, tally);
  if (nameAt(context, root.get(key("PageMode"))) === "UseAttachments")
    root.delete(key("PageMode"));
  const form = dictAt(context, root.get(key("AcroForm")));
  form?.delete(key("SigFlags"));
  keepTold(context, root, tally);
}

/** Takes everything out of the document that shows nothing. Gives what nothing may lead to any more. */
export function prune(
  context: PDFContext,
  rootRef: PDFRef,
  tally: Tally,
): ReadonlySet<PDFRef> {
  const root = context.lookup(rootRef);
  if (!(root instanceof Dict)) throw new Refusal("damaged");
  for (const value of reached(context, [rootRef])) {
    const dict = dictOf(value);
    if (dict !== null) cleanDict(context, dict, tally);
    if (value instanceof PDFStream) cleanDrawing(value, tally);
    cleanPicture(context, value, tally);
  }
  cleanCatalog(context, root, tally);
  const { pages, nodes } = pagesOf(context, root);
  for (const node of nodes) keepOnly(node, ofPage, tally);
  const dropped = pages.flatMap((page, index) =>
    cleanAnnotations(context, page, index + 1, tally),
  );
  return new Set(dropped);
}
