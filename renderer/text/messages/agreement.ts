// SPDX-License-Identifier: Apache-2.0

export const agreementMessages = {
  "standing.open": "Agreements and interests",
  "standing.title": "Agreements and interests",
  "standing.texts": "Texts to agree to",
  "standing.textsEmpty":
    "No text yet. Import the Security Release Process and the embargo policy; people agree to exactly these bytes.",
  "standing.import": "Import a text…",
  "standing.source": "Where it is from",
  "standing.sourceHint": "Such as the address of its page and the day.",
  "standing.sourceMissing": "Say where the text is from.",
  "standing.choose": "Choose the text…",
  "standing.imported": "The text was imported.",
  "standing.version": "version {version, number}, from {source}",
  "standing.retired": "No longer asked for",
  "standing.counts":
    "The charter in force counts only who has agreed to the newest version of every text.",
  "standing.countsNot":
    "The charter in force does not ask for it: who has not agreed counts as well.",
  "standing.ask": "Ask for agreement…",
  "standing.askWhy":
    "Writes the texts, and a statement for each person of the charter who has not agreed to all of them. It holds nothing confidential. An agreement holds for a year.",
  "standing.asked": "The requests were written out.",
  "standing.askedNext":
    "Give each person their file and the texts. They send the file back with its signature.",
  "standing.record": "Record a signed text…",
  "standing.recordWhy":
    "Choose the text that came back, then its signature. Agreements, declarations and revocations are verified before they are kept.",
  "standing.recorded": "Verified and recorded: {name}.",
  "standing.people": "People",
  "standing.state.agreed": "Agreed",
  "standing.state.outdated": "Agreed to an older version",
  "standing.state.expired": "Expired",
  "standing.state.missing": "Has not agreed",
  "standing.until": "{text}, until {day}",
  "standing.comment": "Noted by an owner, not signed, counts for nothing:",
  "standing.noDeclaration": "Nothing declared",
  "standing.declared": "Declared: takes part",
  "standing.recused": "Recused",
  "standing.recusedFrom": "Takes no part in the audit",
  "standing.recusedVendor": "Takes no part in what {vendor} made",
  "standing.bySigned": "by their own signed declaration",
  "standing.byOwner": "by an owner’s entry: {reason}",
  "standing.recuse": "Record a recusal…",
  "standing.recuseTitle": "Record that {name} takes no part?",
  "standing.recuseWhat":
    "A recusal only subtracts and is not taken back; a new charter names others. The person’s own signed declaration is better where it can be had.",
  "standing.recuseScope": "They take no part in",
  "standing.recuseAudit": "The whole audit",
  "standing.recuseVendor": "One vendor’s documents",
  "standing.vendor": "Vendor, as it stands with the deliverables",
  "standing.reason": "Reason, for the ledger",
  "standing.reasonMissing": "Write why, and for one vendor its name.",
  "standing.recuseGo": "Record the recusal",
  "standing.recuseDone": "The recusal was recorded.",
  "standing.declare": "Declare interests…",
  "declare.title": "Interests of {name}",
  "declare.what":
    "The declaration is about this audit. It is signed by the person, stays in the vault, and is never published.",
  "declare.add": "Add an interest",
  "declare.drop": "Take this interest away",
  "declare.kind": "Kind of interest",
  "declare.kind.employment": "Employment",
  "declare.kind.financial": "Financial interest",
  "declare.kind.other": "Other interest",
  "declare.with": "With whom, or in what",
  "declare.from": "From",
  "declare.until": "Until; empty while it goes on",
  "declare.fault":
    "Give a name and a first day, and no last day before the first.",
  "declare.vendor": "About one vendor’s documents alone",
  "declare.vendorHint":
    "Its name as it stands with the deliverables; empty for the whole audit.",
  "declare.recused": "I take no part",
  "declare.recusedHint":
    "This is not taken back: a new charter names others who decide instead.",
  "declare.go": "Make the text to sign",
  "declare.next":
    "Send both files to its signer, and record on this page what comes back.",
  "declare.text": "text of the declaration",
  "standing.blocked": "Recusals took seats from these requests",
  "standing.withdrawn":
    "It was withdrawn: whoever has a seat, nothing leaves by it any more.",
  "standing.canBeMet": "Others of the charter can still sign.",
  "standing.cannotBeMet":
    "Too few are left: draft a charter that names others.",
  "standing.stuck":
    "Without those recused from the whole audit, the people of the charter cannot meet: {acts}. Draft a charter that names others.",
  "standing.tell": "Who must be told of a conflict",
  "standing.tellWhat":
    "The process asks that the subproject’s owners and the SIG’s chairs are told as soon as it is known: {names}. This message holds no vendor and no interest. Copy it and send it yourself; nothing is sent from here.",
  "standing.notice": "message about the conflict of {name}",
} as const;
