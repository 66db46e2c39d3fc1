// SPDX-License-Identifier: Apache-2.0
import type { Response } from "../ipc/contract.ts";
import { describeFailure } from "./failures.ts";

type Verified = Response<"ledger.verifyEntry">;
type SignatureVerdict = Verified["signatures"][number];

/** Whether nothing that was checked speaks against the entry. */
export function isBorneOut({ anchor, signatures }: Verified): boolean {
  return (
    anchor.verdict !== "missing" &&
    signatures.every(({ refused }) => refused === null)
  );
}

function anchorSentence({ anchor }: Verified): string {
  switch (anchor.verdict) {
    case "none":
      return "This computer keeps no checkpoint of the vault, so nothing outside the vault bears the entry out.";
    case "contained":
      return `The checkpoint that this computer keeps, at entry ${String(anchor.seq)}, rests on it.`;
    case "later":
      return `The checkpoint that this computer keeps, at entry ${String(anchor.seq)}, is on the same chain, before it.`;
    case "missing":
      return `The checkpoint that this computer keeps, at entry ${String(anchor.seq)}, is not on this chain: this is not the ledger that was last seen here.`;
  }
}

function signatureSentence({ person, by, refused }: SignatureVerdict): string {
  if (refused !== null)
    return `The signature of ${person} does not hold: ${describeFailure({ code: refused }).title}`;
  return by === "charter"
    ? `The signature of ${person} is over the text as the ledger has it, by a key that was theirs under the charter, in its terms at that time.`
    : `The signature of ${person} is over the text as the ledger has it, by the key that the entry names. No charter in force here says whose key it is.`;
}

/** What was checked of an entry and what came of it, a sentence each. */
export function entrySentences(verified: Verified): string[] {
  const { seq, signatures, isWhole } = verified;
  return [
    `Entry ${String(seq)} was read from disk, with every entry before and after it; each follows from the one before.`,
    anchorSentence(verified),
    ...signatures.map(signatureSentence),
    ...(signatures.length === 0
      ? [
          "No signature in it was checked: an act of this kind has none, or it was judged when it came, as a countersignature is.",
        ]
      : []),
    isWhole
      ? "Its digest is the SHA-256 of exactly the bytes below, which no line end follows."
      : "What opens the vault with a passphrase is left out below, so that the bytes below have another digest.",
  ];
}

/** How a stranger checks a signature in it, with its text and its armour in files of these names. */
export function entryCommand({
  person,
  key,
  namespace,
}: SignatureVerdict): string {
  return [
    `printf '%s\\n' '${person} ${key}' > allowed_signers`,
    `ssh-keygen -Y verify -f allowed_signers -I ${person} -n ${namespace} -s signature.sig < statement.txt`,
  ].join("\n");
}
