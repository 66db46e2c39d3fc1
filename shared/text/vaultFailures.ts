// SPDX-License-Identifier: Apache-2.0
import type { FailureCode } from "../failure.ts";
import { because, type FailureWords, named, nothingChanged } from "./facts.ts";

/** Calls, vaults, ledgers and objects. */
export const vaultFailures = {
  "request-malformed": () => ({
    title:
      "This could not be done: part of what was asked is missing or not of the right form.",
    safe: nothingChanged,
    next: "Check what you entered and try again.",
  }),
  "sender-untrusted": () => ({
    title: "A call that did not come from this app's own window was refused.",
    safe: nothingChanged,
    next: "Close the window and open the app again. If it happens again, report it as a security problem.",
  }),
  internal: (fact) => ({
    title: `Something went wrong that should not${because(fact("incident") === "" ? fact("reason") : `incident ${fact("incident")}`)}.`,
    safe: "What was recorded before is still there.",
    next: "Lock the vault, open it again and look whether the step was done. If it happens again, report it.",
  }),
  cancelled: () => ({
    title: "Cancelled.",
    safe: "Nothing half-made was kept.",
    next: "Start again when you are ready.",
  }),
  "engine-gone": () => ({
    title: "The part of the app that holds the vault has stopped.",
    safe: "The vault is locked. What was recorded before is still there.",
    next: "Open the vault again and look whether the last step was done.",
  }),
  "vault-not-found": (fact) => ({
    title: `${named("The vault", fact("name"))} is not there.`,
    safe: nothingChanged,
    next: "Check the folder's name, or connect the disk that holds it.",
  }),
  "vault-not-a-vault": (fact) => ({
    title: `${named("The folder", fact("name"))} is not a vault.`,
    safe: nothingChanged,
    next: "Choose the folder that holds vault.json.",
  }),
  "vault-exists": (fact) => ({
    title: `No vault was created: there is one in ${named("the folder", fact("name"))} already.`,
    safe: "The vault that is there was not touched.",
    next: "Open it, or choose a new folder.",
  }),
  "vault-format-unknown": (fact) => ({
    title: `This vault was not opened: it has a format that this version does not know${because(fact("format") === "" ? "" : `format ${fact("format")}`)}.`,
    safe: nothingChanged,
    next: "Open it with the newer Counterseal that made it.",
  }),
  "vault-header-damaged": () => ({
    title: "The vault was not opened: its header is damaged or was altered.",
    safe: "Nothing was changed. The files in the vault may still be whole.",
    next: "Put vault.json back from a backup, or use the recovery kit: with it the header is made anew.",
  }),
  "vault-passphrase-or-slot": () => ({
    title:
      "The vault was not opened: the passphrase is wrong, or the key slot is damaged.",
    safe: nothingChanged,
    next: "Check Caps Lock and the keyboard's language, and try again. The recovery kit gives the vault a new passphrase.",
  }),
  "vault-locked": () => ({
    title: "The vault is locked.",
    safe: nothingChanged,
    next: "Open it with your passphrase and try again.",
  }),
  "vault-in-use": (fact) => ({
    title: `Nothing was recorded: another process has this vault open${because(fact("host") === "" ? "" : `${fact("program")} on ${fact("host")}, process ${fact("pid")}`)}.`,
    safe: "Nothing was changed. It can be read here meanwhile.",
    next: "Lock it there, then try again.",
  }),
  "adopt-not-needed": () => ({
    title: "Nothing was adopted: no entry of this vault is known to be lost.",
    safe: nothingChanged,
    next: "Go on with the vault as it is.",
  }),
  "backup-other-line": () => ({
    title:
      "Nothing was copied: the folder holds entries of this vault that are not in its ledger here, or its ledger is damaged.",
    safe: "What is in the folder was not touched.",
    next: "Copy into a new folder, and look which of the two is the newer one.",
  }),
  "backup-needs-key": () => ({
    title:
      "Nothing was restored: this backup is one sealed file, and nothing to open it with was given.",
    safe: nothingChanged,
    next: "Give the identity file of somebody it was sealed to, or the passphrase that it was sealed with.",
  }),
  "backup-not-opened": () => ({
    title:
      "The backup was not opened: it is sealed to somebody else, or with another passphrase.",
    safe: nothingChanged,
    next: "Try the identity or passphrase that it was made with. This is not the passphrase of the vault in it.",
  }),
  "backup-damaged": (fact) => ({
    title: `The backup is damaged, or no backup at all${because(fact("reason"))}.`,
    safe: "It was not changed, and no vault was made of it.",
    next: "Use another backup, or make a new one.",
  }),
  "backup-other-vault": (fact) => ({
    title: `The backup is of another vault${because(fact("vault"))}.`,
    safe: nothingChanged,
    next: "Give a backup of the vault that is to be mended.",
  }),
  "repair-not-needed": () => ({
    title: "The header of this vault is whole, so that no other was taken.",
    safe: nothingChanged,
    next: "Open the vault with its passphrase.",
  }),
  "check-not-made": () => ({
    title:
      "No report was written: the vault was not checked since it was opened.",
    safe: nothingChanged,
    next: "Check it first, then save the report.",
  }),
  "checkpoint-other-vault": (fact) => ({
    title: `This statement is of another vault${because(fact("vault"))}.`,
    safe: nothingChanged,
    next: "Open the vault that it came from and compare it there.",
  }),
  "vault-read-only": () => ({
    title: "Nothing was recorded: this vault is open for reading only.",
    safe: nothingChanged,
    next: "What was said when it was opened has the reason. Restore the newest copy of the vault.",
  }),
  "change-not-anchored": (fact) => ({
    title: `The change is in the vault, but could not be noted in your profile${because(fact("reason"))}, so it is not confirmed.`,
    safe: "Nothing is lost. The vault takes no further change until it is opened again.",
    next: "See that the folder of your profile can be written. Then lock the vault, open it, and look whether the change is there before you repeat it.",
  }),
  "passphrase-empty": () => ({
    title: "A passphrase is needed.",
    safe: nothingChanged,
    next: "Enter a passphrase. Several words that only you would put together are good.",
  }),
  "kdf-parameters-refused": () => ({
    title:
      "The vault was not opened: its header asks for more or less work than is safe to unlock it.",
    safe: "Nothing was changed, and the passphrase was not used.",
    next: "The header may have been altered. Put vault.json back from a backup.",
  }),
  "ledger-damaged": (fact) => ({
    title: `The vault's ledger is damaged or was altered${because(fact("seq") === "" ? "" : `at entry ${fact("seq")}`)}.`,
    safe: "Nothing was changed, and nothing was removed.",
    next: "Keep this copy as it is, and go on with the newest backup.",
  }),
  "ledger-entry-none": (fact) => ({
    title: `The ledger has no such entry${because(fact("seq"))}.`,
    safe: "Nothing was changed.",
    next: "See the ledger for the numbers of its entries; the first is 0.",
  }),
  "object-damaged": (fact) => ({
    title: `${named("The stored file", fact("name") || fact("object"))} is damaged or was swapped, so it was not opened.`,
    safe: "Nothing of it was given out. The other files are not affected.",
    next: "Run a check of the whole vault, and put the file back from a backup.",
  }),
  "object-missing": (fact) => ({
    title: `${named("The stored file", fact("name") || fact("object"))} is missing from the vault.`,
    safe: "Its record and the other files are still there.",
    next: "Run a check of the whole vault, and put the file back from a backup.",
  }),
} as const satisfies Partial<Record<FailureCode, FailureWords>>;
