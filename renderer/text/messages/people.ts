// SPDX-License-Identifier: Apache-2.0

export const peopleMessages = {
  "role.owner": "Owner",
  "role.chair": "Chair",
  "role.vendor": "Vendor",
  "role.reviewer": "Reviewer",
  "role.src": "SRC member",
  "role.coordinator": "Coordinator",
  "role.expert": "Expert",
  "role.owner.hint": "Owns the subproject; runs the audit.",
  "role.chair.hint": "Chairs the SIG; approves what leaves.",
  "role.vendor.hint": "Speaks for the vendor about its own documents.",
  "role.reviewer.hint": "May be asked to review; holds no seat.",
  "role.src.hint":
    "On the Security Response Committee; receives, and is not in the charter.",
  "role.coordinator.hint":
    "Of the CNCF or OSTIF; receives, and is not in the charter.",
  "role.expert.hint": "Asked for advice; receives, and is not in the charter.",

  "people.title": "People",
  "recipients.nobody": "Nobody in this audit has a key to seal to.",
  "people.enrol": "Enrol a person…",
  "people.empty":
    "Nobody is enrolled yet. Begin with the owners and chairs: their public keys are what signatures are checked against.",
  "people.charter.draft": "In the draft",
  "people.charter.in-force": "In the charter",
  "people.charter.former": "Left out by the charter",
  "people.details": "Terms and keys",
  "people.term": "{role} from {from} until {until}",
  "people.remove": "Remove…",
  "people.removeNot.in-force":
    "The charter names this person. Draft a new version without them; when it is in force, they can be removed.",
  "people.removeNot.draft":
    "The draft of the charter names this person. Discard it, or draft it anew without them, to remove them.",
  "people.removeTitle": "Remove {name}?",
  "people.removeWhat":
    "They leave the list of people for the next charter. That they were enrolled, and your reason, stay in the ledger.",
  "people.removeGo": "Remove",
  "people.removed": "{name} was removed.",

  "enrol.title": "Enrol a person",
  "enrol.name": "Name",
  "enrol.nameMissing": "Write the person’s name.",
  "enrol.id": "Identifier",
  "enrol.idHint": "Public: stands in the charter and in file names.",
  "enrol.idTaken": "Somebody in this audit has this identifier.",
  "enrol.rolesMissing": "Choose at least one role.",
  "enrol.keysMissing":
    "Add at least one public key that signs; without it nothing of theirs can be checked.",
  "enrol.compareTitle": "Compare the fingerprint by voice",
  "enrol.compare":
    "Ask the person to read theirs aloud and follow it group by group (ssh-keygen -l -f their key file), or word by word where they have Counterseal. A key from a message is only as trustworthy as the message.",
  "enrol.noSealTitle": "None of these keys can open a parcel",
  "enrol.noSeal":
    "Keys on hardware or in an agent sign, but stock age cannot open a parcel with them. Ask the person for an age recipient (age1…) and add it here as well.",
  "enrol.cardTitle": "Every key of this card has signed it",
  "enrol.card":
    "{name} made it on {day} and holds each of these keys. That it is them, only their voice tells.",
  "enrol.go": "Enrol",
  "enrol.done": "{name} is enrolled.",

  "roles.legend": "Roles",
  "roles.from": "{role} from",
  "roles.until": "{role} until",
  "roles.untilBefore": "The end must come after the beginning.",

  "key.paste": "Public keys",
  "key.pasteHint":
    "Paste the line of a .pub file, an age recipient or an exchange card, or drop a .pub or .keys file or the card.",
  "key.inspect": "Show the fingerprint",
  "key.choose": "Choose a file…",
  "key.drop": "Drop to read public keys from these files",
  "key.list": "Keys to enrol",
  "key.shown": "The key’s fingerprint is shown.",
  "key.bits": "{bits, number} bits",
  "key.signs": "Signs",
  "key.opens": "Opens parcels",
  "key.words": "The fingerprint in words, to compare by voice",
  "key.leaveOut": "Leave out this key",
  "key.comment": "Its comment says: {comment}",

  "effects.title": "What it voids and keeps",
  "effects.counts.now": "It counts at once:",
  "effects.counts.next-charter":
    "It counts once a charter that says so is in force: draft one next. Until then the charter in force stays as it is, and all that was signed under it.",
  "effects.counts.nothing": "No charter changes by it.",
  "effects.obstacleTitle": "No charter could be drafted like this",
  "effects.obstacle":
    "What speaks against it: {reason}. It can be recorded all the same: what is in force stays.",
  "effects.none": "Nothing that was asked for is touched by it.",
  "effects.atOnce": "Covers somebody no longer, at once",
  "effects.voids": "Loses something",
  "effects.keeps": "Stays as it is",

  "keyAct.addOpen": "Add keys…",
  "keyAct.add": "Add keys of {name}",
  "keyAct.addWhat":
    "Keys that sign, sign from the next charter on; what opens parcels is sealed to as soon as a request names it.",
  "keyAct.addGo": "Add the keys",
  "keyAct.addDone": "Keys of {name} were added.",
  "keyAct.newKeys": "New keys",
  "keyAct.keyMissing": "Add a public key.",
  "keyAct.oneOnly": "One key takes the place of one: leave out the others.",
  "keyAct.foreignTitle": "This card is somebody else’s",
  "keyAct.foreign":
    "{name} made it for the identifier {person}. None of its keys was taken.",
  "keyAct.rotateOpen": "Rotate…",
  "keyAct.rotate": "Put a new key of {name} in the place of this one",
  "keyAct.rotateWhat":
    "The next charter names the new key alone, and nothing more is sealed to the old one, whatever consent names it. An old key that others may know is reported lost instead.",
  "keyAct.rotateGo": "Rotate the key",
  "keyAct.rotateDone": "A key of {name} was rotated.",
  "keyAct.dropOpen": "Let it expire…",
  "keyAct.drop": "Let a key of {name} expire",
  "keyAct.dropWhat":
    "The next charter does not name it, and nothing more is sealed to it, whatever consent names it. A key that others may know is reported lost instead.",
  "keyAct.dropGo": "Let it expire",
  "keyAct.dropDone": "A key of {name} expires with the next charter.",

  "term.open": "Change…",
  "term.openNamed": "Change the term as {role}…",
  "term.title": "The term of {name} as {role}",
  "term.what":
    "A signature counts when the term holds the time at which the request was made.",
  "term.go": "Set the term",
  "term.done": "The term of {name} as {role} was set.",

  "retire.open": "Emeritus…",
  "retire.title": "{name} becomes emeritus",
  "retire.what":
    "Every role of theirs ends now. What they signed while it lasted goes on counting, and they stay on the list of people.",
  "retire.go": "End their roles",
  "retire.done": "{name} is emeritus.",

  "revoke.open": "Revoke…",
  "revoke.title": "{name} revokes a key",
  "revoke.what":
    "The holder’s own word, signed with any key that a charter lists for them, this one too. From the time below on, the key signs nothing that counts, nothing is sealed to it, and it is off the roster, so that the next charter leaves it out. This is not taken back.",
  "revoke.sign":
    "Signs the revocation with its reason; it counts as soon as it is recorded.",
  "revoke.done": "{name} revoked a key; it counts no more.",
  "revoke.next":
    "Send both files to its signer. Record what comes back under Agreements and interests; until then the key counts.",
  "revoke.text": "text of the revocation",

  "lost.go": "Report lost…",
  "lost.since": "Since (UTC)",
  "lost.sinceHint":
    "What the ledger recorded before goes on counting. A time ahead: until then the key counts.",
  "lost.title": "Report this key lost",
  "lost.what":
    "On an owner’s word, from the time below on the key signs nothing that counts, nothing is sealed to it, and it is off the roster. This is not taken back. What was published or shared stays published or shared.",
  "lost.record": "Record the loss",
  "lost.done": "A key of {name} is recorded as lost.",
  "people.former": "Removed from the roster",
  "people.formerWhat":
    "An earlier charter or a consent may name a key of theirs still. When one was lost, say so here.",
  "former.list": "Keys that were given up",
  "former.what":
    "Off the roster: nothing more is sealed to it, and no next charter names it.",
  "lost.list": "Lost and revoked keys",
  "lost.chip": "Counts no more",
  "lost.by.holder": "{name} revoked it, from {since} on.",
  "lost.by.owner": "An owner recorded it as lost, from {since} on.",
  "lost.earlier":
    "If it was lost earlier than that, record it again: that takes more, and never gives back.",
  "lost.reason": "Reason: {reason}",

  "ownKey.title": "Keys to sign with",
  "ownKey.why":
    "An Ed25519 key made here is sealed under a passphrase of its own, which is asked for at each signature. Enrol its public line like any other key.",
  "ownKey.make": "Make a key…",
  "ownKey.makeWhat":
    "It opens with its own passphrase alone, not with the vault’s. Nobody can give a forgotten one back.",
  "ownKey.makeGo": "Make the key",
  "ownKey.name": "Name",
  "ownKey.nameMissing": "Give the key a name.",
  "ownKey.passphrase": "Passphrase of the key",
  "ownKey.repeat": "The same again",
  "ownKey.made": "The key was made.",
  "ownKey.publicLine": "The public line",
  "ownKey.remove": "Remove…",
  "ownKey.removeTitle": "Remove the key {name}?",
  "ownKey.removeWhat":
    "It signs here no more; what it signed stays what it is. The ledger keeps it sealed. A key that others may know is revoked besides.",
  "ownKey.removeGo": "Remove",

  "card.open": "Make your exchange card…",
  "card.make": "Make your exchange card",
  "card.what":
    "It says who you are and which keys are yours, for whoever enrols you. Every key that signs for you signs it.",
  "card.name": "Your name",
  "card.nameMissing": "Write your name.",
  "card.keys": "Keys that sign for you",
  "card.of.own": "{name}, of this vault",
  "card.of.agent": "{name}, in ssh-agent",
  "card.keysMissing":
    "Choose at least one key, ask ssh-agent for one, or choose a key file.",
  "card.askAgent": "Ask ssh-agent",
  "card.agentAt": "Asked the agent at {socket}",
  "card.filePassphrase": "Passphrase or PIN of the key file",
  "card.filePassphraseHint":
    "If it has one. Used for this signature and kept nowhere.",
  "card.seal": "What opens parcels for you",
  "card.sealHint":
    "An age recipient, from age-keygen. A key on hardware, in an agent or in the vault signs and opens nothing. Without one here, an ssh-ed25519 or ssh-rsa key file opens them.",
  "card.go": "Sign and save…",
  "card.made": "The card was made",
  "card.next":
    "Send the file to whoever enrols you. They will ask you to read these fingerprints aloud, group by group or word by word.",

  "sign.title": "Sign",
  "sign.what":
    "The statement is signed exactly as it is shown, and the signature is verified before it is recorded.",
  "sign.with": "Sign with",
  "sign.file": "A key file",
  "sign.fileHint":
    "An SSH private key, or the file that stands for a hardware key. Its passphrase or PIN is asked for when it has one.",
  "sign.agent": "ssh-agent",
  "sign.agentHint":
    "Asks the agent of this session (SSH_AUTH_SOCK) for its keys, now.",
  "sign.own": "A key of this vault",
  "sign.ownHint":
    "Made here and sealed under a passphrase of its own, which is asked for each time.",
  "sign.choose": "Choose the key file…",
  "sign.noFile": "No file chosen yet",
  "sign.key": "Key",
  "sign.agentEmpty":
    "The agent holds no key that could sign. Add one with ssh-add.",
  "sign.ownEmpty": "The vault holds no key yet.",
  "sign.passphrase": "Passphrase of the key",
  "sign.pin": "PIN of the security key",
  "sign.pinHint":
    "Goes to the security key alone and is kept nowhere. Touch it when it blinks.",
  "sign.waiting":
    "Waiting for the key. If it is a security key, touch it when it blinks; if it is in ssh-agent, say yes where the agent asks.",
  "sign.passphraseMissing": "Type the passphrase that opens this key.",
  "sign.pinMissing": "Type the PIN of the security key.",
  "sign.sampleHint":
    "In this sample the vault’s passphrase opens every key. Used for this signature and kept nowhere.",
  "sign.passphraseHint": "Used for this signature and kept nowhere.",
  "sign.now": "Sign",

  "opening.title": "Open a sealed answer",
  "opening.what":
    "The answer came back sealed. Your key is read by a process of its own, which opens this one answer and ends; what is in it goes into the vault alone.",
  "opening.keyHint":
    "The SSH private key or age identity to which the charter seals for whoever asked.",
  "opening.keyMissing": "Choose the key.",
  "opening.go": "Open and verify",
  "signature.how":
    "Drop signature files and sealed answers anywhere on this window, or choose them. Each is verified at once.",
  "signature.choose": "Choose signature files…",
  "signature.paste": "Or paste a signature or a sealed answer",
  "signature.check": "Verify and record",
  "signature.earlier": "Earlier ones, not shown here: {count, number}.",
  "signature.nothingPasted":
    "Paste the whole signature, from its BEGIN line to its END line.",
  "signature.results": "What became of the signatures",
  "signature.recorded": "Verified and recorded: {name}.",
  "signature.inFile": "In the file {file}.",
} as const;
