// SPDX-License-Identifier: Apache-2.0

export const consentMessages = {
  "consent.ask": "Ask for consent…",
  "consent.matrix": "What may go to whom",
  "consent.requests": "All requests",
  "consent.empty":
    "Nobody was asked yet. A consent names exact files, the people who may have them, the keys they are sealed to, and until when; nothing is shared without one.",
  "consent.choose": "Choose a request from the list.",
  "consent.to": "With {names}",

  "consent.state.granted": "Granted",
  "consent.state.partial": "Not complete yet",
  "consent.state.declined": "Declined",
  "consent.state.expired": "Expired",
  "consent.state.voided": "Voided",
  "consent.state.withdrawn": "Withdrawn",
  "consent.state.abandoned": "Abandoned",
  "consent.state.none": "Nothing asked",

  "consent.gate": "What stands between this and sharing",
  "consent.uncovered": "Whom it covers no longer",
  "consent.uncoveredWhat":
    "Nothing more is sealed to them by it. What it allows for the others stands.",
  "consent.fewerKeys": "Keys that nothing is sealed to any more",
  "consent.fewerKeysWhat":
    "Their holders are sent files all the same, sealed to another key of theirs that the consent names.",
  "consent.again": "Ask again",
  "consent.againWith": "Ask again with changes…",
  "consent.abandon": "Abandon this request…",
  "consent.abandonTitle": "Abandon this request?",
  "consent.abandonWhat":
    "It can no longer be signed, and nothing can be shared by it. What was sent and shared stays with whom it went to, and on the record.",
  "consent.abandonGo": "Abandon",
  "consent.abandoned": "The request was abandoned.",
  "consent.drop": "Drop to record signatures on this consent",

  "consent.terms": "What it names",
  "consent.conditions": "Held under",
  "consent.noConditions": "No conditions are named.",
  "consent.audience": "Sealed to",
  "consent.expires": "Expires",
  "consent.notBefore": "Not before",
  "consent.files": "Files that it names",
  "consent.path": "Path in the share",

  "answers.title": "Answers",
  "answers.none": "Nobody has declined, withdrawn or confirmed anything.",
  "answers.record": "Record an answer…",
  "answers.why":
    "A decline, a withdrawal or a receipt that came back. Where its signature is a file of its own, that is asked for next.",
  "answers.recorded": "Recorded: {answer}.",
  "answer.said": "{name} {what}",
  "answer.to.release": "{name} {what} (the release “{purpose}”)",
  "answer.to.consent": "{name} {what} (the consent “{purpose}”)",
  "answer.afterSigning":
    "Declined after signing: the signature counts on, and only a withdrawal stops it.",
  "answer.decline": "declined",
  "answer.changes": "asks for changes",
  "answer.withdrawal": "withdrew it",
  "answer.receipt": "confirmed what arrived",
  "answer.other": "answered",

  "share.title": "Share it",
  "share.ready":
    "Everything that the charter asks for is there. What is shared is sealed to the keys that the consent names, and checked whole as it is written.",
  "share.files": "Files to share",
  "share.people": "People to share with",
  "share.nothing": "Choose at least one file and one person.",
  "share.go": "Share…",
  "share.written": "The share was written.",
  "share.where": "It lies in",
  "share.digest": "Sealed file",
  "share.open":
    "Send it to {names}. Each opens it with their own key, without Counterseal:",
  "share.command": "Command that opens it",
  "share.check":
    "READ-ME.txt inside says how to check it and how to confirm what arrived.",

  "review.title": "Review",
  "review.open": "Show for review…",
  "review.why":
    "Seals the files, the request and its signatures to people whom it asks, and to nobody else. Sending the request does so too; this is for showing them again, with a receipt to confirm.",
  "review.people": "Who is to judge it",
  "review.nobody": "Choose at least one person.",
  "review.go": "Seal for them…",
  "review.written": "The review was written.",

  "left.title": "What has left",
  "left.none": "Nothing has left by it.",
  "left.shared":
    "Shared with {names}, {count, plural, one {# file} other {# files}},",
  "left.asked": "Shown to {names} to be judged,",
  "left.reviewed": "Shown to {names} for review,",
  "left.unfinished": "its writing is not known to have ended",
  "left.confirmed": "Confirmed by {names}.",

  "withdraw.open": "Withdraw…",
  "withdraw.title": "Withdraw this consent?",
  "withdraw.what":
    "At once and for good, nothing more can be shared by it. What has left stays with whom it went to:",
  "withdraw.who": "Who withdraws",
  "withdraw.whoHint": "Anybody to whom a charter gives a seat.",
  "withdraw.sign":
    "Signs the withdrawal with its reason. The consent ends as soon as it is recorded.",
  "withdraw.next":
    "Send both files to its signer. Record what comes back under Answers; until then the consent stands.",
  "withdraw.text": "text of the withdrawal",
  "withdraw.done": "The consent was withdrawn.",

  "ask.title": "Ask for consent",
  "ask.what":
    "Names exact files, for people and their keys. You see the statement before it is fixed; nothing leaves by asking.",
  "ask.files": "What",
  "ask.whichFiles": "Files",
  "ask.pathOf": "Path of {name} in the share",
  "ask.pathRefused": "It cannot be shared under this path: {reason}",
  "ask.filesMissing": "Choose at least one file.",
  "ask.people": "With whom",
  "ask.whoMay": "People who may have it",
  "ask.keys": "Sealed to {keys}",
  "ask.noKey":
    "{name} has no key that something can be sealed to. Enrol an ssh-ed25519, ssh-rsa or age key first.",
  "ask.peopleMissing": "Choose at least one person.",
  "ask.words": "Why, and how long",
  "ask.purpose": "Purpose",
  "ask.purposeHint": "The chairs and the recipients read it.",
  "ask.purposeMissing": "Say what it is for.",
  "ask.requester": "Asked for by",
  "ask.requesterHint": "Signs first. May fill an owner’s seat, and no other.",
  "ask.terms": "Conditions",
  "ask.termsHint":
    "One a line, such as “Not to be passed on.” Recipients get them in plain words.",
  "ask.termsTooMany": "At most 32 conditions.",
  "ask.expires": "Expires (UTC)",
  "ask.expiresHint": "Nothing is shared from then on.",
  "ask.notBefore": "Not before (UTC)",
  "ask.notBeforeHint": "For an embargo; may stay empty.",
  "ask.timeRefused": "Write a date and a time.",
  "ask.notBeforeLate": "It must lie before the expiry.",
  "ask.show": "Show the statement…",
  "ask.reviewTitle": "The statement, before it is fixed",
  "ask.review":
    "This is what people will sign. Its identifier, time and checkpoint are set anew when it is fixed; nothing else changes.",
  "ask.fix": "Fix the statement",
  "ask.back": "Change something",
  "ask.done": "The statement was fixed. The requester signs first.",
  "ask.noFiles": "There are no files yet. Import some first.",
  "ask.noPeople":
    "Nobody who can ask is enrolled yet. Enrol an owner, a chair or a vendor first.",

  "matrix.title": "What may go to whom",
  "matrix.what":
    "One row a version, one column a role or a person. Choose a cell for the statements behind it; arrow keys move.",
  "matrix.version": "Version",
  "matrix.table": "Versions by people",
  "matrix.empty": "There is nothing in this audit yet.",
  "matrix.to.deliverables": "Go to the deliverables",
  "matrix.to.people": "Go to the people",
  "matrix.noAudience":
    "Nobody is enrolled who could receive something, and no consent names anybody yet.",
  "matrix.roleOf": "{role}: {names}",
  "matrix.cell": "{version}, {audience}: {state}",
  "matrix.choose": "Choose a cell.",
  "matrix.each": "How each stands",
  "matrix.member": "{name}: {state}",
  "matrix.behind": "Statements behind it",
  "matrix.noneBehind": "No request has named this version for them.",
  "matrix.ask": "Ask for consent…",
  "matrix.openRequest": "Open this request",
  "matrix.rows": "Versions {from, number} to {to, number} of {total, number}",
  "matrix.earlier": "Earlier",
  "matrix.later": "Later",
} as const;
