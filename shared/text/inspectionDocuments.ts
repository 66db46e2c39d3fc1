// SPDX-License-Identifier: Apache-2.0
import type { CheckId } from "../domain/inspectionChecks.ts";
import type { CheckWords } from "./inspectionWords.ts";

const cleanCopy = "Have a version made without it, or accept it with a reason.";
const removeIt = "Have a version made without it.";
const recoverable =
  "Whoever has the file can read it, though the page does not show it.";

/** What lies in documents beside what they show. */
export const documentChecks = {
  "metadata-author": [
    "Its metadata names a person or a company",
    "Names in metadata are often of people who were not asked.",
    cleanCopy,
  ],
  "metadata-title": [
    "Its metadata has a title",
    "Readers and search engines show it.",
    "Read it.",
  ],
  "metadata-words": [
    "Its metadata has keywords, a subject or a description",
    "Nobody sees them while writing, and everybody can read them later.",
    cleanCopy,
  ],
  "metadata-software": [
    "Its metadata names the program that made it",
    "It tells what the author works with.",
    "Nothing, as a rule.",
  ],
  "metadata-id": [
    "Its metadata has an id of the document",
    "With it, copies and earlier versions of a document can be matched.",
    "Nothing, as a rule.",
  ],
  "metadata-date": [
    "Its metadata tells when it was made or changed",
    "It can contradict the dates of the process.",
    "Nothing, as a rule.",
  ],
  "metadata-other": [
    "Its metadata has other properties",
    "Programs leave names, histories and settings there.",
    cleanCopy,
  ],
  "metadata-place": [
    "Its metadata tells where it was made",
    "Coordinates lead to somebody's office or home.",
    removeIt,
  ],
  "metadata-device": [
    "Its metadata names the device that made it",
    "Serial numbers and owners' names lead to a person.",
    removeIt,
  ],
  thumbnail: [
    "It holds a small picture of itself",
    "It often shows the picture from before it was cropped or blacked out.",
    removeIt,
  ],
  "text-under-box": ["Text lies under a box", recoverable, removeIt],
  "text-under-image": ["Text lies under a picture", recoverable, removeIt],
  "text-invisible": [
    "Text is drawn invisibly",
    `${recoverable} In a scan it is what was recognised in the picture.`,
    "Read it; where it is no scan, have a version made without it.",
  ],
  "text-white": ["Text has the colour of the page", recoverable, removeIt],
  "text-off-page": ["Text lies beside the page", recoverable, removeIt],
  "text-tiny": ["Text is too small to be read", recoverable, cleanCopy],
  "redaction-not-applied": [
    "A redaction was marked and never applied",
    "What it covers is still in the file.",
    "Have the redactions applied, and take the new version.",
  ],
  annotation: [
    "It holds a note, a highlight or a stamp",
    "Notes of a review show names and what was said.",
    cleanCopy,
  ],
  attachment: [
    "Another file is attached to it",
    "Few readers show attachments, and nobody checks them.",
    removeIt,
  ],
  script: [
    "It holds a program",
    "Readers refuse documents with scripts, with reason.",
    removeIt,
  ],
  action: [
    "It does something when it is opened or clicked",
    "It can start a program, send a form or open another file.",
    cleanCopy,
  ],
  "form-field": [
    "It holds a form",
    "Fields keep what was typed into them.",
    cleanCopy,
  ],
  layer: [
    "It has layers",
    "A layer can be switched off, and on again by anyone.",
    cleanCopy,
  ],
  "layer-hidden": ["A layer is switched off", recoverable, removeIt],
  "earlier-revision": [
    "It holds earlier revisions of itself",
    "Changes were added to the file, and what was there before is still in it.",
    cleanCopy,
  ],
  "earlier-text": [
    "An earlier revision in it holds other text",
    "What was taken out is still in the file.",
    removeIt,
  ],
  "orphan-text": [
    "It holds text that no page shows",
    "What was removed from a page can stay in the file.",
    removeIt,
  ],
  "image-metadata": [
    "A picture in it has metadata of its own",
    "Names, places and programs travel with pictures.",
    cleanCopy,
  ],
  "not-tagged": [
    "It is not tagged for accessibility",
    "Screen readers cannot tell headings, tables and reading order.",
    "Ask for a tagged version.",
  ],
  "no-language": [
    "It does not say its language",
    "Screen readers read it with the wrong voice.",
    "Ask for a version that does.",
  ],
  "no-title": [
    "It has no title",
    "Readers show the file's name instead.",
    "Ask for a version that has one.",
  ],
  "no-alt-text": [
    "A picture in it is not described",
    "Who cannot see the picture learns nothing of it.",
    "Ask for a version with a description, or one that says it is an ornament.",
  ],
  "tracked-change": [
    "It holds a tracked change",
    "What was deleted, by whom and when is still there.",
    "Have all changes accepted and the file saved anew.",
  ],
  comment: [
    "It holds a comment",
    "Comments show names and what was said.",
    removeIt,
  ],
  "hidden-text": ["It holds hidden text", recoverable, removeIt],
  "hidden-sheet": ["A sheet is hidden", recoverable, removeIt],
  "hidden-cells": ["Rows or columns are hidden", recoverable, cleanCopy],
  "hidden-slide": ["A slide is hidden", recoverable, removeIt],
  "speaker-notes": [
    "A slide has speaker's notes",
    "They are for whoever speaks, and often frank.",
    cleanCopy,
  ],
  "embedded-object": [
    "Another document is embedded in it",
    "A chart can bring its whole workbook along.",
    cleanCopy,
  ],
  "external-link": [
    "It refers to something outside it",
    "The reference names servers, folders or people, and is fetched when it is opened.",
    cleanCopy,
  ],
  "custom-property": [
    "It has properties of its own making",
    "Document systems leave customers, classifications and ids there.",
    cleanCopy,
  ],
  "removed-text": [
    "It holds what was marked as removed",
    "A person marked it on the private version, and whoever has this file can read it.",
    "Have a version made without it, or take the mark back; nobody can accept it.",
  ],
  "removed-text-part": [
    "It holds letters of what was marked as removed",
    "They stand within a longer word, or with other marks between them.",
    "Read it there; have a version made without it, or accept it with a reason.",
  ],
  "removed-text-unknown": [
    "What was marked as removed is not in the private version",
    "It may be spelt otherwise there; that it is not in this file says nothing then.",
    "Compare the mark with the private version, and mark it anew, or accept it with a reason.",
  ],
  "changed-text": [
    "It says what the private version does not say",
    "What was kept should be unchanged; what is new was not judged with the rest.",
    "Read both; accept what is meant with a reason.",
  ],
  "gone-text": [
    "Words of the private version are gone that nobody marked as removed",
    "A word that is missing can turn what was kept into its opposite.",
    "Compare both; mark what was removed, or accept it with a reason.",
  ],
  "inspector-hung": [
    "The inspector did not come to an end with it",
    "A file that does this is damaged, or was made to do it; nothing is known of it.",
    "Ask for another version, or have somebody look at it with other tools.",
  ],
  "inspector-crashed": [
    "The inspector failed on it",
    "A file that does this is damaged, or was made to do it; nothing is known of it.",
    "Ask for another version, or have somebody look at it with other tools.",
  ],
  "inspector-memory": [
    "The inspector ran out of memory on it",
    "A file that does this is very large, or was made to do it; nothing is known of it.",
    "Ask for another version, or have somebody look at it with other tools.",
  ],
} as const satisfies Partial<Record<CheckId, CheckWords>>;
