// SPDX-License-Identifier: Apache-2.0

export const standingMessages = {
  "standing.safe":
    "It is open for reading only. Nothing in it was changed, and nothing can leave it.",
  "standing.next": "The ways on",
  "standing.look": "Look at it, read-only",
  "standing.lock": "Lock and open a newer copy",
  "standing.adopt": "Go on with this copy…",
  "standing.adoptTitle": "Go on although entries are lost",
  "standing.adoptWhy":
    "An entry of the ledger will name the last checkpoint that was seen, and your reason. What is damaged, and files that no entry names any more, are kept in the vault’s quarantine folder. This cannot be taken back.",
  "standing.adoptGo": "Go on and record why",
  "standing.adopted": "The vault takes changes again.",
  "standing.lastEntry": "Newest entry here",
  "standing.lastSeen": "Last seen",
  "standing.damagedFrom": "Damaged from",
  "standing.entry": "entry {seq}",
  "standing.digest": "Digest last seen",

  "witness.title": "Compare with a statement",
  "witness.why":
    "Every approval that goes out names the state of this ledger at that moment. A copy that comes back shows whether anything has gone missing since.",
  "witness.go": "Choose a statement…",
  "witness.contained":
    "Entry {seq}, named by the statement of {at}, is in this ledger.",
  "witness.adopted":
    "Entry {seq}, named by the statement of {at}, was lost; the ledger says so itself in a later adoption.",
  "witness.missing":
    "Entry {seq}, named by the statement of {at}, is not in this ledger. The vault is open for reading only from now on.",

  "witness.unproven":
    "Entry {seq}, named by the statement of {at}, is not in this ledger, and nothing proves that the statement is genuine: anyone can write one. The vault takes changes as before.",
  "witness.prove": "Choose a signature on it…",

  "adoptions.title": "Adopted with losses",
  "adoptions.one": "{at}: {reason}",
} as const;
