// SPDX-License-Identifier: Apache-2.0

export const rekeyMessages = {
  "rekey.title": "New keys",
  "rekey.why":
    "When a passphrase, a recovery kit or a copy may be in wrong hands: everything is sealed under new keys, as a vault in a new folder. Entries, checkpoints and files stay the same, and so does what people signed.",
  "rekey.go": "Seal under new keys…",
  "rekey.resume": "Go on…",
  "rekey.abandon": "Abandon…",
  "rekey.readOnly":
    "The vault is open read-only: it cannot be sealed under new keys.",
  "rekey.begun":
    "Begun {at}, into {to}, and not finished. Until it is, or is abandoned, nothing is recorded here.",
  "rekey.finished":
    "This vault went on in {to} on {at}. What is here is under the old keys, whole, and for reading only.",
  "rekey.sheet": "Seal everything under new keys",
  "rekey.resumeSheet": "Go on sealing under new keys",
  "rekey.what":
    "Choose a new, empty folder on a disk with room for all of it. This vault stays whole, and takes no change from the beginning on. Other owners choose their passphrases again in the new vault.",
  "rekey.resumeWhat":
    "Choose the folder that it was begun into, {to}, and type the new passphrase from then. What is sealed already is not sealed again.",
  "rekey.passphrase": "New passphrase of the new vault",
  "rekey.repeat": "The new passphrase again",
  "rekey.kit": "Recovery kit",
  "rekey.kitDrop": "The present kit opens the old vault only",
  "rekey.kitDropHint": "Make a new one afterwards.",
  "rekey.kitKeep": "The present kit opens the new vault too",
  "rekey.kitKeepHint": "Only when nobody else can have it.",
  "rekey.withoutDamaged": "Leave files behind that are not whole",
  "rekey.withoutDamagedHint": "The ledger of the new vault names their loss.",
  "rekey.choose": "Choose the folder, and seal…",
  "rekey.stopped":
    "The vault was not sealed under new keys yet: these files are not whole.",
  "rekey.stoppedNext":
    "Put them back from a backup and go on; or leave them behind; or close this and abandon it.",
  "rekey.missing": "{name} is missing.",
  "rekey.damaged": "{name} is damaged.",
  "rekey.doneSheet": "The vault has new keys",
  "rekey.done":
    "{whole, plural, =0 {No sealed file} one {# sealed file} other {# sealed files}} verified in the new folder, {bytes}.",
  "rekey.lock": "Lock, to open the new vault",
  "rekey.abandonTitle": "Abandon sealing under new keys?",
  "rekey.abandonWhat":
    "This vault takes changes again, under its old keys. What was sealed in {to} is of no use then; remove that folder.",
  "rekey.lostTitle": "Go on with the old keys?",
  "rekey.lostWhat":
    "Only when the vault in {to} is lost for good. If it is not, there will be two lines of this vault, which can never become one again.",
  "rekey.lost": "The new vault is lost…",
  "rekey.abandonGo": "Go on with the old keys",
  "rekey.abandoned": "The vault takes changes again, under its old keys.",
} as const;
