// SPDX-License-Identifier: Apache-2.0

export const charterMessages = {
  "charter.title": "Charter",
  "charter.version": "Charter, version {version, number}",
  "charter.state.none": "No charter",
  "charter.state.draft": "Awaiting signatures",
  "charter.state.in-force": "In force",
  "charter.state.stillInForce": "In force until the next one is",
  "charter.emptyPeople":
    "The charter says whose signatures count, and how many are needed. Enrol the owners and chairs first.",
  "charter.empty":
    "No charter yet. It says whose signatures count, and how many are needed; nothing can be released without one.",
  "charter.draft": "Draft the charter…",
  "charter.draftNext": "Draft a new version…",
  "charter.redraft": "Draft it anew…",
  "charter.waitingFor":
    "It comes into force when everybody whom it names has signed. Waiting for {names}.",
  "charter.waitingForSeats":
    "It comes into force when the charter that is in force agrees:",
  "charter.waitingForKeys":
    "Waiting for {names}, who must sign with the keys that it adds.",
  "charter.lostTitle": "It names keys that count no more",
  "charter.lostNext":
    "They were revoked or recorded as lost, and sign nothing that counts. Draft a charter that names another key of theirs, or leaves them out.",
  "charter.discard": "Discard the draft…",
  "charter.discardTitle": "Discard the draft?",
  "charter.discardWhat":
    "Signatures already given to it count no more. A charter that is in force stays in force. That there was a draft, and your reason, stay in the ledger.",
  "charter.discardGo": "Discard the draft",
  "charter.discarded": "The draft was discarded.",
  "charter.send": "Send for signature…",
  "charter.sendWhy":
    "Writes the charter and how to sign it into a folder. It holds roles and keys alone, so that it may travel openly.",
  "charter.sent": "The charter was written out for signing.",
  "charter.sentNext":
    "Give these files to everybody named above. Each sends one signature file back.",
  "charter.drop": "Drop to record signatures on the charter",
  "charter.export": "Export the charter…",
  "charter.exportWhy":
    "Whoever verifies a release needs this copy, from you and not from the release.",
  "charter.exported": "The charter was exported with its signatures.",
  "charter.exportedNext":
    "Publish it where people already trust you, or hand it over in person.",
  "charter.showText": "Text and digest",
  "charter.text": "Text of the charter",
  "charter.issued": "Issued",

  "charter.differences": "Text with the differences to the one in force",
  "charter.showDifferences": "What it changes",
  "charter.line.added": "Added:",
  "charter.line.removed": "Removed:",
  "charter.turnoverDraft": "When it is in force",
  "charter.turnoverNow": "What was asked for under earlier charters",
  "turnover.stands": "Stands",
  "turnover.open": "Needs more signatures",
  "turnover.void": "Void",
  "turnover.of.release": "Release: {purpose}",
  "turnover.of.consent": "Consent: {purpose}",
  "turnover.kept": "Signatures that stand: {names}.",
  "turnover.lost": "The signature of {name} counts no more:",
  "turnover.why.left-out": "the charter does not name them any more.",
  "turnover.why.key-left-out":
    "the charter does not name the key that they signed with.",
  "turnover.why.term-over": "no term of theirs holds the time of the request.",
  "turnover.why.role-lost": "they have another role.",
  "turnover.why.demand":
    "they do not meet what the charter demands of signers.",
  "turnover.why.key-lost": "the key that they signed with is lost.",
  "turnover.demand":
    "The charter demands “{name}”, which this was not asked with.",
  "draft.title": "Draft a charter",
  "draft.what":
    "The charter is a short public text: the people below with their roles and keys, and how many of them must sign for what.",
  "draft.replaces":
    "This replaces the draft that waits for signatures. Signatures already given to it do not count for the new one.",
  "draft.policy": "Who must sign",
  "draft.usual": "One owner and two chairs, for everything",
  "draft.usualHint":
    "Three different people. Takes at least two owners and three chairs, so that the loss of one person blocks nothing.",
  "draft.own": "Set it for each act",
  "draft.ownHint": "For small groups, or where a vendor has a say.",
  "draft.or": "or",
  "draft.addAlternative": "Another way to meet it",
  "draft.dropAlternative": "Take this alternative away",
  "draft.noSeats": "Somebody must sign: give at least one seat.",
  "draft.conditions": "Conditions",
  "draft.member": "{name}: roles, terms and keys",
  "draft.sealKeys": "Parcels are sealed to",
  "draft.condition.attestations":
    "Only who has agreed to the audit’s texts counts",
  "draft.condition.attestations.hint":
    "For approvals and consents: to the newest version of each text.",
  "draft.condition.embargo":
    "Every release names the time before which it stays closed",
  "draft.condition.embargo.hint":
    "For findings under embargo: nothing is exported before that time.",
  "draft.condition.findings": "Every release was judged by a list of findings",
  "draft.condition.findings.hint": "Its digest stands in the approval.",
  "draft.condition.inspection": "Every release was judged by an inspection",
  "draft.condition.inspection.hint": "Its digest stands in the approval.",
  "draft.condition.touch": "Only signatures by a touched hardware key count",
  "draft.condition.touch.hint": "Security keys (FIDO2) that were touched.",
  "draft.condition.verified":
    "Only signatures by a hardware key with PIN or fingerprint count",
  "draft.condition.verified.hint":
    "Security keys (FIDO2) that verified their user.",
  "draft.preview": "Show the text",
  "draft.previewed": "The text is shown below.",
  "draft.unchanged": "It would say what the charter in force says.",
  "draft.refused": "Such a charter cannot be drafted: {reason}.",
  "draft.alternatives":
    "With these lines besides, the group can go on whoever of it is gone. Each asks one person less, and never fewer than two.",
  "draft.addAlternatives": "Add these lines",
  "draft.badTerm": "A role has no term that can be. Look through the dates.",
  "draft.roster": "It will name",
  "draft.leftOut": "Left out by the charter in force",
  "draft.go": "Draft the charter",
  "draft.done": "The charter was drafted. It waits for signatures.",
  "act.approval": "To approve a release",
  "act.consent": "To consent to a share",
  "act.charter": "To change this charter",
  "seats.owner": "Owners",
  "seats.chair": "Chairs",
  "seats.vendor": "Vendor contacts",

  "signer.signed": "Signed, recorded",
  "signer.with.touch": "Key was touched",
  "signer.without.touch": "Key was not touched",
  "signer.with.verified": "PIN or finger verified",
  "signer.without.verified": "No PIN or finger",
  "signer.open": "Has not signed",
  "signature.somebody": "a signature",
  "written.where": "In the folder {folder}:",
} as const;
