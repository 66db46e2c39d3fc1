// SPDX-License-Identifier: Apache-2.0

export const inspectionMessages = {
  "inspection.title": "Inspection of {name}",
  "inspection.back": "Back",
  "inspection.none":
    "Nobody has looked inside this version for what should not become public.",
  "inspection.what":
    "It is read in a process of its own that holds no key, and every finding says where, why and what to do. What cannot be seen is listed too.",
  "inspection.run": "Inspect it",
  "inspection.again": "Inspect it again",
  "inspection.running": "It is inspected",
  "inspection.runningHint":
    "A file that makes the inspector hang, crash or swell is a finding of its own.",
  "inspection.done":
    "Inspected: {findings, plural, =0 {nothing was found} one {# finding} other {# findings}}, {unseen, plural, =0 {nothing was unseen} one {# thing could not be seen} other {# things could not be seen}}.",
  "inspection.open": "Show the report",
  "inspection.openNamed": "Show the report on {name}",
  "inspection.fact": "Inspection",
  "inspection.at": "{type}, looked at {at}",

  "inspection.standing.missing": "Not inspected",
  "inspection.standing.stale": "To be inspected again",
  "inspection.standing.blocking": "Waits for decisions",
  "inspection.standing.clear": "Nothing stands in the way",
  "inspection.standing.waits":
    "{count, plural, one {# thing waits for a decision} other {# things wait for a decision}}",
  "inspection.staleWords":
    "What is looked for has changed since: the rules, the audit’s watch list, or the findings that a release carves out. Decisions about what is found again stay.",
  "inspection.clearWords":
    "Every finding that needs a decision has one, and somebody has looked where the inspector could not.",
  "inspection.blockingWords":
    "Have a version made without it and take that in, or accept it with a reason. A decision holds for these bytes alone.",

  "inspection.group.block": "Blocks",
  "inspection.group.blockHint": "Should not be public as it is.",
  "inspection.group.warn": "Asks",
  "inspection.group.warnHint": "May be meant, and somebody has to say so.",
  "inspection.group.unseen": "Could not see",
  "inspection.group.unseenHint":
    "Nothing is known of these. Each needs a person who has looked in another way.",
  "inspection.group.note": "Notes",
  "inspection.group.noteHint": "For information; they need no answer.",
  "inspection.nothing":
    "Nothing was found, and there was nothing that could not be seen.",
  "inspection.where": "Where",
  "inspection.seen": "Seen",
  "inspection.why": "Why it matters",
  "inspection.do": "What to do",
  "inspection.what.unseen": "What",
  "inspection.choose": "Choose: {what}",
  "inspection.chooseAll": "Choose all that wait",
  "inspection.chosen": "{count, plural, one {# chosen} other {# chosen}}",
  "inspection.decided": "Accepted by {name}, {at}",
  "inspection.lookedAt": "Looked at by {name}, {at}",
  "inspection.decisions": "Accepted",
  "inspection.decisionOf":
    "{name}, {at} · {count, plural, one {one thing} other {# things}}",
  "inspection.accept": "Accept with a reason…",
  "inspection.tick": "I have looked…",
  "inspection.reopen": "Take back…",
  "inspection.unchoose": "Choose none",

  "decide.title":
    "{count, plural, one {Decide about one thing} other {Decide about # things}}",
  "decide.what":
    "What was found stays in the file. The decision, who took it and why stand in the ledger, and go to the people who are asked to approve.",
  "decide.person": "Who decides",
  "decide.nobody": "Enrol the people of the audit first.",
  "decide.reason": "Why, or what was looked at and how",
  "decide.reasonHint":
    "Such as: the vendor agreed to the address; pages 3 to 5 were read on paper.",
  "decide.missing": "Write why.",
  "decide.go": "Decide",
  "decide.done":
    "{count, plural, one {One decision is on record.} other {# decisions are on record.}}",
  "decide.back": "Take the decision back?",
  "decide.backWhat":
    "It waits for a decision again, and a request for approval that rests on it is void.",
  "decide.backGo": "Take back",

  "watch.title": "Watch list of the audit",
  "watch.hint":
    "Words that must not stand in anything public, and ids under embargo. Changing it makes reports that were made before stale.",
  "watch.words": "Words and names, one a line",
  "watch.embargoed": "Ids under embargo, one a line",
  "watch.fault":
    "Each line has 2 to 200 characters, and there are 500 at most.",
  "watch.save": "Keep the watch list",
  "watch.saved": "The watch list is kept.",

  "inspections.title": "Inspections of its files",
} as const;
