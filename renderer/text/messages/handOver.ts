// SPDX-License-Identifier: Apache-2.0

export const handOverMessages = {
  "handOver.open": "Hand the vault over…",
  "handOver.running": "A hand-over to {to} is under way since {at}.",
  "handOver.goOn": "Go on with it…",
  "handOver.stop": "Stop it",
  "handOver.stopped":
    "The hand-over was stopped. Both owners can open the vault.",

  "handOver.title": "Hand the vault over",
  "handOver.what":
    "Three steps: the new owner gets a passphrase, the recovery kit is made anew, your passphrase is removed. Each is on the ledger. When it is interrupted, it can be gone on with later, by either of you.",
  "handOver.kit": "The recovery kit",
  "handOver.kitNew": "Make a new one",
  "handOver.kitNewHint": "The kit from before opens this vault no more.",
  "handOver.kitKeep": "Keep the one that there is",
  "handOver.kitKeepHint": "Whoever holds it can still open the vault.",
  "handOver.begin": "Give them the passphrase",

  "handOver.finishTitle": "Remove the passphrase of {from}",
  "handOver.finishWhat":
    "{to} types the new passphrase once more. When it opens the vault, the passphrase of {from} is removed.",
  "handOver.theirs": "The new passphrase of {to}",
  "handOver.theirsHint": "Proven before the other one is removed.",
  "handOver.theirsMissing": "Type the new passphrase first.",
  "handOver.finish": "Remove the passphrase of {from}",

  "handOver.doneTitle": "The vault is handed over",
  "handOver.done": "{to} owns the vault now.",
  "handOver.lock": "Lock the vault",
} as const;
