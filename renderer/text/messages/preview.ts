// SPDX-License-Identifier: Apache-2.0

export const previewMessages = {
  "preview.open": "Look inside",
  "preview.openNamed": "Look inside {name}",
  "preview.opening": "The version is opened and checked…",
  "preview.gone":
    "What showed this version has ended. The file may ask for more than can be given. Nothing was changed.",
  "preview.tools": "Tools",
  "preview.find": "Find",
  "preview.found": "{current, number} of {count}",
  "preview.findPrevious": "Previous place",
  "preview.findNext": "Next place",
  "preview.zoomIn": "Larger",
  "preview.zoomOut": "Smaller",
  "preview.page": "Page {number, number}",
  "preview.pageNumber": "Page",
  "preview.ofPages": "of {count, number}",
  "preview.links":
    "{count, plural, one {# address} other {# addresses}} behind links on page {number, number}; they do nothing here",
  "preview.address": "({url})",
  "preview.picture": "[Picture: {words}]",
  "preview.asSource": "As written",
  "preview.asMeant": "As meant",
  "preview.unknown":
    "This cannot be shown as a document, because it is of no kind that is known here. These are its bytes.",
  "preview.empty": "There is nothing to show, because this file is empty.",
  "preview.unread":
    "What is in this file cannot be shown, because reading it came to no end: it took too long or too much memory, or is made to break what reads it. These are its bytes.",
  "preview.officeLocked":
    "This document cannot be shown, because it is encrypted with a password. Ask its sender for one without. These are its bytes.",
  "preview.officeOld":
    "This document cannot be shown, because it is in a format of Office from before 2007, which is not read here. Ask its sender for DOCX, XLSX, PPTX or PDF. These are its bytes.",
  "preview.compound":
    "This cannot be shown, because it is a compound file of Windows, such as a message of Outlook, which is not read here. These are its bytes.",
  "preview.pictureKind":
    "This picture cannot be shown, because {kind} is not decoded here. Ask its sender for PNG or JPEG. These are its bytes.",
  "preview.recording":
    "This cannot be shown, because it is a video or a sound, and nothing is played here. These are its bytes.",
  "preview.archiveKind":
    "What is in this archive cannot be listed, because {kind} is not read here. Ask its sender for zip or tar. These are its bytes.",
  "preview.sealed":
    "This cannot be shown, because it is encrypted. Take it in once more as something handed over, where it is opened with its key. These are its bytes.",
  "preview.program":
    "This cannot be shown, because it is a program. Nothing of it is run. These are its bytes.",
  "preview.parts": "Its files",
  "preview.words": "Its text",
  "preview.entries":
    "{count, plural, one {# entry} other {# entries}}, {size} unpacked",
  "preview.timesUtc": "times in UTC",
  "preview.timesLocal": "times as the clock stood where it was packed",
  "preview.stopped": "This list may be shorter than the archive. {why}",
  "preview.entryName": "Name",
  "preview.entrySize": "Size",
  "preview.entryPacked": "Packed",
  "preview.entryChanged": "Changed",
  "preview.entryLink": "leads to {target}",
  "preview.entryLocked": "is encrypted: what is in it was not seen",
  "preview.officeNote":
    "Its text alone: pictures, charts and how it looks are not shown, and no formula is run.",
  "preview.officeCut":
    "Not all of it is shown: 30,000 paragraphs and rows at most, of a sheet 2,000 rows and 200 columns.",
  "preview.officeUnread":
    "{count, plural, one {One part} other {# parts}} of it could not be read to the end: {parts}.",
  "preview.header": "Header",
  "preview.footer": "Footer",
  "preview.footnotes": "Footnotes",
  "preview.endnotes": "Endnotes",
  "preview.comments": "Comments",
  "preview.commentsOn": "Comments on {name}",
  "preview.sheet": "Sheet {name}",
  "preview.slide": "Slide {name}",
  "preview.notes": "Speaker’s notes of slide {name}",
  "preview.shapes": "Words on shapes of {name}",
  "preview.isHidden": "hidden",
  "preview.hiddenPart": "{name} (hidden)",
  "preview.inserted": "inserted",
  "preview.deleted": "deleted",
  "preview.movedAway": "moved away",
  "preview.movedHere": "moved here",
  "preview.changedBy": "{change} by {who}",
  "preview.isWhite": "white",
  "preview.isTiny": "tiny",
  "preview.isPicture": "picture",
  "preview.isFormula": "formula",
  "preview.bytesCut": "Only the first 16 MiB are shown.",
  "preview.textCut":
    "Not all of it is shown: 500,000 lines at most, and 10,000 letters of each.",
  "preview.tableCut":
    "Not all of it is shown: 2,000 rows and 200 columns at most. Look at it as written to see the rest.",
  "preview.pagesCut":
    "Only the first {most, number} of its {count, number} pages are shown.",
  "preview.pdfEncrypted":
    "This PDF cannot be shown, because it is encrypted with a password. These are its bytes.",
  "preview.pdfBroken":
    "This PDF cannot be shown, because it is damaged. These are its bytes.",
  "preview.imageBroken":
    "This picture cannot be shown, because it is damaged. These are its bytes.",
  "preview.imageLarge":
    "This picture cannot be shown, because it has more than 64 million pixels. These are its bytes.",
} as const;
