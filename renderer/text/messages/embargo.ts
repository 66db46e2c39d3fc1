// SPDX-License-Identifier: Apache-2.0

export const embargoMessages = {
  "embargo.title": "Embargo",
  "embargo.under":
    "Until when results are held back, who agreed to that, and whom to notify when.",
  "embargo.toOverview": "Overview",
  "embargo.propose": "Propose a date…",
  "embargo.revise": "Revise the date…",
  "embargo.agree": "Record an agreement…",
  "embargo.lift": "Lift…",
  "embargo.export": "Save as calendar…",
  "embargo.exported":
    "The calendar was saved. It holds times and general titles alone, and nothing of this audit.",
  "embargo.empty":
    "No date was proposed. Until there is one, a release waits for what its approval says, and for nothing else.",

  "embargo.state.none": "None",
  "embargo.state.proposed": "Proposed",
  "embargo.state.in-force": "In force",
  "embargo.state.passed": "Passed",
  "embargo.state.lifted": "Lifted",

  "embargo.clock": "What remains",
  "embargo.clockProposed": "What would remain",
  "embargo.utc": "In UTC",
  "embargo.inZone": "As it was written",
  "embargo.here": "On this computer",
  "embargo.agreedBy": "Agreed by",
  "embargo.waitsFor": "Waits for",
  "embargo.recommended": "Recommended instead: {when}.",
  "embargo.warnings": "Mind the day and the hour",
  "embargo.revision":
    "{names} have still to agree to {when}. Until then the date here holds.",

  "embargo.marks": "When to notify whom",
  "embargo.mark": "What",
  "embargo.countdown": "Remains",
  "embargo.calendar": "Calendar",
  "embargo.month": "{month}, days in UTC",
  "embargo.monthBefore": "The month before",
  "embargo.monthAfter": "The month after",
  "embargo.monthOfEnd": "The month of the end",
  "embargo.today": "Today",

  "embargo.dates": "Every date",
  "embargo.date": "Date",
  "embargo.dateState": "State",
  "embargo.why": "Why",
  "embargo.date.proposed": "Proposed",
  "embargo.date.agreed": "Agreed",
  "embargo.date.replaced": "Replaced",
  "embargo.date.lifted": "Lifted",
  "embargo.saidInWords": "{name}: {words}",
  "embargo.saidBySignature": "{name}, by the approval that they signed",
  "embargo.nobody": "Nobody yet",

  "embargoDate.propose": "Propose when the embargo ends",
  "embargoDate.revise": "Propose another date",
  "embargoDate.what":
    "The date holds once everybody you ask has agreed. Until then, a date that was agreed before holds.",
  "embargoDate.local": "Date and time",
  "embargoDate.localHint": "As a clock in the zone below shows it.",
  "embargoDate.localMissing": "Give a full date and time.",
  "embargoDate.zone": "Zone",
  "embargoDate.zoneHint": "UTC, or a name such as Europe/Berlin.",
  "embargoDate.zoneUnknown": "This zone is not known here.",
  "embargoDate.skipped": "Clocks there jump over this time.",
  "embargoDate.past": "This is over.",
  "embargoDate.twice": "Clocks there show this time twice. Which one?",
  "embargoDate.earlier": "The earlier, {when}",
  "embargoDate.later": "The later, {when}",
  "embargoDate.is": "That is {when}.",
  "embargoDate.useRecommended": "Use {when}",
  "embargoDate.asked": "Who has to agree",
  "embargoDate.askedMissing": "Choose at least one person.",
  "embargoDate.go": "Propose it",
  "embargoDate.done": "The date was proposed.",

  "embargoAgree.title": "Record an agreement",
  "embargoAgree.what": "To the date {when}.",
  "embargoAgree.person": "Who agreed",
  "embargoAgree.how": "How",
  "embargoAgree.words": "In their words",
  "embargoAgree.statement": "By the approval that they signed",
  "embargoAgree.said": "What they said, and where",
  "embargoAgree.saidMissing": "Say in their words, and where these stand.",
  "embargoAgree.release": "Release",
  "embargoAgree.noRelease": "No release was requested with this very date.",
  "embargoAgree.go": "Record it",
  "embargoAgree.done": "The agreement was recorded.",

  "embargoLift.title": "Lift the embargo",
  "embargoLift.what":
    "Only an approval lifts it: one that supersedes another, has an earlier Not-before, and that everybody needed has signed.",
  "embargoLift.none":
    "No release supersedes another. Propose one that replaces another, and have it signed.",
  "embargoLift.go": "Lift it",
  "embargoLift.done": "The embargo was lifted.",

  "release.beforeEmbargoTitle": "This would leave before the embargo ends",
  "release.beforeEmbargo":
    "The agreed end is {when}. An earlier time is for an approval that supersedes another and so lifts the embargo.",
} as const;
