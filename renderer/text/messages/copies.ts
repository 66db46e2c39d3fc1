// SPDX-License-Identifier: Apache-2.0

export const copyMessages = {
  "backup.title": "Backup",
  "backup.why":
    "A copy of the whole vault, sealed as it is, into an empty folder or over an earlier copy, to which it adds what is new. Every file is decrypted from the copy in memory and compared with the ledger.",
  "backup.suggestedName": "vault-backup",
  "backup.go": "Back up into a folder…",
  "backup.done": "The backup is whole and verified.",
  "backup.partly": "The backup was made, but not everything could be copied.",
  "copy.facts":
    "Ledger up to entry {seq}; {whole, plural, =0 {no sealed file} one {# sealed file} other {# sealed files}} verified, {bytes}.",
  "copy.missing": "{name} is missing where it came from.",
  "copy.damaged": "{name} is damaged where it came from.",

  "start.restore": "Restore a backup…",
  "start.restoreHint":
    "Make a vault from a copy, or only try whether it can be",
  "restore.title": "Restore a backup",
  "restore.what":
    "The backup is not changed. A rehearsal restores everything, still sealed, verifies it and takes it away again.",
  "restore.rehearse": "Rehearse",
  "restore.go": "Restore as…",
  "restore.suggestedName": "restored-vault",
  "restore.rehearsed":
    "The backup can be restored. Nothing was left of the rehearsal.",
  "restore.done":
    "The vault is restored and verified. Open it from its folder.",
  "restore.partly": "Not everything in the backup is whole.",
} as const;
