// SPDX-License-Identifier: Apache-2.0

export const removalMessages = {
  "removal.open": "Cross-check",
  "removal.openNamed": "Cross-check of {name}",
  "removal.title": "Cross-check of {name}",
  "removal.underPrivate": "Private: what of it must not become public",
  "removal.underPublic": "Public, beside the private version that it came from",
  "removal.toReport": "To the report",
  "removal.run": "Run the check",
  "removal.runAgain": "Run it again",
  "removal.ran":
    "The check has run. {count, plural, =0 {Nothing that is marked was found.} one {One text that is marked was found.} other {# texts that are marked were found.}}",

  "removal.verdict.failed": "Something that was marked is still there",
  "removal.verdictWords.failed":
    "Nobody can accept that. Take in a version without it, or take the mark back with a reason.",
  "removal.verdict.waits": "It waits for a person",
  "removal.verdictWords.waits":
    "What asks, what differs and what could not be seen is decided about in the report.",
  "removal.verdict.unknown": "Not known yet",
  "removal.verdictWords.unknown":
    "It was not checked for all of these, or not to its end. Run the check.",
  "removal.verdict.passed": "Everything that was marked is absent",
  "removal.verdictWords.passed":
    "What was kept says what the private version says, or somebody accepted how it differs.",
  "removal.noBase":
    "Nobody has recorded which private version it was made from",
  "removal.noBaseWords":
    "Marks are looked for all the same, but what was kept is compared with nothing. Say in the deliverables where this version stands.",
  "removal.baseMissing": "The private version cannot be read",
  "removal.baseMissingWords":
    "It was removed from the vault. Marks are looked for all the same, but what was kept is compared with nothing.",

  "removal.marks": "Marked as removed",
  "removal.marksHint":
    "Each is looked for in the text, in metadata, in hidden layers and in attachments of every version made from the one that it was marked on.",
  "removal.none": "Nothing is marked as removed yet.",
  "removal.markedOn": "marked on {names}",
  "removal.carvedOut": "carved out of a release, as it tells of {labels}",
  "removal.notInPrivate":
    "not in the private version: misspelt, its absence says nothing",
  "removal.moreFound":
    "{count, plural, one {and at one more place} other {and at # more places}}",
  "removal.unmark": "Take back…",
  "removal.unmarkNamed": "Take back: {text}",
  "removal.unmarkTitle": "Take the mark back?",
  "removal.unmarkWhat":
    "“{text}” is looked for no more, and reports that were made with it are stale. That it was marked, and your reason, stay in the ledger.",
  "removal.unmarkGo": "Take back",
  "removal.unmarked": "It is marked no more.",

  "removal.add": "Mark as removed",
  "removal.addLabel": "Words, ids of findings, or passages",
  "removal.addHint":
    "Case, white space, line ends and hyphens make no difference.",
  "removal.how": "What was written is",
  "removal.each": "one mark a line",
  "removal.whole": "one passage over several lines",
  "removal.onBase":
    "The mark is put on {name}, so that it holds for every version made from it.",
  "removal.missing": "Write what is removed.",
  "removal.mark": "Mark as removed",
  "removal.marked":
    "{count, plural, one {One text is marked as removed.} other {# texts are marked as removed.}}",

  "removal.sides": "Side by side",
  "removal.sidesHint":
    "What was marked, and where the public version says something else.",
  "removal.everyLine": "Compare every line",
  "removal.inPrivate": "Private: {name}",
  "removal.inPublic": "Public: {name}",
  "removal.row.mark": "Removed",
  "removal.row.changed": "Changed",
  "removal.row.new": "New",
  "removal.row.gone": "Gone, and not marked",
  "removal.row.rest": "Kept",
  "removal.rest": "All other words",
  "removal.restSame": "Unchanged",
  "removal.restUnknown": "Not known yet",
  "removal.accepted": "Accepted by {name}, {at}",
} as const;
