// SPDX-License-Identifier: Apache-2.0
import { type Failure, failure } from "../../../shared/failure.ts";
import { type Result, err, ok } from "../../../shared/result.ts";
import { decodeBech32 } from "../bech32.ts";
import { holdsPrivateKey } from "../ssh/privateKeyText.ts";
import { type SshPublicKey, keyOfLine } from "../ssh/publicKey.ts";
import { hybridPublicKeyBytes, wrapForHybrid } from "./hybrid.ts";
import { wrapForScrypt } from "./scrypt.ts";
import { wrapForSshEd25519 } from "./sshEd25519.ts";
import { wrapForSshRsa } from "./sshRsa.ts";
import type { Stanza } from "./stanza.ts";
import { isLowOrder, wrapForX25519 } from "./x25519.ts";

/** Whom an age file is sealed to; `kind` is the type of the stanza. */
export type AgeRecipient =
  | {
      readonly kind: "X25519" | "mlkem768x25519";
      readonly publicKey: Uint8Array;
    }
  | { readonly kind: "ssh"; readonly key: SshPublicKey }
  | {
      readonly kind: "scrypt";
      readonly passphrase: string;
      /** Base-two logarithm. */
      readonly workFactor: number;
    };

/**
 * A recipient from `age1…`, `age1pq1…`, `ssh-ed25519 AAAA…` or `ssh-rsa AAAA…` (a comment may follow).
 * Refuses with `key-is-private`, `key-not-a-key` {line, reason}, `key-refused` {line, reason}, or
 * `key-cannot-seal` {line, type} for SSH keys that only sign.
 */
export function parseRecipient(
  untrustedText: string,
  line = 1,
): Result<AgeRecipient, Failure> {
  if (holdsPrivateKey(untrustedText)) return err(failure("key-is-private"));
  if (/^age1/i.test(untrustedText)) return parseAgeLine(untrustedText, line);
  const key = keyOfLine(untrustedText, line);
  if (!key.ok) return key;
  return key.value.canSeal
    ? ok({ kind: "ssh", key: key.value })
    : err(failure("key-cannot-seal", { line, type: key.value.type }));
}

function parseAgeLine(
  untrustedText: string,
  line: number,
): Result<AgeRecipient, Failure> {
  const decoded = decodeBech32(untrustedText);
  if (decoded === null || untrustedText !== untrustedText.toLowerCase())
    return err(
      failure("key-not-a-key", {
        line,
        reason: "the age recipient is mistyped",
      }),
    );
  const { prefix, data: publicKey } = decoded;
  if (prefix === "age1pq" && publicKey.length === hybridPublicKeyBytes)
    return ok({ kind: "mlkem768x25519", publicKey });
  if (prefix !== "age" || publicKey.length !== 32)
    return err(
      failure("key-refused", {
        line,
        reason: "age recipients of this kind are not supported",
      }),
    );
  return isLowOrder(publicKey)
    ? err(
        failure("key-refused", {
          line,
          reason: "the age recipient is no sound point of its curve",
        }),
      )
    : ok({ kind: "X25519", publicKey });
}

export function wrapFor(recipient: AgeRecipient, fileKey: Uint8Array): Stanza {
  switch (recipient.kind) {
    case "X25519":
      return wrapForX25519(recipient.publicKey, fileKey);
    case "mlkem768x25519":
      return wrapForHybrid(recipient.publicKey, fileKey);
    case "scrypt":
      return wrapForScrypt(recipient.passphrase, recipient.workFactor, fileKey);
    case "ssh":
      return wrapForSsh(recipient.key, fileKey);
  }
}

function wrapForSsh(
  { material, blob }: SshPublicKey,
  fileKey: Uint8Array,
): Stanza {
  switch (material.family) {
    case "ed25519":
      return wrapForSshEd25519(material.point, blob, fileKey);
    case "rsa":
      return wrapForSshRsa(material, blob, fileKey);
    case "ecdsa":
      throw new Error("a key that cannot seal was let in");
  }
}
