// SPDX-License-Identifier: Apache-2.0

export const slotMessages = {
  "slot.title": "Passphrases",
  "slot.why":
    "Each owner of the vault opens it with a passphrase of their own. The ledger says whose it was.",
  "slot.own": "This session",
  "slot.cost": "A guess costs {ops, number} passes over {memory}.",
  "slot.add": "Add an owner…",
  "slot.change": "Change a passphrase…",
  "slot.remove": "Remove…",
  "slot.removeNamed": "Remove the passphrase of {name}",
  "slot.readOnly":
    "The vault is open read-only: passphrases cannot be changed.",

  "slot.addTitle": "Add an owner",
  "slot.addWhat":
    "They can do everything that you can. Let them type the new passphrase themselves.",
  "slot.name": "The new owner’s name",
  "slot.nameHint":
    "The ledger writes it beside everything that they do with this passphrase.",
  "slot.nameMissing": "Write the name that the ledger should carry.",
  "slot.nameTaken": "There is a passphrase with this name already.",
  "slot.addGo": "Add the owner",
  "slot.added": "{name} can open the vault now.",

  "slot.changeTitle": "Change a passphrase",
  "slot.changeWhat":
    "The passphrase that you type first is the one that changes. Copies of the vault from before still open with it.",
  "slot.changeGo": "Change the passphrase",
  "slot.changed": "The passphrase was changed.",

  "slot.rename": "Rename yours…",
  "slot.renameTitle": "Rename a passphrase",
  "slot.renameWhat":
    "The passphrase that you type first is the one that gets the name: it is sealed together with it, so that each owner renames their own.",
  "slot.newName": "Its new name",
  "slot.newNameHint":
    "Entries from before, and those until the vault is locked, keep the name that they were made under.",
  "slot.renameGo": "Rename the passphrase",
  "slot.renamed": "The passphrase is now that of {name}.",

  "slot.removeTitle": "Remove the passphrase of {name}?",
  "slot.removeWhat":
    "The vault as it is from now on does not open with it. It protects no earlier copy: a copy made before still opens with it, and whoever opened the vault with it may have kept its keys.",
  "slot.removeRekey":
    "Where that matters, seal everything under new keys afterwards.",
  "slot.toRekey": "About new keys",
  "slot.removeGo": "Remove the passphrase",
  "slot.removed": "The passphrase of {name} opens the vault no more.",

  "slot.present": "Your present passphrase",
  "slot.presentHint": "Typed again, to be sure that it is you.",
  "slot.presentMissing": "Type your passphrase first.",
  "slot.new": "New passphrase",
  "slot.repeat": "The new passphrase again",
  "slot.busy": "Working…",
} as const;
