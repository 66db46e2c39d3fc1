// SPDX-License-Identifier: Apache-2.0

/** Words of the vendor’s receipt. */
export const receiptMessages = {
  "receipt.title": "Receipt for the vendor",
  "receipt.none":
    "None is made yet. It says what was taken in, by digest and size, and names no file.",
  "receipt.signed": "Signed by {name}",
  "receipt.sent": "Sealed to {names}",
  "receipt.waiting": "Nothing has come back yet",
  "receipt.pinned": "Countersigned by {holder}",
  "receipt.unknown-key": "Countersigned by an unknown key",
  "receipt.broken": "Broken countersignature",
  "receipt.sign": "Sign a receipt…",
  "receipt.signTitle": "Sign the receipt",
  "receipt.signWhat":
    "{name} confirms what {from} handed over: digests and sizes, when and by which channel. No file is named.",
  "receipt.signer": "Owner who signs",
  "receipt.noOwner": "No owner is enrolled who could sign it.",
  "receipt.send": "Seal it to the vendor…",
  "receipt.sendTitle": "Seal the receipt to the vendor",
  "receipt.sendWhat":
    "One file, which they open with age and check with ssh-keygen and sha256sum. The READ-ME beside the receipt says how.",
  "receipt.people": "People of the vendor",
  "receipt.noVendor":
    "Nobody with the role vendor has a key that things are sealed to. Enrol them with one first.",
  "receipt.choosePeople": "Choose who is to open it.",
  "receipt.sendGo": "Choose a place and seal it",
  "receipt.sendDone": "Written: {file}",
  "receipt.record": "Record what came back…",
  "receipt.recordTitle": "Record the vendor’s signature",
  "receipt.recordWhat":
    "The signature over the receipt, by a key of the vendor. A signature that is not over it is kept only as broken, when you say so.",
  "receipt.drop": "Drop the vendor’s signature here",
  "receipt.unknownSigner": "an unknown key",
  "receipt.keepBroken": "Keep it as broken",
} as const;
