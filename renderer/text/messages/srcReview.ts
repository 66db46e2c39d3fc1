// SPDX-License-Identifier: Apache-2.0

export const srcReviewMessages = {
  "src.open": "SRC review",
  "src.title": "SRC review",
  "src.under":
    "What the Security Response Committee is handed of findings, and what it says of them.",
  "src.handOver": "Hand over…",
  "src.take": "Take dispositions in…",
  "src.handOvers": "Handed over",
  "src.noHandOver":
    "Nothing was handed over yet. What is handed over is made in the vault, and leaves by consent over exactly its bytes.",
  "src.what": "What",
  "src.wentTo": "Went to",
  "src.answers": "Answers",
  "src.more": "and {count, number} more",
  "src.removed": "No more in the vault",
  "src.nobody": "Nobody",
  "src.notYet": "Nobody yet",
  "src.ask": "Ask for consent…",
  "src.toConsent": "Consent and sharing",
  "src.allAnswered": "All answered",
  "src.unanswered": "{count, number} of {total, number} not answered",
  "src.since": "since",
  "src.findings": "What the committee said",
  "src.all": "Answered ones too",
  "src.noFinding": "No finding is recorded yet.",
  "src.noneWaits": "No finding waits for an answer.",
  "src.acts": "What can be done",
  "src.dispose": "Answer…",
  "src.disposeNamed": "Answer for {label}…",
  "src.chosen":
    "{count, plural, one {# finding} other {# findings}} of {total, number} chosen",
  "src.search": "Search in ids and titles",
  "src.chooseShown": "Choose all that match",
  "src.chooseOne": "Choose at least one finding.",

  "srcHandOver.title": "Hand findings over",
  "srcHandOver.what":
    "The findings as Markdown and JSON, a text to answer in, and how to answer with age, ssh-keygen and a text editor are made in the vault. Then you are asked with whom exactly these bytes are to be shared, and what else goes with them; nothing leaves before consent is given.",
  "srcHandOver.replyTo": "Who is answered",
  "srcHandOver.replyToHint":
    "Answers come back sealed to their keys. They ask for consent, unless you choose otherwise.",
  "srcHandOver.noKey":
    "Nobody who can ask for consent has a key that answers could be sealed to. Add one in People and charter.",
  "srcHandOver.purpose":
    "Judge {count, plural, one {# finding} other {# findings}}",
  "srcHandOver.go": "Make it, and go on to consent",
  "srcHandOver.done": "The hand-over was made. Nothing has left.",

  "dispose.title": "What the committee said of {label}",
  "dispose.go": "Record it",
  "dispose.done": "The disposition of {label} was recorded.",
  "dispose.takeBack": "None: take the disposition back",
  "dispose.of": "Id of the finding that it repeats",
  "dispose.ofMissing": "Write the id of another finding of this audit.",
  "dispose.somebody": "Nobody named",
  "dispose.added": "Added to those of the finding",
  "dispose.why": "Say why it is taken back.",

  "dispositions.title": "Take dispositions in",
  "dispositions.titleOf": "What {name} would change",
  "dispositions.what":
    "Looking records nothing. A sealed file is opened with your key, by a process of its own.",
  "dispositions.file": "What came back",
  "dispositions.fileHint":
    "The text, or one sealed file that holds it, with the signature below it.",
  "dispositions.fileMissing": "Choose what came back.",
  "dispositions.signature": "Its signature",
  "dispositions.signatureHint": "Where it came as a file of its own.",
  "dispositions.look": "Look",
  "dispositions.other": "Another file",
  "dispositions.go": "Record all of it",
  "dispositions.done":
    "{count, plural, one {# finding was answered} other {# findings were answered}}.",
  "dispositions.faults":
    "Lines that are not of its format: nothing of the file can be taken.",
  "dispositions.fault": "Line {line, number}: {reason}",
  "dispositions.bad":
    "{count, plural, one {One answer} other {# answers}} cannot be taken, so that nothing of the file can.",
  "dispositions.never": "It is never taken. Ask for it again.",
  "dispositions.answers": "What it would change",
  "dispositions.state": "State",
  "dispositions.says": "Says",
  "dispositions.was": "is now: {answer}",
  "dispositions.line": "line {line, number}",
  "dispositions.of": "repeats {label}",
  "dispositions.adds": "adds {what}",
  "dispositions.changedSince": "changed since: {fields}",
  "dispositions.although":
    "Record it although {count, plural, one {one finding} other {# findings}} changed after being handed over",
  "dispositions.from": "Whom it came from",
  "dispositions.fromHint":
    "It is recorded as signed by nobody, with these words.",
  "dispositions.fromMissing": "Say whom it came from, and how.",

  "srcExport.panel": "Files for the public’s tools",
  "srcExport.make": "Make files…",
  "srcExport.none":
    "None was made yet. They stay in the vault until a share or a release lets them out.",
  "srcExport.title": "Make files for the public’s tools",
  "srcExport.what":
    "One file a finding, made of what may be public of it alone. It stays in the vault; a release is blocked by a finding that is unresolved or under embargo.",
  "srcExport.format": "Format",
  "srcExport.as.srctl": "srctl",
  "srcExport.as.osv": "OSV",
  "srcExport.as.csaf": "CSAF 2.0",
  "srcExport.hint.srctl":
    "For SIG Security’s tool. Each finding needs a CVE id.",
  "srcExport.hint.osv": "Open Source Vulnerability format, 1.6.",
  "srcExport.hint.csaf": "A draft advisory, by the publisher that you name.",
  "srcExport.ecosystem": "Ecosystem",
  "srcExport.ecosystemHint":
    "What the components are packages of, such as Kubernetes. Empty: no package is named.",
  "srcExport.publisher": "Publisher",
  "srcExport.publisherBad": "Name who publishes it.",
  "srcExport.namespace": "Publisher’s address",
  "srcExport.namespaceBad": "Write an address that begins https://.",
  "srcExport.go": "Make them",
  "srcExport.done":
    "{count, plural, one {# file was made} other {# files were made}} in the vault.",
} as const;
