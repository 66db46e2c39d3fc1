// SPDX-License-Identifier: Apache-2.0
import type { KeptKind, RemovedKind } from "../domain/cleanCopy.ts";

export const removedWords: Readonly<Record<RemovedKind, string>> = {
  information: "Metadata: the information dictionary",
  metadata: "Metadata: XMP",
  "program-data": "Private data of programs",
  attachment: "Attached files",
  script: "Scripts",
  action: "Actions beside links",
  thumbnail: "Small pictures of it",
  note: "Notes that no page shows",
  "note-words": "Names, dates and words behind notes",
  signature: "Signatures, which are over other bytes",
  "picture-metadata": "Metadata of placed pictures",
  "other-entry": "Entries that no reader needs",
  "earlier-revision": "Earlier revisions",
  unreached: "Objects that nothing leads to",
  outside: "Bytes around and between its parts",
  exif: "EXIF",
  xmp: "XMP",
  remark: "Remarks and texts",
  "program-part": "Parts of programs",
};

/** Each says why a copy keeps it, and leaves the rest to a person. */
export const keptWords: Readonly<Record<KeptKind, string>> = {
  "visible-note":
    "A note that the page shows: without it the page would look different",
  "redaction-mark":
    "A redaction that was marked and never applied: what it covers is still there",
  media: "Sound, film or a model that the page shows a place of",
  "form-field": "A form's field, and what was typed into it",
  "xfa-form": "A form of XFA, which some readers show instead of the pages",
  layer: "A layer, which can be switched on and off",
  link: "A link that leads out of the document",
  bookmark: "Bookmarks, which readers show beside the pages",
  "packed-picture":
    "A placed picture whose own metadata could not be looked for",
  orientation: "How the picture is turned, and nothing else of its EXIF",
  "visible-text": "Text that the picture is meant to show",
};
