// SPDX-License-Identifier: Apache-2.0

export const intakeMessages = {
  "intake.open": "Take in a package…",
  "intake.title": "Take in what was handed over",
  "intake.under":
    "Packages, envelopes, signatures and folders as vendors send them. Nothing is written before you accept the summary.",
  "intake.toDeliverables": "Deliverables",
  "intake.drop":
    "Drop to open these. They are looked at, and nothing is written.",
  "intake.dropLater": "Not now: something is being opened",

  "stage.label": "Stages",
  "stage.opened": "Decrypted and unpacked",
  "stage.signatures": "Signatures",
  "stage.digests": "Lists of digests",
  "stage.names": "Names and types",
  "stage.custody": "Custody",
  "stage.done": "In the vault",
  "stage.state.waiting": "to come",
  "stage.state.good": "in order",
  "stage.state.none": "none came",
  "stage.state.look": "to be looked at",
  "stage.state.bad": "not in order",

  "intake.chosen": "What was handed over",
  "intake.chosenHint":
    "Files and folders, with the signatures and the list of digests that came along. They stay where they are.",
  "intake.nothing":
    "Nothing is chosen yet. Drop files or a folder on this window, or choose them.",
  "intake.addFiles": "Add files…",
  "intake.addFolder": "Add a folder…",
  "intake.remove": "Leave out {name}",
  "intake.missing": "Choose what was handed over first.",
  "intake.opens": "What opens it",
  "intake.opensHint":
    "Only where it is encrypted. Passphrases and keys go to the process that opens this package alone; they are not kept.",
  "intake.passphrase": "Passphrase of the package",
  "intake.passphraseHint": "Several are tried one after the other.",
  "intake.addPassphrase": "Add this passphrase",
  "intake.passphrases":
    "{count, plural, one {# passphrase is at hand} other {# passphrases are at hand}} until this page is left.",
  "intake.forgetPassphrases": "Forget them",
  "intake.addKey": "Add a private key…",
  "intake.keyHint":
    "An age identity, an OpenSSH key without a passphrase, or an armoured OpenPGP key.",
  "intake.keyRefused":
    "{name} holds no key that can be used here: an OpenSSH key must be without a passphrase, an OpenPGP key in armour.",

  "intake.limits": "Limits",
  "intake.limitsHint":
    "How far a package may go before it counts as an attack.",
  "intake.limit.members": "Files and folders",
  "intake.limit.fileBytes": "One file, in GiB",
  "intake.limit.totalBytes": "All files, in GiB",
  "intake.limit.ratio": "Unpacked for each packed byte",
  "intake.limit.depth": "Archives in archives",
  "intake.limit.seconds": "One reading, in minutes",
  "intake.limit.memoryBytes": "Held in memory at once, in GiB",
  "intake.limitUsual": "Usually {usual}.",
  "intake.limitFault": "A number between {least, number} and {most, number}.",
  "intake.raisedTitle": "Higher than usual: {names}.",
  "intake.raised":
    "A hostile package may now take that much of this computer’s time, memory and disk. Raise a limit only for a sender whom you know, and it stays on the record.",

  "intake.look": "Open and look; nothing is written",
  "intake.lookAgain": "Open it again",
  "intake.looking": "It is opened and looked at",
  "intake.lookingHint":
    "A process without any key of the vault does this, and ends with it. Stopping leaves nothing.",
  "intake.change": "Choose something else",
  "intake.taking": "It is taken in",
  "intake.takingHint":
    "Each file is sealed as it comes; no unpacked byte lies on the disk. When you stop, what was acknowledged stays, and the rest can be taken in later.",
  "intake.looked":
    "Opened: {good, plural, =0 {no file} one {# file} other {# files}} can be taken in, {refused, plural, =0 {none was refused} one {# was refused} other {# were refused}}. Nothing is written yet.",

  "intake.package": "{size} as it came",
  "intake.plain": "a plain file",
  "intake.layers": "unwrapped: {layers}",
  "intake.layer.age": "age (encrypted)",
  "intake.layer.openpgp": "OpenPGP (encrypted)",
  "intake.layer.zip": "zip",
  "intake.layer.tar": "tar",
  "intake.layer.gzip": "gzip",
  "intake.layer.xz": "xz",
  "intake.layer.zstd": "zstd",
  "intake.notToEnd": "Not read to its end.",
  "intake.encryptedNotSigned":
    "Encrypted is not signed: anybody can encrypt to you.",
  "intake.plainPackages":
    "{count, plural, one {# plain file that needed no opening.} other {# plain files that needed no opening.}}",
  "intake.closed":
    "Something did not open with what is at hand. Add its passphrase or its key, and open it again.",
  "intake.leftOut": "Left out, since links are not followed",

  "intake.noSignatures":
    "No signature came along, so that nothing says who made these files.",
  "intake.signedIn": "in its envelope",
  "intake.signedBy": "{kind} key {key}",
  "intake.signedOf": "{kind} key of {holder}",
  "intake.over": "over {path}",
  "intake.signature.ssh": "SSH",
  "intake.signature.minisign": "minisign",
  "intake.signature.openpgp": "OpenPGP",

  "intake.noDigests": "No list of digests came along.",
  "intake.listed": "lists {count, plural, one {# file} other {# files}}",
  "intake.allSame": "Everything is as it lists it, and nothing else came.",
  "intake.listedSame": "as listed",
  "intake.listedChanged": "other bytes than listed",
  "intake.list.missing": "Listed and missing",
  "intake.list.changed": "Changed: other bytes than listed",
  "intake.list.extra": "Not listed",
  "intake.list.duplicate": "Listed twice",
  "intake.unread":
    "{count, plural, one {# line cannot be read.} other {# lines cannot be read.}}",

  "intake.filesTitle": "Names and types",
  "intake.noFiles": "There is no file that could be taken in.",
  "intake.forAll": "For all files",
  "intake.forAllInto": "Take all in as",
  "intake.forAllVariant": "Variant of all",
  "intake.unchanged": "As below",
  "intake.takeAll": "Take all that are in order",
  "intake.takeNone": "Take none",
  "intake.takeFile": "Take in {name}",
  "intake.intoOf": "Take {name} in as",
  "intake.variantOf": "Variant of {name}",
  "intake.newGroup": "A new deliverable",
  "intake.versionGroup": "A further version of",
  "intake.known": "in the vault already as {name}",
  "intake.evidence": "a signature or list of digests",
  "intake.refusedTitle":
    "{count, plural, one {# file is refused} other {# files are refused}}",
  "intake.more": "Show {count, number} more",

  "intake.from": "From",
  "intake.fromHint": "Who handed it over to you: person and firm.",
  "intake.handed": "Handed over, UTC",
  "intake.handedHint": "Left empty, it is now.",
  "intake.handedFault": "Write a day and a time.",
  "intake.resumes": "This intake was broken off, and goes on.",
  "intake.resumesWords":
    "What was taken in then is in the vault. It goes on as said then: from {from}, by {channel}, handed over {handed}.",
  "intake.notWhole": "What was handed over is not whole.",
  "intake.notWholeAccept": "I take in what came all the same",
  "intake.notWholeMissing":
    "Ask for it again, leave out the files that are broken, or say who takes in what came, and why.",
  "intake.acceptBy": "Who takes it in",
  "intake.acceptByMissing": "Say who takes it in.",
  "intake.acceptReason": "Why all the same",
  "intake.acceptReasonHint":
    "It goes on the record with what is not whole, and into the chain of custody.",
  "intake.acceptReasonMissing": "Say why.",
  "intake.chooseFiles": "Choose at least one file.",
  "intake.go":
    "{count, plural, =0 {Take in} one {Take in # file} other {Take in # files}}",
  "intake.drops": "Cancel; nothing was written",
  "intake.stoppedTitle": "It was stopped.",
  "intake.stopped":
    "What was acknowledged before is in the vault, and the record says that this intake has no end. Open the same packages again, and it goes on.",
  "intake.doneTitle": "What became of the files",
  "intake.show": "Show the deliverables",
  "intake.another": "Take in something else",

  "pin.title": "Keys of vendors",
  "pin.hint":
    "A signature by one of these counts as the vendor’s. SSH keys are those of people with the role vendor.",
  "pin.none": "No key of a vendor is known in this audit.",
  "pin.add": "Pin a public key…",
  "pin.dialog": "Whose key is it?",
  "pin.file": "{name}, a public key of minisign or OpenPGP.",
  "pin.holder": "Holder",
  "pin.holderHint":
    "Compare the key with its holder by voice, or from paper, before you pin it.",
  "pin.holderMissing": "Say whose key it is.",
  "pin.go": "Pin the key",
  "pin.done": "The key of {holder} is pinned.",
  "pin.enrolled": "enrolled",
  "pin.since": "pinned {day}",
  "pin.remove": "Unpin…",
  "pin.removeNamed": "Unpin the key of {holder}",
  "pin.removeTitle": "Unpin the key of {holder}?",
  "pin.removeWhat":
    "Its signatures count as unknown from now on. What was taken in before keeps what was found then.",
  "pin.removeGo": "Unpin",
  "pin.again": "Keys have changed: open it again to see what that changes.",

  "past.title": "Taken in before",
  "past.none": "No package was taken in yet.",
  "past.files": "Files",
  "past.taken": "{taken, number} of {count, number}",
  "past.brokenOff": "Broken off",
  "past.ended": "Taken in",
  "past.refused": "{count, plural, one {# was refused} other {# were refused}}",
  "past.accepted": "Taken in not whole by {by}: {reason}",
  "past.acceptedMore": "{count, plural, one {and # more} other {and # more}}",
  "past.resume":
    "An intake that was broken off goes on when the same packages are opened again.",
} as const;
