// SPDX-License-Identifier: Apache-2.0
import type { FailureCode } from "../failure.ts";
import { because, type FailureWords, named, nothingChanged } from "./facts.ts";

const notRecorded = "The answer was not recorded, and nothing else changed.";
const nothingSealed = "Nothing has left the vault.";

/** Consent to share, what is shared under it, and the answers of people. */
export const consentFailures = {
  "answer-other-act": (fact) => ({
    title: `This is a text of another kind${because(fact("act"))}.`,
    safe: notRecorded,
    next: "Declines, withdrawals, receipts, agreements, declarations of interest and revocations are recorded here. Signatures on a request are recorded with the request.",
  }),
  "answer-other-audit": (fact) => ({
    title: `This answer is about another audit${because(fact("audit"))}.`,
    safe: notRecorded,
    next: "Open that audit, in the vault that holds it, and record it there.",
  }),
  "answer-other-charter": (fact) => ({
    title: `This answer rests on a charter that this audit never had${because(fact("charter"))}.`,
    safe: notRecorded,
    next: "It was made for another vault with an audit of this name, or entries are missing from this vault. Ask its signer for one that names a charter of this audit, or restore the newest copy.",
  }),
  "answer-key-of-another": (fact) => ({
    title: `The revocation was refused: the key ${fact("fingerprint") || "that it names"} is ${fact("holder") === "" ? `none of ${fact("person") || "its signer"}'s here` : `${fact("holder")}'s, not ${fact("person") || "its signer"}'s`}.`,
    safe: `${notRecorded} The key counts as before.`,
    next: "One revokes one's own key alone. Check the fingerprint in the list of people. Of a key of somebody else, an owner records the loss instead (counterseal person report-lost on the command line).",
  }),
  "answer-no-seat": (fact) => ({
    title: `The withdrawal was refused: ${fact("person") || "its signer"} has no seat in a charter of this audit, so it would stop nothing.`,
    safe: `${notRecorded} The statement is as good as before.`,
    next: "Whoever the charter names as owner, chair or vendor can withdraw it. Tell one of them why it should stop.",
  }),
  "answer-charter-draft": (fact) => ({
    title: `${named("The answer of", fact("person"))} was refused: only a charter that is not in force knows it, by its text or by the key that signed it.`,
    safe: notRecorded,
    next: "Record it again when that charter is in force. A revocation, or a declaration that somebody is recused, is taken before.",
  }),
  "answer-recorded-already": (fact) => ({
    title: `${named("The answer of", fact("person"))} is recorded already, byte for byte.`,
    safe: nothingChanged,
    next: "There is nothing to do.",
  }),
  "answer-to-nothing": (fact) => ({
    title: `Nothing was asked for in this audit that this answers${because(fact("act"))}.`,
    safe: notRecorded,
    next: "Check whether it answers a request of another vault or audit, one that has been made anew since, or one that was changed on its way.",
  }),
  "answer-unsigned": () => ({
    title: "This is the text of an answer, without its signature.",
    safe: notRecorded,
    next: "Give it with its signature: as one file, with the signature below the text, or both files together, the signature named like the text and .sig.",
  }),
  "answer-needs-key": () => ({
    title: "The answer is sealed, and no key was given to open it.",
    safe: notRecorded,
    next: "Choose the private key, or the age identity file, of whoever asked: an answer is sealed to the keys that the charter lists for them under Seal.",
  }),
  "answer-not-yours": () => ({
    title: "This key does not open the answer: it is not sealed to it.",
    safe: notRecorded,
    next: "Choose the key that the charter lists under Seal for whoever asked, or ask the answer's signer whom they sealed it to.",
  }),
  "answer-damaged": (fact) => ({
    title: `The sealed answer cannot be read${because(fact("reason"))}.`,
    safe: `${notRecorded} Nothing of it was written to the disk.`,
    next: "Ask its signer to send it once more, as one file with the signature below the text, sealed to you.",
  }),
  "answer-no-seal-key": (fact) => ({
    title: `The answer was not written: the charter lists no key under Seal for ${fact("person") || "whom it goes to"}, so it cannot be sealed to them.`,
    safe: "Its reason has not left the vault.",
    next: "Tell them on the channel that you have agreed on, or ask for a charter that lists a key of theirs. When its reason may be read by anybody, write it unsealed in so many words.",
  }),
  "answer-sealable": (fact) => ({
    title: `The answer was not written unsealed: the charter lists a key to seal it to ${fact("person") || "whoever asked"}.`,
    safe: "Its reason has not left the vault.",
    next: "Write it sealed. They open it with that key, here or with age -d.",
  }),
  "consent-unknown": () => ({
    title: "There is no such request for consent in this vault.",
    safe: nothingChanged,
    next: "Check its id in the list of consents.",
  }),
  "consent-abandoned": () => ({
    title: "This request for consent was abandoned.",
    safe: nothingChanged,
    next: "To share these files after all, make a new request.",
  }),
  "share-unmet": (fact) => ({
    title: `The files cannot be shared yet${because(fact("conditions"))}.`,
    safe: nothingSealed,
    next: "Meet each condition that is named, and share them then.",
  }),
  "review-unmet": (fact) => ({
    title: `The files cannot be shown for review${because(fact("conditions"))}.`,
    safe: nothingSealed,
    next: "Meet each condition that is named, or show them to others whom the request asks.",
  }),
  "request-unmet": (fact) => ({
    title: `The request cannot be sent any more${because(fact("conditions"))}.`,
    safe: nothingSealed,
    next: "Make a new request, by the charter that is in force, if it is still wanted.",
  }),
  "share-not-named": (fact) => ({
    title: `The consent does not name ${fact("person") === "" ? "them" : `“${fact("person")}”`}.`,
    safe: nothingSealed,
    next: "Share with people of its audience, or ask for consent that names them.",
  }),
  "disclosure-unknown": (fact) => ({
    title: `No such disclosure is on record${because(fact("disclosure"))}.`,
    safe: nothingChanged,
    next: "Choose among those that the list of disclosures shows.",
  }),
} as const satisfies Partial<Record<FailureCode, FailureWords>>;
