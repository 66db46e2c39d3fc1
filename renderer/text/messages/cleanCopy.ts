// SPDX-License-Identifier: Apache-2.0

export const cleanCopyMessages = {
  "clean.open": "Make a clean copy…",
  "clean.title": "Make a clean copy?",
  "clean.what":
    "A version of its own, without what nobody sees: metadata, attachments, scripts, hidden notes, earlier revisions. Every page of both is drawn and compared dot by dot; where one differs, nothing is kept. The original stays.",
  "clean.settles": "These are expected to be gone:",
  "clean.settlesNothing":
    "Nothing of what was found lies where a clean copy would be without it.",
  "clean.name": "Title for readers to show",
  "clean.nameHint": "May be left empty: then the copy has none.",
  "clean.go": "Make the copy",
  "clean.running": "A clean copy is made",
  "clean.runningHint":
    "It is written anew in a process that holds no key, drawn beside the original, and inspected.",
  "clean.done":
    "The clean copy is kept: {pages, plural, one {its page looks} other {all # pages look}} the same.",
  "clean.settled": "Clean copy",
  "clean.settledWords": "One would be without it.",
  "clean.panel": "This is a clean copy",
  "clean.source": "Show the original’s report",
  "clean.compared": "Compared",
  "clean.comparedWords":
    "{pages, plural, one {# page} other {# pages}}, {dots} dots: all the same as the original’s.",
  "clean.without": "Without",
  "clean.withoutNothing": "Nothing that has a name; it was written anew.",
  "clean.kept": "Kept, to look at",
  "clean.times": "{words}, {times, number} times",
  "clean.copies": "Clean copies",
  "clean.copiesHint":
    "Look the same, and are without what nobody sees. Release one of these instead.",
} as const;
