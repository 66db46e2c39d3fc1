// SPDX-License-Identifier: Apache-2.0
import type { PrivateKey } from "openpgp";
import { type AgeIdentity, parseIdentityFile } from "../crypto/age/identity.ts";
import { parseSshIdentity } from "../crypto/age/sshIdentity.ts";
import { readPrivateKeys } from "./openPgp.ts";

/** What opens envelopes, as far as it could be read. */
export interface Secrets {
  readonly identities: readonly AgeIdentity[];
  readonly privateKeys: readonly PrivateKey[];
  readonly passphrases: readonly string[];
  /** Files that hold no key which can be used here, by number. */
  readonly refused: readonly number[];
}

export async function readSecrets(
  texts: readonly string[],
  passphrases: readonly string[],
): Promise<Secrets> {
  const identities: AgeIdentity[] = [];
  const privateKeys: PrivateKey[] = [];
  const refused: number[] = [];
  for (const [index, text] of texts.entries()) {
    const ssh = parseSshIdentity(text);
    const age = parseIdentityFile(text);
    const openPgp = text.includes("BEGIN PGP PRIVATE KEY")
      ? await readPrivateKeys(text, passphrases)
      : null;
    if (ssh.ok) identities.push(ssh.value);
    else if (age.ok) identities.push(...age.value);
    else if (openPgp !== null) privateKeys.push(...openPgp);
    else refused.push(index);
  }
  for (const passphrase of passphrases)
    identities.push({ kind: "scrypt", passphrase });
  return { identities, privateKeys, passphrases, refused };
}
