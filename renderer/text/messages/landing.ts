// SPDX-License-Identifier: Apache-2.0

export const landingMessages = {
  "landing.title": "Where it will lie",
  "landing.what":
    "The exact tree, the release folder’s own files included, and against a clone of the public repository what it changes there and what would change its bytes. Nothing is written, here or in the clone.",
  "landing.look": "Preview the tree",
  "landing.lookAgain": "Preview it again",
  "landing.lookIn": "Preview in a clone…",
  "landing.looked": "The preview is there.",
  "landing.stale": "Something was changed since. Preview it again.",
  "landing.unsound":
    "First choose files, with paths that can be used; then the tree can be shown.",
  "landing.blocked":
    "{count, plural, one {One thing keeps it from lying there as it is} other {# things keep it from lying there as it is}}",
  "landing.clear": "It lies there as it is",
  "landing.clearWhat":
    "Nothing in the base would change these bytes, or is in their way.",
  "landing.noBase": "The tree alone",
  "landing.noBaseWhat":
    "No clone was named: what is in the repository already, and what it would do to these bytes, is not known.",
  "landing.note": "Good to know",
  "landing.base": "Base commit",
  "landing.counts": "What changes",
  "landing.added": "{count, plural, one {# added} other {# added}}",
  "landing.changed": "{count, plural, one {# changed} other {# changed}}",
  "landing.removed": "{count, plural, one {# removed} other {# removed}}",
  "landing.untouched":
    "{count, plural, one {# left as it is} other {# left as they are}}",
  "landing.tree": "The tree",
  "landing.path": "Path",
  "landing.change": "Change",
  "landing.was": "was {size}",
  "landing.before": "digest before",
  "landing.compare": "What changes",
  "landing.compareNamed": "What changes in {path}",
  "landing.own": "of the release folder",
  "landing.later": "made later",
  "landing.toCome":
    "The release folder is not whole yet: the signature of each person who counts joins it.",
  "landing.change.added": "Added",
  "landing.change.changed": "Changed",
  "landing.change.unchanged": "As before",
  "landing.change.other-kind": "Replaced",
  "landing.change.removed": "Removed",
} as const;
