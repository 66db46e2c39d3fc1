// SPDX-License-Identifier: Apache-2.0
import type { FailureCode } from "../failure.ts";
import type { FailureWords } from "./facts.ts";

export const intakeFailures = {
  "intake-empty": () => ({
    title: "Nothing was taken in.",
    safe: "There is no file in what was chosen that could be taken in, and nothing was written.",
    next: "Choose files, or a folder that holds some.",
  }),
  "intake-too-many": (fact) => ({
    title: "Nothing was opened.",
    safe: `What was chosen has more files than the ${fact("limit") || "20000"} that are opened at once, and nothing was written.`,
    next: "Choose a part of them, or one archive that holds them all.",
  }),
  "intake-unknown": () => ({
    title: "Nothing was taken in.",
    safe: "This summary is not at hand any more: the vault was locked or another was made. Nothing was written.",
    next: "Open what was handed over again.",
  }),
  "intake-file-refused": (fact) => ({
    title: `${fact("name") || "A file"} was not taken in.`,
    safe: "It was refused when the package was looked at, and nothing of it is in the vault.",
    next: "Leave it out, or ask the vendor for a package without the fault.",
  }),
  "intake-not-whole": (fact) => ({
    title: "Nothing was taken in.",
    safe: `What was handed over is not whole: ${fact("name") || "a part of it"} was not opened or read to its end, is listed and did not come, has other bytes than listed, or has a broken signature. Nothing was written.`,
    next: "Ask for it again, give the key that opens it, or leave out the files that are broken. What came is taken in all the same only when somebody says so and why: by the tick in the window, by --with-broken on the command line.",
  }),
  "intake-not-as-seen": (fact) => ({
    title: `${fact("name") || "A file"} was not taken in.`,
    safe: "Its bytes are not those that the summary showed, and nothing of it is in the vault.",
    next: "See who changes the package, then open it again.",
  }),
  "receipt-no-intake": () => ({
    title: "No receipt was made.",
    safe: "No intake by that id came to its end in this vault, and nothing was recorded.",
    next: "List the intakes and name one that ended; one that was broken off goes on when the same packages are chosen again.",
  }),
  "receipt-none": () => ({
    title: "Nothing was done with a receipt.",
    safe: "Nobody has signed a receipt for this intake yet, and nothing was recorded.",
    next: "Make the receipt and sign it first.",
  }),
  "receipt-not-owner": (fact) => ({
    title: `No receipt was made: ${fact("person") || "the signer"} is no owner now.`,
    safe: "A receipt is signed by an owner whom the charter in force names, and nothing was recorded.",
    next: "Let an owner sign it.",
  }),
  "receipt-not-vendor": (fact) => ({
    title: `The receipt was not written: ${fact("person") || "one of them"} is no vendor of this audit.`,
    safe: "A receipt is sealed to people of the vendor alone, and nothing was written.",
    next: "Name people who are enrolled with the role vendor.",
  }),
  "unwrapper-ended": () => ({
    title: "What was handed over could not be opened to its end.",
    safe: "The process that opens it ended, hung or grew too large, which a hostile package can bring about. What was taken in before stands.",
    next: "Try again; if it ends again, ask the vendor for another package, and keep this one as a single file.",
  }),
  "unwrapper-unavailable": () => ({
    title: "Nothing was opened.",
    safe: "This program cannot start the process that opens packages here, and nothing was written.",
    next: "Use the window, or Counterseal on Node.",
  }),
  "vendor-key-refused": () => ({
    title: "The key was not pinned.",
    safe: "The file holds no public key of minisign or OpenPGP that can be used, and nothing was recorded.",
    next: "Ask the vendor for the public key, and enrol an SSH key with its person instead.",
  }),
  "vendor-key-unknown": () => ({
    title: "No key was unpinned.",
    safe: "No key by that id is pinned for this audit, and nothing was recorded.",
    next: "List the pinned keys, and name one by its whole id.",
  }),
  "promise-unknown": () => ({
    title: "Nothing was changed.",
    safe: "Nothing by that name is expected in this audit, and nothing was recorded.",
    next: "List what is expected, and name one of it.",
  }),
  "lineage-refused": (fact) => ({
    title: "The version was not described.",
    safe: `It does not fit: ${fact("reason") || "its origin cannot be so"}. Nothing was recorded.`,
    next: "Choose versions of one audit, and a round for a review alone.",
  }),
} as const satisfies Partial<Record<FailureCode, FailureWords>>;
