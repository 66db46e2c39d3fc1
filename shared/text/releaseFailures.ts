// SPDX-License-Identifier: Apache-2.0
import type { FailureCode } from "../failure.ts";
import {
  because,
  type Fact,
  type FailureText,
  type FailureWords,
  named,
  nothingChanged,
} from "./facts.ts";

const notRecorded = "The signature was not recorded, and nothing else changed.";
const nothingJudged = "Nothing was judged, and nothing was changed.";
const nothingLeft = "Nothing has left the vault.";

const releaseStates: ReadonlyMap<string, string> = new Map([
  ["proposed", "the request was not made yet"],
  ["requested", "the request was made already"],
  ["exported", "the release was exported already"],
  ["abandoned", "the release was abandoned"],
]);

const nextSteps: ReadonlyMap<string, string> = new Map([
  [
    "proposed",
    "Make the request first (counterseal release request on the command line).",
  ],
  ["exported", "It is done. To release something else, propose a new one."],
  ["abandoned", "To release these files after all, propose a new one."],
]);

/** Whose something is, where nobody is named, too. */
function ownerOf(name: string, unnamed: string): string {
  return name === "" ? unnamed : `${name}'s`;
}

/** What a request asks for, as its command and its people call it. */
function askedFor(fact: Fact): "consent" | "release" {
  return fact("act") === "consent" ? "consent" : "release";
}

/** Whoever asks signs first, whatever they ask for. */
function requesterUnsigned(fact: Fact): FailureText {
  const asked = askedFor(fact);
  const requester = fact("person") || "the requester";
  return {
    title: `The request was not sent: ${requester}, who asks for the ${asked}, has not signed it yet.`,
    safe: nothingLeft,
    next: `Sign it as ${requester} (counterseal ${asked} sign on the command line), and send it then.`,
  };
}

/** Not a mistake to be mended by asking again: whoever made it says no. */
const declined: FailureText = {
  title: "This is the signature on a decline: its signer does not approve.",
  safe: notRecorded,
  next: "Read the decline.txt that came with it. Approvals alone are recorded; to go on without this person, ask others of the charter, or make a new request with what they want changed.",
};

/** Statements, signatures, deliverables, releases and the tools that they need. */
export const releaseFailures = {
  "statement-refused": (fact) => ({
    title: `This text is not a statement that counts here${because(fact("reason"))}.`,
    safe: nothingChanged,
    next: "Ask for the file exactly as it was sent, without any change.",
  }),
  "statement-stale": (fact) => ({
    title: `The request is too old, or dated ahead of this clock${because(fact("issued") === "" ? "" : `issued ${fact("issued")}`)}.`,
    safe: nothingChanged,
    next: "Check this machine's clock, and make the request anew.",
  }),
  "statement-not-in-ledger": (fact) => ({
    title: `This copy of the vault lacks entries: the statement names one that is not in this ledger${because(fact("seq") === "" ? "" : `entry ${fact("seq")}, ${fact("issued")}`)}.`,
    safe: "Nothing was recorded. The vault is open for reading only from now on.",
    next: "Restore the newest copy of the vault, or repair this one from a backup. Only when there is none, adopt it with a reason.",
  }),
  "statement-unproven": (fact) => ({
    title: `This is a statement, not a signature on it. It names an entry that is not in this ledger${because(fact("seq") === "" ? "" : `entry ${fact("seq")}, ${fact("issued")}`)}, and nothing proves that it is genuine.`,
    safe: `${notRecorded} The vault takes changes as before.`,
    next: "Compare it together with a signature on it, such as the requester.sig that came with it, under Vault health or with counterseal ledger witness: signed by anyone of the audit it means that entries are missing here.",
  }),
  "statement-not-signature": () => ({
    title:
      "This is a statement, not a signature on it. Its state of the ledger is known here.",
    safe: notRecorded,
    next: "Give the .sig file that came back with it.",
  }),
  "signature-malformed": (fact) => ({
    title: `That is not a signature as ssh-keygen writes it${because(fact("reason"))}.`,
    safe: notRecorded,
    next: "Choose the .sig file itself, or paste all of it from its BEGIN line to its END line.",
  }),
  "signature-ambiguous": () => ({
    title: "There is more than one signature in this text.",
    safe: notRecorded,
    next: "Give them one at a time, each from its BEGIN line to its END line.",
  }),
  "signature-wrong-namespace": (fact) =>
    fact("found") === "decline@counterseal"
      ? declined
      : {
          title: `The signature is for something else${because(fact("found") === "" ? "" : `made as ${fact("found")}, needed as ${fact("expected")}`)}.`,
          safe: notRecorded,
          next: "Ask for it again, made with the exact line in HOW-TO-SIGN.txt.",
        },
  "signature-other-bytes": () => ({
    title:
      "The signature is genuine in form but not over this text: an earlier or another text was signed, or the file changed on the way.",
    safe: notRecorded,
    next: "Hand over the text again, be it a request or a receipt, and ask for a signature over that very file. If the text that was signed is at hand, give that here, too: a statement shows whether entries are missing from this vault.",
  }),
  "signature-key-refused": (fact) => ({
    title: `The signature was made by a key of a kind that does not count${because(fact("reason"))}.`,
    safe: notRecorded,
    next: "Ask the signer to use the key that the charter lists for them.",
  }),
  "signature-key-unknown": (fact) => ({
    title: `The signature is by a key that is not in the charter${because(fact("fingerprint"))}.`,
    safe: notRecorded,
    next: "Ask the signer to use the key that the charter lists for them. A new key comes into force with a new charter.",
  }),
  "signature-other-person": (fact) => ({
    title: `The answer is ${ownerOf(fact("signer"), "one person's")} by its text, and the key that signed it is ${ownerOf(fact("person"), "another's")}${because(fact("fingerprint"))}.`,
    safe: "The answer was not recorded, and nothing else changed.",
    next: `Let ${fact("signer") || "whoever it names"} sign it with a key of their own, or make the answer anew in the name of ${fact("person") || "whose key it is"} (--as on the command line).`,
  }),
  "signature-duplicate": (fact) => ({
    title: `${fact("person") || "This person"} has signed already.`,
    safe: "The first signature counts. Nothing was changed.",
    next: "Nothing more is needed from them. A person counts once.",
  }),
  "signature-recorded-already": (fact) => ({
    title: `This very signature${because(fact("person"))} is recorded already.`,
    safe: nothingChanged,
    next: "Nothing more is needed for it.",
  }),
  "signature-term-over": (fact) => ({
    title: `The signature does not count: ${fact("person") || "the signer"} or their key was out of its term when this was issued.`,
    safe: notRecorded,
    next: "Ask someone whose term runs, or draft a new charter with new terms.",
  }),
  "signature-key-lost": (fact) => ({
    title: `The signature does not count: ${fact("person") || "its signer"} made it with a key that was revoked or recorded as lost${because(fact("fingerprint"))}.`,
    safe: notRecorded,
    next: "Ask them to sign with another key of theirs that the text names, or draft a new charter that gives them one.",
  }),
  "signature-untouched": (fact) => ({
    title: `The signature does not count: ${fact("person") || "its signer"} made it without a touch of a hardware key, which the charter demands.`,
    safe: notRecorded,
    next: "They sign again with a security key that asks for a touch (an sk- key made without no-touch-required).",
  }),
  "signature-unverified-person": (fact) => ({
    title: `The signature does not count: the hardware key of ${fact("person") || "its signer"} did not verify who touched it, which the charter demands.`,
    safe: notRecorded,
    next: "They sign again with a security key that asks for its PIN or a fingerprint (made with verify-required).",
  }),
  "signature-judged-otherwise": () => ({
    title: "What the entry says of it is not what checking it comes to.",
    safe: nothingChanged,
    next: "Do not rely on the entry: look for another copy of the vault, and ask the signer what they signed.",
  }),
  "deliverable-unknown": () => ({
    title: "There is no such deliverable in this vault.",
    safe: nothingChanged,
    next: "Check it in the list of deliverables.",
  }),
  "deliverable-in-release": (fact) => ({
    title: `${named("The deliverable", fact("name"))} was not removed: a release names it.`,
    safe: nothingChanged,
    next: "Abandon that release first, with a reason.",
  }),
  "version-unknown": () => ({
    title: "There is no such version in this vault.",
    safe: nothingChanged,
    next: "Check it in the list of deliverables.",
  }),
  "release-unknown": () => ({
    title: "There is no such release in this vault.",
    safe: nothingChanged,
    next: "Check it in the list of releases.",
  }),
  "release-state": (fact) =>
    fact("state") === "requester-unsigned"
      ? requesterUnsigned(fact)
      : {
          title: `This was not done: ${releaseStates.get(fact("state")) ?? "the release is at another step"}.`,
          safe: nothingChanged,
          next:
            nextSteps.get(fact("state")) ?? "See the release for its state.",
        },
  "release-not-exported": () => ({
    title:
      "No commit was compared: this release was not exported, so none can bring it.",
    safe: nothingJudged,
    next: "Export the release first. What others released is verified by counterseal verify, or under Verify.",
  }),
  "release-not-merged": () => ({
    title:
      "There is nothing to announce: no commit was seen that brings this release.",
    safe: nothingLeft,
    next: "Compare the commit of a clone first, on the release's page or with counterseal release merged. A post before the merge would link to nothing.",
  }),
  "release-unmet": (fact) => ({
    title: `The release was not written: not everything that it needs is there${because(fact("conditions"))}.`,
    safe: nothingLeft,
    next: "See what is missing in the release's list, and what would meet it.",
  }),
  "release-has-statement": (fact) => ({
    title: `The release has its statement already, ${fact("people") === "" ? "and nobody has signed it yet" : `signed by ${fact("people")}`}.`,
    safe: nothingChanged,
    next: `A new statement voids ${fact("people") === "" ? "the one that was made" : "those signatures: all of them would have to sign again"}. If that is meant, ask for it: --renew on the command line.`,
  }),
  "release-no-sealing-key": (fact) => ({
    title: `The request was not written: there is no key to seal it to${because(fact("person"))}.`,
    safe: nothingLeft,
    next: "Enrol an age recipient, or an ssh-ed25519 or ssh-rsa key, for everyone who is asked, and make a new charter.",
  }),
  "bundle-not-a-folder": (fact) => ({
    title: `${named("The file", fact("name"))} is not a release: a release is a folder, a zip of one or a release.bundle.`,
    safe: nothingJudged,
    next: "Give the folder that was exported, its tree, the folder that holds statement.txt, a zip, or release.bundle.",
  }),
  "bundle-is-vault": (fact) => ({
    title: `${named("The folder", fact("name"))} is a vault, not a release.`,
    safe: nothingJudged,
    next: "Give the folder that a release was exported to. A vault is verified by counterseal vault check.",
  }),
  "bundle-is-clone": (fact) => ({
    title: `${named("The folder", fact("name"))} is a git clone: give the commit.`,
    safe: nothingJudged,
    next: "A clone holds more than a release. Name the commit that brings one, in the field “Commit” or with --commit; or run sh verify.sh <charter> <release folder> <commit>, with a verify.sh that you trust.",
  }),
  "bundle-not-verified": (fact) => ({
    title: `No Statement was written: the release is not VERIFIED${because(fact("problems"))}.`,
    safe: "Nothing was written, and nothing was changed.",
    next: "Verify it with the charter that you trust, and see what is wrong with it.",
  }),
  "place-not-new": (fact) => ({
    title: `${named("The folder", fact("place"))} exists in the public repository already.`,
    safe: nothingLeft,
    next: "Choose a new folder for this release's statement and signatures.",
  }),
  "removed-path-missing": (fact) => ({
    title: `${named("The path", fact("path"))} cannot be removed: it is no file of the release's base commit.`,
    safe: nothingLeft,
    next: "Choose a clone of the public repository as the base, and name files that its commit holds.",
  }),
  "base-changes-bytes": (fact) => ({
    title: `${named("The file", fact("path"))} would not stay as it was approved: .gitattributes has git change its bytes${because(fact("attribute"))}.`,
    safe: nothingLeft,
    next: "Choose another path, or a base commit whose .gitattributes leaves these paths alone. A preview of the tree names them all (counterseal release preview on the command line).",
  }),
  "base-attributes-unclear": (fact) => ({
    title: `${named("The file", fact("path"))} may not stay as it was approved: what git reads in ${fact("file") || ".gitattributes"} cannot be told.`,
    safe: nothingLeft,
    next: "Choose another path, or a base commit where this is a plain text file: no link, no submodule and without NUL bytes.",
  }),
  "base-unknown": (fact) => ({
    title: `${named("The commit", fact("commit") || fact("base"))} is not in that clone.`,
    safe: nothingLeft,
    next: "Fetch the public repository's newest state, and choose a commit that is in it.",
  }),
  "tool-missing": (fact) => ({
    title: `${fact("tool") || "A program that this needs"} was not found on this machine.`,
    safe: nothingChanged,
    next: fact("tool").startsWith("ssh-")
      ? "Install OpenSSH (on Debian, openssh-client) and try again. A key made in the vault signs without it."
      : "Install it and try again.",
  }),
  "ssh-keygen-refused": (fact) => ({
    title: `ssh-keygen did not sign${because(fact("reason"))}.`,
    safe: "Nothing was recorded.",
    next: "Check the key file and its passphrase, touch the security key when it blinks, and try again.",
  }),
  "git-refused": (fact) => ({
    title: `git could not do its part${because(fact("reason"))}.`,
    safe: "Nothing was written, and the clone was not changed.",
    next: "Check that the folder is a healthy clone of the public repository, and try again.",
  }),
} as const satisfies Partial<Record<FailureCode, FailureWords>>;
