// SPDX-License-Identifier: Apache-2.0
import type { SignatureFinding, SignatureState } from "../domain/handedOver.ts";
import type { CountersignatureView } from "../ipc/receiptContract.ts";
import { assertNever } from "../result.ts";
import type { Flaw } from "../domain/wholeness.ts";
import type {
  MemberNote,
  PackageFault,
  RefusalReason,
} from "../domain/memberReasons.ts";

/** What a signature's state is called wherever it is shown. Encrypted is never signed. */
export const signatureWords: Readonly<Record<SignatureState, string>> = {
  pinned: "Signed by a pinned key",
  "unknown-key": "Signed by an unknown key",
  unsigned: "Unsigned",
  broken: "Broken signature",
};

/** What came back on a receipt for the vendor: the rest of a sentence, or a line of its own. */
export function countersignatureWords({
  state,
  holder,
  fingerprint,
}: Pick<CountersignatureView, "state" | "holder" | "fingerprint">): string {
  switch (state) {
    case "pinned":
      return `countersigned by ${holder ?? "the vendor"}, by the pinned key ${fingerprint}`;
    case "unknown-key":
      return `countersigned by an unknown key, ${fingerprint}`;
    case "broken":
      return `a broken countersignature, which names the key ${fingerprint}`;
    default:
      return assertNever(state);
  }
}

export const signatureFaultWords: Readonly<
  Record<NonNullable<SignatureFinding["fault"]>, string>
> = {
  "other-bytes": "the signature is over other bytes",
  malformed: "the signature cannot be read",
  namespace: "it was made for another purpose than signing files",
  "key-refused": "its key is of a kind that is not relied on",
  "key-absent": "the key is not here, so that nothing could be checked",
  "target-missing": "the file that it is over did not come",
  "too-large": "the file is too large to be checked in memory",
};

/** Why a file of a package is refused: the rest of a sentence that begins with its name. */
export const refusalWords: Readonly<Record<RefusalReason, string>> = {
  "name-empty": "has an empty part in its path",
  "name-not-text": "has a name that is not UTF-8 text",
  "name-character":
    "has a character in its name that not every system can keep or show",
  "name-bidi":
    "has a character in its name that turns the direction of what follows",
  "name-invisible": "has a character in its name that does not show",
  "name-absolute": "wants to lie at an absolute place",
  "name-traversal": "wants to lie outside its package",
  "name-drive": "names a drive of Windows",
  "name-stream": "names a hidden stream of a Windows file",
  "name-device": "has a name that Windows takes for a device",
  "name-edge":
    "has a name that begins with a space, or ends with a space or dot, which Windows drops",
  "name-short": "has a name that Windows takes for the short form of another",
  "name-git": "wants to lie in the inside of a git repository",
  "name-too-long": "has a name of more than 255 bytes",
  "path-too-long": "has a path of more than 1024 bytes or 64 parts",
  "twice-in-package":
    "is in its package twice, and programs differ in which they take",
  "collides-case":
    "has the same name as another but for large and small letters",
  "collides-spelling": "has the same name as another in another spelling",
  "collides-folder": "has the name of a folder",
  link: "is a link",
  "hard-link": "is a hard link",
  "device-node": "is a device or a pipe",
  "sparse-or-special": "is of a kind that only its archiver knows",
  "headers-disagree": "is described in two ways that disagree",
  overlaps: "shares its bytes with another",
  "size-lies": "is not as long as it says",
  "checksum-wrong": "does not have its check sum",
  "cut-short": "is cut short",
  "content-damaged": "cannot be unpacked",
  "method-unknown": "is packed in a way that is not known here",
  encrypted: "is encrypted; its passphrase was not given",
  "encryption-weak":
    "is encrypted in the old way of zip, which anybody can break",
  "passphrase-wrong": "does not open with the passphrases that were given",
  "limit-file": "is larger than the limit for one file",
  "limit-ratio": "unpacks to far more than it is packed in, as a bomb does",
  "limit-depth": "lies in more archives than the limit",
  "limit-total": "is beyond the limit for all files together",
  "limit-time": "came after the time was up",
  "file-empty": "is empty",
};

export const noteWords: Readonly<Record<MemberNote, string>> = {
  "backslashes-turned": "its path had backslashes, which were turned",
  "put-in-nfc": "its name was put in NFC",
  "scripts-mixed":
    "its name mixes letters of several scripts, which look alike",
  "was-encrypted": "it was encrypted in its archive",
};

/** Why a package could not be read to its end. */
export const packageFaultWords: Readonly<Record<PackageFault, string>> = {
  "archive-cut-short": "It is cut short.",
  "archive-damaged": "It is damaged, or made to confuse.",
  "archive-split": "It is a part of several.",
  "archive-surrounded":
    "Something else lies before, between or behind its files.",
  "archive-several-directories": "It has more than one list of its files.",
  "archive-lies-about-count": "It says another number of files than it has.",
  "compression-damaged": "Its compression is damaged.",
  "compression-memory": "Its compression asks for too much memory.",
  "compression-unknown": "Its compression is of a kind that is not known here.",
  "limit-members": "It has more files than the limit.",
  "limit-total": "It unpacks to more than the limit for all files.",
  "limit-time": "It took longer than the limit.",
  "limit-depth": "It has more envelopes than the limit.",
  "limit-memory":
    "It must be held in memory whole, and is larger than the limit for that.",
  "limit-ratio": "It unpacks to far more than it is packed in, as a bomb does.",
  "not-opened": "None of the keys and passphrases that were given opens it.",
  "envelope-damaged":
    "Its encryption is damaged, or it was changed on its way.",
  "envelope-unprotected":
    "Its encryption does not show whether it was changed.",
};

/** What of a hand-over is not whole: the rest of a sentence that begins with the name of the package or file. */
export function flawWords(flaw: Flaw): string {
  switch (flaw.kind) {
    case "not-read-to-end":
      return `was not read to its end. ${packageFaultWords[flaw.fault]}`;
    case "missing":
      return "is listed and did not come.";
    case "changed":
      return "has other bytes than listed.";
    case "signature-broken":
      return "has a broken signature.";
  }
}
