// SPDX-License-Identifier: Apache-2.0

export const recoveryMessages = {
  "recovery.title": "Recovery kit",
  "recovery.made":
    "Made {at} by {by}. It is the only kit that opens this vault.",
  "recovery.missing":
    "There is no recovery kit. If the passphrase is lost, everything here is lost.",
  "recovery.toKit": "To the recovery kit",
  "recovery.what":
    "The kit is a key that opens this vault without its passphrase, with the standard age tool alone. Whoever holds it and a copy of the vault can read everything.",
  "recovery.apart":
    "Keep it apart from the vault: on paper or on a drive in a safe, never on this computer.",
  "recovery.noComputer":
    "Do not mail it, do not put it on a shared drive, do not take a picture of it.",
  "recovery.record": "That it was made is written to the ledger.",
  "recovery.go": "Make the recovery kit…",
  "recovery.again": "Make another kit…",
  "recovery.readOnly":
    "The vault is open read-only: no recovery kit can be made.",

  "kit.title": "Make the recovery kit",
  "kit.forms": "One key, in the forms that you choose",
  "kit.words": "24 words, shown once",
  "kit.wordsHint": "To write down by hand, on paper.",
  "kit.sheet": "A page to print",
  "kit.sheetHint":
    "An HTML file with the words, the identity and a QR code. Delete it after printing.",
  "kit.file": "A file for stock age",
  "kit.fileHint": "Save it straight to the drive that goes into the safe.",
  "kit.noForm": "Choose at least one form.",
  "kit.replace": "Replace the kit of {at}, made by {by}",
  "kit.replaceHint":
    "It opens this vault no more, but still opens copies made before.",
  "kit.replaceMissing":
    "The vault has a kit. Tick that it is to be replaced, or cancel.",
  "kit.go": "Make the kit",
  "kit.sheetName": "recovery-sheet.html",
  "kit.fileName": "recovery-kit.txt",

  "kit.wordsTitle": "Write down these 24 words",
  "kit.wordsWhat":
    "In this order, on paper. Whoever has them can open the vault. They are shown this once and kept nowhere here.",
  "kit.wordsList": "The 24 words",
  "kit.written": "I have written them down",

  "kit.checkTitle": "Read three of them back",
  "kit.checkWhat":
    "From your paper. A word that was written down wrong is found out now, not on the day when it is needed.",
  "kit.wordNumber": "Word {number, number}",
  "kit.wordWrong": "This is not word {number, number}.",
  "kit.check": "Check",
  "kit.showAgain": "Show the words again",
  "kit.skip": "Go on without the check",

  "kit.done": "The recovery kit was made.",
  "kit.checked": "The words on your paper were checked.",
  "kit.unchecked": "The words on your paper were not checked.",
  "kit.wrote": "Written: {files}",
  "kit.doneNext": "Put it where the vault is not, now.",

  "recover.open": "I have the recovery kit",
  "recover.title": "Recover the vault",
  "recover.what":
    "The kit opens the vault, and you choose a new passphrase. The ledger says that the kit was used.",
  "recover.kit": "The 24 words, or the identity",
  "recover.kitHint":
    "In order; numbers and capitals do not matter. The identity begins with AGE-SECRET-KEY-1.",
  "recover.kitMissing": "Type the kit, or choose its file.",
  "recover.file": "Kit: {name}",
  "recover.choose": "Choose the kit’s file or sheet…",
  "recover.type": "Type it instead",
  "recover.replace": "Take every other passphrase away",
  "recover.replaceHint":
    "When somebody else may know one. Copies of the vault from before still open with them.",
  "recover.go": "Recover the vault",
  "recover.busy": "Recovering…",
} as const;
