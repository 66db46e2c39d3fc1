// SPDX-License-Identifier: Apache-2.0
import type { FailureCode } from "../failure.ts";
import { because, type Fact, type FailureWords, named } from "./facts.ts";

const notKept = "Nothing of it was kept, and nothing was written to the disk.";
const notSigned = "Nothing was signed.";
const askAgain = "Ask the requester for a new request.";

/** What a request asks people to sign. */
const asked: ReadonlyMap<string, string> = new Map([
  ["approval", "request to approve a release"],
  ["consent", "request for consent"],
  ["charter", "charter"],
]);

/** `version 1, yours is version 2`. */
function versions(fact: Fact): string {
  const [version, own] = [fact("version"), fact("own")];
  return version === "" || own === ""
    ? ""
    : `version ${version}, yours is version ${own}`;
}

/** Requests that come from another vault. */
export const requestFailures = {
  "request-unknown": () => ({
    title: "There is no such request in this vault.",
    safe: "Nothing was changed.",
    next: "Check its id in the list of requests.",
  }),
  "request-not-a-request": (fact) => ({
    title: `${named("The file", fact("name"))} is neither a sealed request nor a charter.`,
    safe: notKept,
    next: "Choose the file request-<id>.tar.age as it came, or the charter.txt that you are asked to sign.",
  }),
  "request-needs-key": () => ({
    title: "The request is sealed, and no key was given to open it.",
    safe: notKept,
    next: "Choose the private key, or the age identity file, that the charter names for you under Seal.",
  }),
  "request-opener-unavailable": () => ({
    title: "The sealed file was not opened.",
    safe: "This program cannot start the process that alone may read your key, and nothing was changed.",
    next: "Open it in the window, or with Counterseal on Node.",
  }),
  "request-not-yours": () => ({
    title: "This key does not open the request: it is not sealed to it.",
    safe: notKept,
    next: "Choose the key that the charter names for you under Seal, or ask the requester whom they sealed it to.",
  }),
  "request-damaged": (fact) => ({
    title: `The request is not whole${because(fact("reason"))}.`,
    safe: notKept,
    next: "Ask the requester to send the file once more; when it fails again, ask for a new request.",
  }),
  "request-content-differs": (fact) => ({
    title: `${named("The file", fact("name"))} is not the one that the statement names.`,
    safe: notKept,
    next: "Do not sign it. Tell the requester which file differs, on the channel that you have agreed on.",
  }),
  "request-requester-unsigned": (fact) => ({
    title: `${named("The signature of the requester", fact("person"))} is not there, or is not theirs${because(fact("reason"))}.`,
    safe: notKept,
    next: "Do not sign it. Ask the requester, on the channel that you have agreed on, whether the request is theirs.",
  }),
  "request-signature-refused": (fact) => ({
    title: `${named("The signature of", fact("person"))} that came with the request does not hold${because(fact("reason"))}.`,
    safe: notKept,
    next: askAgain,
  }),
  "request-no-charter": (fact) => ({
    title: `You have no charter of your own for this audit${because(fact("audit"))}, so nothing says who may ask you.`,
    safe: `${notKept} The charter that came with the request was not believed.`,
    next: `Choose your own copy of the charter${because(fact("version"))}, from the public repository or as you signed it.`,
  }),
  "request-charter-other": (fact) => ({
    title: `The charter that was chosen is of another audit${because(fact("of"))} than the request${because(fact("audit"))}.`,
    safe: notKept,
    next: "Choose your own copy of this audit's charter.",
  }),
  "request-charter-own": (fact) => ({
    title: `The chosen charter is not the one that you have of this audit already${because(fact("own"))}.`,
    safe: notKept,
    next: "Open the request without choosing a charter: yours decides, and a later one is followed by its signatures.",
  }),
  "request-charter-older": (fact) => ({
    title: `The request rests on an older charter${because(versions(fact))}.`,
    safe: notKept,
    next: "Ask the requester for a new request under the charter that is in force.",
  }),
  "request-charter-unknown": (fact) => ({
    title: `The charter of the request does not follow by signatures from your own${because(versions(fact))}.`,
    safe: notKept,
    next: "Do not sign it. Compare the fingerprints of the two charters with the owners, on the channel that you have agreed on.",
  }),
  "request-stale": (fact) => ({
    title: `The request was issued more than a day ago${because(fact("issued"))}.`,
    safe: "Nothing was signed or kept.",
    next: askAgain,
  }),
  "request-future": (fact) => ({
    title: `The request says that it was issued in the future${because(fact("issued"))}.`,
    safe: notKept,
    next: "Set this machine's clock if it is behind; else ask the requester to set theirs and to make a new request.",
  }),
  "request-expired": (fact) => ({
    title: `The request has expired${because(fact("expires"))}.`,
    safe: "Nothing was signed or kept.",
    next: askAgain,
  }),
  "request-received-already": () => ({
    title: "This request is in the vault already.",
    safe: "Nothing was changed.",
    next: "Find it in the list of requests.",
  }),
  "request-superseded": (fact) => ({
    title: `A later request for the same is in the vault${because(fact("issued"))}.`,
    safe: notSigned,
    next: "Answer the later one.",
  }),
  "request-removed": () => ({
    title: "The files of this request were removed from the vault.",
    safe: notSigned,
    next: "To answer it, open the request once more while it is fresh.",
  }),
  "request-unanswered": (fact) => ({
    title: `There is nothing of ${fact("person") || "theirs"} to send back: they have not answered the ${asked.get(fact("act")) ?? "request"}${because(fact("purpose"))} yet.`,
    safe: `Nothing was written. ${fact("answered") === "" ? "Nobody has answered it here." : `Answered here by: ${fact("answered")}.`}`,
    next: `Answer it first, as ${fact("person") || "who is asked"} (counterseal request sign, or request decline, on the command line)${fact("answered") === "" ? "" : ", or name one of those who have"}.`,
  }),
  "request-other-text": () => ({
    title: "The text is not an answer to this request.",
    safe: "Nothing was recorded.",
    next: "Give the signature over the statement itself, or the answer's text as it was drafted here, with its signature.",
  }),
} as const satisfies Partial<Record<FailureCode, FailureWords>>;
