// SPDX-License-Identifier: Apache-2.0

export const comparisonMessages = {
  "comparison.open": "Compare…",
  "comparison.openNamed": "Compare {name} with another version",
  "comparison.title": "Compare two versions",
  "comparison.back": "Back",
  "comparison.before": "Before",
  "comparison.after": "After",
  "comparison.swap": "Swap",
  "comparison.none": "Choose a version",
  "comparison.choose":
    "Choose two versions, of one deliverable or of two, such as a private report and its public variant.",
  "comparison.running":
    "Both versions are read and compared. Nothing of them is written.",
  "comparison.same": "The two are the same bytes.",
  "comparison.sameLines": "Their lines are equal; their bytes are not.",
  "comparison.sameEntries": "Every file in them is equal.",
  "comparison.digestsOnly": "Only their digests were compared",
  "comparison.lines": "{count, plural, one {# line} other {# lines}}",
  "comparison.alone":
    "{count, plural, one {# line} other {# lines}} here alone",
  "comparison.sum":
    "{differences, plural, one {# difference} other {# differences}}: {removed, plural, one {# line} other {# lines}} removed, {added, plural, one {# line} other {# lines}} added.",
  "comparison.entriesSum":
    "{changed, number} changed, {added, number} added, {removed, number} removed, {moved, number} moved, {same, number} equal.",
  "comparison.entriesUnknown":
    "{count, plural, one {# file} other {# files}} could not be compared.",
  "comparison.differences": "Differences",
  "comparison.all": "Show what is equal too",
  "comparison.next": "Next difference",
  "comparison.previous": "Previous difference",
  "comparison.keys": "N or F7: next difference. P or Shift+F7: previous.",
  "comparison.at": "Difference {number, number} of {count, number}",
  "comparison.page": "Rows {from, number} to {to, number} of {count, number}",
  "comparison.earlier": "Earlier rows",
  "comparison.later": "Later rows",
  "comparison.skipped":
    "{count, plural, one {# equal line} other {# equal lines}}",
  "comparison.sign.removed": "removed",
  "comparison.sign.added": "added",
  "comparison.cut": "not all of this line is shown",
  "comparison.endless": "no line end after this line",
  "comparison.pageLine": "p. {section}, {number, number}",
  "comparison.partLine": "{section}, {number, number}",
  "comparison.column.change": "Change",
  "comparison.column.path": "Path",
  "comparison.notRead": "not read: it {reason}",
  "comparison.movedFrom": "from {path}",
  "comparison.notAll": "Not everything could be compared",
  "comparison.notAllBefore": "Before: {what}",
  "comparison.notAllAfter": "After: {what}",
} as const;
