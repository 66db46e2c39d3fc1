// SPDX-License-Identifier: Apache-2.0
import type { Response } from "../ipc/contract.ts";
import { assertNever } from "../result.ts";
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

function signatureSentence({
  person,
  fingerprint,
  by,
  refused,
}: SignatureVerdict): string {
  const whose = person === null ? "A signature" : `The signature of ${person}`;
  if (refused !== null)
    return `${whose} does not hold: ${describeFailure({ code: refused }).title}`;
  const over = `${whose} is over the text as the ledger has it`;
  switch (by) {
    case "charter":
      return `${over}, by a key that was theirs under the charter, in its terms at that time.`;
    case "roster":
      return `${over}, by a key that they were enrolled with, in their role and its term at that time.`;
    case "nobody":
      return `${over}, by the key ${fingerprint}, with which nobody was enrolled in the role at that time, as the entry says.`;
    case "broken":
      return `${whose} that names the key ${fingerprint} is over none of the texts that it could be over, as the entry says: it proves nothing.`;
    default:
      return assertNever(by);
  }
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
          "There is no signature in it: an act of this kind has none, or what it records came unsigned, or only what a signature was worth was kept.",
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
  const name = person ?? "somebody";
  return [
    `printf '%s\\n' '${name} ${key}' > allowed_signers`,
    `ssh-keygen -Y verify -f allowed_signers -I ${name} -n ${namespace} -s signature.sig < statement.txt`,
  ].join("\n");
}
