// SPDX-License-Identifier: Apache-2.0
import type { FailureCode } from "../failure.ts";
import { because, type FailureWords, named, nothingChanged } from "./facts.ts";

function where(line: string): string {
  return line === "" || line === "0" ? "" : `line ${line}: `;
}

/** Keys, people, audits and charters. */
export const peopleFailures = {
  "key-not-a-key": (fact) => ({
    title: `No public key was found there${because(where(fact("line")) + fact("reason"))}.`,
    safe: nothingChanged,
    next: "Paste the whole line of a .pub file, such as one that begins ssh-ed25519, or an age recipient that begins age1.",
  }),
  "key-not-private": (fact) => ({
    title: `This is no private key that Counterseal reads${because(where(fact("line")) + fact("reason"))}.`,
    safe: "Nothing was opened with it, and nothing was changed.",
    next: "Choose an age identity file, whose lines begin with AGE-SECRET-KEY-1 or AGE-SECRET-KEY-PQ-1, or an OpenSSH private key of type ssh-ed25519 or ssh-rsa, without .pub. A copy of an older key in PEM form becomes one by ssh-keygen -p -f COPY.",
  }),
  "key-is-private": () => ({
    title: "That is a private key, so it was refused.",
    safe: "Nothing of it was kept.",
    next: "Give the public half: the line in the file whose name ends in .pub. If the private key was ever sent to you, tell its owner to replace it.",
  }),
  "key-refused": (fact) => ({
    title: `The key was refused${because(where(fact("line")) + fact("reason"))}.`,
    safe: nothingChanged,
    next: "Use an Ed25519, ECDSA or security-key (sk-) key, or RSA of at least 3072 bits.",
  }),
  "key-duplicate": (fact) => ({
    title: `This key is enrolled already${because(fact("person") === "" ? fact("fingerprint") : `for ${fact("person")}`)}.`,
    safe: nothingChanged,
    next: "Ask for a key that nobody else uses: each key stands for one person.",
  }),
  "key-lost": (fact) => ({
    title: `This key counts no more: it was revoked or recorded as lost${because(fact("fingerprint"))}.`,
    safe: nothingChanged,
    next: "Ask for a new key: what was lost is not taken back.",
  }),
  "key-cannot-seal": (fact) => ({
    title: `Nothing can be sealed to this key${because(fact("type"))}.`,
    safe: nothingChanged,
    next: "Add a key to seal to (--seal-key on the command line): ssh-ed25519, ssh-rsa, or an age recipient that begins age1.",
  }),
  "key-opens-nothing": (fact) => ({
    title: `This is a private key, but one that only signs: nothing can be sealed to it, so it opens nothing${because(fact("type"))}.`,
    safe: "Nothing of it was kept, and nothing was opened.",
    next: "Give the private key of the kind that it was sealed to: an age identity, or the file of an ssh-ed25519 or ssh-rsa key.",
  }),
  "key-cannot-sign": (fact) => ({
    title: `This key cannot sign${because(fact("type"))}.`,
    safe: nothingChanged,
    next: "Give an SSH public key for signing. An age recipient is for sealing only.",
  }),
  "key-missing": (fact) => ({
    title: `${named("The person", fact("person"))} was not enrolled: a role in the charter needs a key that signs.`,
    safe: nothingChanged,
    next: "Give an SSH public key of theirs. Only SRC members, coordinators and experts, who receive and do not decide, can do without.",
  }),
  "audit-unknown": (fact) => ({
    title: `${named("The audit", fact("audit"))} is not in this vault.`,
    safe: nothingChanged,
    next: "Check its id in the list of audits.",
  }),
  "audit-reserved": () => ({
    title: "The audit was not created: its id begins with sample-.",
    safe: nothingChanged,
    next: "Choose another id. Those are kept for audits of invented data.",
  }),
  "audit-exists": (fact) => ({
    title: `No audit was created: ${named("the id", fact("audit"))} is taken.`,
    safe: nothingChanged,
    next: "Choose another id.",
  }),
  "person-unknown": (fact) => ({
    title: `${named("The person", fact("person"))} is not enrolled in this audit.`,
    safe: nothingChanged,
    next: "Check the id in the list of people, or enrol them first.",
  }),
  "person-exists": (fact) => ({
    title: `Nobody was enrolled: ${named("the id", fact("person"))} is taken in this audit.`,
    safe: nothingChanged,
    next: "Choose another id for the new person.",
  }),
  "person-in-charter": (fact) => ({
    title: `${named("The person", fact("person"))} was not removed: the ${fact("charter") === "draft" ? "draft of a charter" : "charter"} names them.`,
    safe: nothingChanged,
    next:
      fact("charter") === "draft"
        ? "Discard the draft, or draft it anew without them (--without on the command line)."
        : "Draft a charter without them (--without on the command line). When it is in force, they can be removed.",
  }),
  "charter-roster-refused": (fact) => ({
    title: `No charter was drafted${because(fact("reason"))}.`,
    safe: nothingChanged,
    next: "Enrol more people, or choose quorums that the group can always meet, also when one person is gone. Several alternatives for one act suit a small group.",
  }),
  "charter-no-draft": (fact) => ({
    title: `There is no draft of a charter${because(fact("audit"))}.`,
    safe: nothingChanged,
    next: "Draft one from the people enrolled.",
  }),
  "charter-none-in-force": (fact) => ({
    title: `No charter is in force yet${because(fact("audit"))}.`,
    safe: nothingChanged,
    next: "Draft the charter, send it out, and record the signature of everyone whom it names.",
  }),
  "charter-already-in-force": (fact) => ({
    title: `This charter is in force already${because(fact("audit"))}.`,
    safe: nothingChanged,
    next: "Nothing more needs to be signed. To change it, draft a new one.",
  }),
  "charter-draft-signed": (fact) => ({
    title: `No charter was drafted: the draft that waits has signatures already${because(fact("people"))}.`,
    safe: "The draft and its signatures are as they were.",
    next: "A new draft voids them: all who signed would have to sign again. If that is meant, ask for it: --replace on the command line.",
  }),
  "charter-not-a-charter": (fact) => ({
    title: `${named("The file", fact("name"))} is not a charter${because(fact("reason"))}.`,
    safe: "Nothing was judged by it.",
    next: "Give the charter.txt that you trust, exactly as it was handed over.",
  }),
  "charter-unchanged": (fact) => ({
    title: `No charter was drafted: it would be the one that is in force${because(fact("audit"))}.`,
    safe: nothingChanged,
    next: "Enrol or leave out whom the new charter is about, or give another policy. A draft that is not wanted any more can be discarded.",
  }),
} as const satisfies Partial<Record<FailureCode, FailureWords>>;
