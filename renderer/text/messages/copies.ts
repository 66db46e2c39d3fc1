// SPDX-License-Identifier: Apache-2.0

export const copyMessages = {
  "backup.title": "Backup",
  "backup.why":
    "A copy of the whole vault, sealed as it is: into an empty folder, over an earlier copy, to which it adds what is new, or into one sealed file. Every file is decrypted from the copy in memory and compared with the ledger.",
  "backup.suggestedName": "vault-backup",
  "backup.go": "Back up into a folder…",
  "backup.seal": "Back up into one sealed file…",
  "backup.suggestedFile": "vault-backup.age",
  "backup.sealTitle": "Back up into one sealed file",
  "backup.sealWhat":
    "One age file with the whole vault in it, which stays sealed inside, too. The file is read back from the disk, opened and compared before it gets its name.",
  "backup.sealFor": "Opened with",
  "backup.toKeys": "Keys",
  "backup.toKeysHint": "age recipients or SSH keys, of one person or several",
  "backup.toPassphrase": "A passphrase",
  "backup.toPassphraseHint": "of this file alone",
  "backup.keys": "Recipients, one a line",
  "backup.keysMissing": "Paste at least one recipient.",
  "backup.sealGo": "Choose where, and seal…",
  "backup.sealed":
    "The backup is one sealed file, read back, opened and verified.",
  "backup.chooseFolder": "A backup’s folder…",
  "backup.chooseFile": "A sealed file…",
  "backup.chosenFolder": "Folder: {name}",
  "backup.chosenFile": "Sealed file: {name}",
  "backup.chooseIdentity": "Key that opens the file…",
  "backup.passphrase": "Passphrase of the sealed file",
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
  "restore.passphrase": "Passphrase of the vault in it",
  "restore.chooseFirst": "Choose the backup first.",
  "restore.rehearse": "Rehearse",
  "restore.go": "Restore as…",
  "restore.suggestedName": "restored-vault",
  "restore.rehearsed":
    "The backup can be restored. Nothing was left of the rehearsal.",
  "restore.done":
    "The vault is restored and verified. Open it from its folder.",
  "repair.title": "Repair the vault",
  "repair.what":
    "What a check finds is mended, and nothing is destroyed: what is taken out of the way stays in the vault’s quarantine folder, and every step is on the ledger. Damaged or missing files and entries can come back from a backup.",
  "repair.look": "Show what would be done",
  "repair.go": "Repair",
  "repair.would": "This would be done; nothing was changed yet",
  "repair.done": "Done, and on the ledger",
  "repair.left": "Not done",
  "repair.nothing": "There is nothing to repair.",
  "repair.reasonHint":
    "Only for what has no whole copy. Left empty, that stays as it is.",
  "check.repair": "Repair…",
  "check.save": "Save the report…",
  "check.suggestedName": "check-report.txt",
  "check.saved": "Written without the names of files: {files}",
  "check.lost": "{name} was recorded as lost: {reason}",
  "standing.repair": "Repair from a backup…",
  "unlock.byBackup": "Open with a backup’s header…",

  "restore.partly": "Not everything in the backup is whole.",
} as const;
