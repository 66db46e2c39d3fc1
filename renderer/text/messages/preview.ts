// SPDX-License-Identifier: Apache-2.0

export const previewMessages = {
  "preview.open": "Look inside",
  "preview.openNamed": "Look inside {name}",
  "preview.opening": "The version is opened and checked…",
  "preview.gone":
    "What showed this version has ended. The file may ask for more than can be given. Nothing was changed.",
  "preview.tools": "Tools",
  "preview.find": "Find",
  "preview.found": "{current} of {count}",
  "preview.findPrevious": "Previous place",
  "preview.findNext": "Next place",
  "preview.zoomIn": "Larger",
  "preview.zoomOut": "Smaller",
  "preview.page": "Page {number}",
  "preview.pageNumber": "Page",
  "preview.ofPages": "of {count}",
  "preview.links":
    "{count, plural, one {# address} other {# addresses}} behind links on page {number}; they do nothing here",
  "preview.address": "({url})",
  "preview.picture": "[Picture: {words}]",
  "preview.asSource": "As written",
  "preview.asMeant": "As meant",
  "preview.unknown":
    "This cannot be shown as a document, because it is of no kind that is known here. These are its bytes.",
  "preview.bytesCut": "Only the first 16 MiB are shown.",
  "preview.textCut":
    "Not all of it is shown: 500,000 lines at most, and 10,000 letters of each.",
  "preview.tableCut":
    "Not all of it is shown: 2,000 rows and 200 columns at most. Look at it as written to see the rest.",
  "preview.pagesCut": "Only the first {most} of its {count} pages are shown.",
  "preview.pdfEncrypted":
    "This PDF cannot be shown, because it is encrypted with a password. These are its bytes.",
  "preview.pdfBroken":
    "This PDF cannot be shown, because it is damaged. These are its bytes.",
  "preview.imageBroken":
    "This picture cannot be shown, because it is damaged. These are its bytes.",
  "preview.imageLarge":
    "This picture cannot be shown, because it has more than 64 million pixels. These are its bytes.",
} as const;
