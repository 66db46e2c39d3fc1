// SPDX-License-Identifier: Apache-2.0

export const releaseMessages = {
  "releases.propose": "Propose a release…",
  "releases.empty":
    "No release yet. A release names the files that are to become public and the people who must approve it; nothing leaves before they have.",
  "releases.choose": "Choose a release from the list.",
  "releases.waitingFor": "Waiting for {names}",
  "releases.waitingForSome": "Waiting for {count, number} of these: {names}",

  "release.state.proposed": "Proposed",
  "release.state.requested": "Awaiting approval",
  "release.ready": "Ready to export",
  "release.state.exported": "Exported",
  "release.state.abandoned": "Abandoned",
  "release.superseded": "Superseded",
  "release.askedBy": "Asked for by {name}",
  "release.place": "Statement in",
  "release.base": "Base commit",
  "release.noBase": "None: the bundle holds no git commit.",
  "release.removes": "Removes",
  "release.author": "Author",
  "release.proposed": "Proposed",
  "release.notBefore": "Not before",
  "release.expires": "Expires",
  "release.abandon": "Abandon this release…",

  "release.carveOuts": "Carved out",
  "release.carvedGone": "A finding that was removed since",
  "gate.title": "What stands between this and its release",
  "gate.request": "Write the statement",
  "gate.signatures": "To the signatures",
  "gate.inspections": "To the inspections",
  "gate.inspect": "To the inspection",
  "gate.inspectNamed": "To the inspection of {name}",
  "gate.report": "To the report",
  "gate.reportNamed": "To the report on {name}",
  "gate.crossCheck": "To the cross-check",
  "gate.crossCheckNamed": "To the cross-check of {name}",
  "gate.findings": "To the findings",
  "gate.findingNamed": "To {label}",
  "gate.people": "To people and charter",
  "gate.deliverables": "To the deliverables",
  "gate.proposal": "Propose anew",
  "gate.embargo": "To the embargo",
  "gate.ledger": "To the ledger",
  "way.title": "The way to publication",
  "way.state.done": "done",
  "way.state.now": "next",
  "way.state.later": "later",
  "way.statement": "Write the statement",
  "way.statement.what": "It fixes the bytes that people sign.",
  "way.gate": "Meet every condition",
  "way.gate.what":
    "Signatures, inspection, findings and times, as the charter asks.",
  "way.export": "Export",
  "way.export.what": "The bundle is written, checked and read back.",
  "way.merge": "Merge",
  "way.merge.what":
    "Fetch its commit, verify it, and open a pull request. The content is public from then on.",
  "way.links": "See that the links are live",
  "way.links.what":
    "Verify what was merged, and open the files where the public finds them.",
  "way.announce": "Announce",
  "way.announce.what": "Only now the blog post, with its links.",
  "request.what":
    "Writing the statement fixes its bytes: files, paths, times and purpose as listed below. From then on that text is what people sign.",
  "request.done": "The statement was written. It can be signed now.",

  "signatures.title": "Signatures",
  "signatures.drop": "Drop to record signatures on this release",
  "place.legend": "Where it is signed",
  "place.here": "Here",
  "place.hereHint":
    "With a key file, through ssh-agent, or a key of this vault.",
  "place.elsewhere": "Elsewhere",
  "place.elsewhereHint":
    "The text is made and sealed for them, to sign and send back.",
  "place.go.here": "Sign it…",
  "place.go.elsewhere": "Make the text",
  "place.made": "The text is made; nothing is recorded yet",
  "place.sealed":
    "It leaves sealed to {name}: nobody else can open it. They read it, sign it, and send one sealed file back.",
  "place.carry": "Save it to send…",
  "place.carryWhy":
    "Two files in a folder: the sealed text, and how it is opened, signed and sent back.",
  "place.carried": "The text and how to sign it were saved.",
  "place.paste": "Paste it into a message instead",
  "place.sealedText": "sealed text",
  "place.how": "how to sign it",
  "place.unsealable": "It cannot be sealed to {name}",
  "place.unsealableWhat":
    "The charter in force lists no key of theirs under Seal, or none that is not lost or being revoked. Let them sign here, or tell them on the channel that you have agreed on.",
  "place.doubt":
    "The only key of theirs that the charter lists is the one that is being revoked. If they have it no more, they cannot open what is sealed to it: let them sign here, tell them on the channel that you have agreed on, or hand the text over unsealed.",
  "place.unsealed": "Hand it over unsealed",
  "place.unsealedWhat":
    "Whoever comes by the text reads it. Hand it over so only if it says nothing confidential.",
  "place.carryUnsealed": "Save it unsealed…",
  "place.copyUnsealed": "Or copy the text as it is:",
  "place.carryUnsealedWhy": "The text as it is, and how it is signed.",

  "sign.go": "Sign with my SSH key…",
  "sign.busy": "Signing…",
  "sign.why":
    "With a key file, through ssh-agent, or with a key made in this vault. A key on hardware may ask for a touch.",
  "send.go": "Send the request…",
  "send.why":
    "Writes one parcel, sealed to the people asked, and how to sign it. Only they can open it.",
  "send.requesterFirst":
    "The signature of {name} must be recorded first: it shows the others who asks.",
  "send.done": "The request was written and sealed.",
  "send.next":
    "Send both files to the people asked. Each sends one signature file back; drop it on this window.",
  "sent.line": "Sealed to {names},",

  "statement.title": "Statement",
  "statement.text": "Text of the statement",
  "statement.issued": "Issued",
  "renew.open": "Write it anew…",
  "renew.why":
    "For a request that has become stale: people refuse to sign one that is over a day old.",
  "renew.title": "Write the statement anew?",
  "renew.what":
    "{count, plural, =0 {The text gets a new time and a new identifier. Nobody has signed the present one.} one {The text gets a new time and a new identifier. The # signature on the present one no longer counts and must be given again.} other {The text gets a new time and a new identifier. The # signatures on the present one no longer count and must be given again.}}",
  "renew.go": "Write it anew",

  "files.title": "What leaves",
  "files.path": "Path in the public repository",
  "files.size": "Size",
  "files.from": "from {name}",

  "export.jump": "To the export",
  "export.title": "Everything that the charter asks for is there",
  "export.titleDone": "Exported",
  "export.ready":
    "{count, plural, one {# file leaves the vault} other {# files leave the vault}} with the statement and its signatures. The bytes are checked once more as they are written.",
  "export.was": "Its bundle was written on",
  "export.go": "Export the release…",
  "export.again": "Export the same bytes again…",
  "export.done": "The release was written and checked.",
  "export.verify": "Verify it as a stranger would",
  "export.folder": "Folder",
  "export.digest": "Statement",
  "export.commit": "Commit",
  "export.noCommit": "None: no base was named.",
  "export.next": "Next steps",
  "export.nextLie":
    "The next steps lie in NEXT-STEPS.md, in the folder that was written.",
  "export.step.fetch": "Bring it into a clone",
  "export.step.verify": "Verify it there",
  "export.step.push": "Push it, and open a pull request",
  "export.stepWords":
    "Fill in what stands in capitals: {words}. Take verify.sh and the charter from your own copies, not from the bundle.",
  "export.commands": "commands",
  "export.whole": "NEXT-STEPS.md, whole",

  "abandon.title": "Abandon this release?",
  "abandon.what":
    "It can no longer be signed or exported. The files stay in the vault, and the proposal stays in the ledger.",
  "abandon.whatSent":
    "It can no longer be signed or exported here. Requests that were sent stay with the people who have them; the ledger names who. The files stay in the vault.",
  "abandon.go": "Abandon",
  "abandon.done": "The release was abandoned.",
} as const;
