// SPDX-License-Identifier: Apache-2.0
import type { KeyObject } from "node:crypto";
import { type Failure, failure } from "../../../shared/failure.ts";
import { type Result, err, ok } from "../../../shared/result.ts";
import { decodeBech32, encodeBech32 } from "../bech32.ts";
import { randomBytes } from "../random.ts";
import { sodium } from "../sodium.ts";
import { unwrapWithHybrid } from "./hybrid.ts";
import { unwrapWithScrypt } from "./scrypt.ts";
import { unwrapWithSshEd25519 } from "./sshEd25519.ts";
import { unwrapWithSshRsa } from "./sshRsa.ts";
import type { Stanza } from "./stanza.ts";
import { unwrapWithX25519 } from "./x25519.ts";

export interface X25519Identity {
  readonly kind: "X25519";
  /** 32 bytes. Whoever made the identity wipes them. */
  readonly secret: Uint8Array;
  readonly publicKey: Uint8Array;
  /** `age1…` */
  readonly recipient: string;
}

/** What opens age files. */
export type AgeIdentity =
  | X25519Identity
  | { readonly kind: "mlkem768x25519"; readonly seed: Uint8Array }
  | {
      readonly kind: "ssh-ed25519";
      /** The X25519 form of the secret, 32 bytes. */
      readonly scalar: Uint8Array;
      readonly blob: Uint8Array;
    }
  | {
      readonly kind: "ssh-rsa";
      readonly key: KeyObject;
      readonly blob: Uint8Array;
    }
  | { readonly kind: "scrypt"; readonly passphrase: string }
  /** Whoever sealed a file opens it by the file's own key. */
  | { readonly kind: "file-key"; readonly fileKey: Uint8Array };

/** A fresh X25519 identity. */
export function generateIdentity(): X25519Identity {
  return identityFromSecret(randomBytes(32));
}

/** The X25519 identity of 32 secret bytes, which it holds without a copy. */
export function identityFromSecret(secret: Uint8Array): X25519Identity {
  const publicKey = sodium.x25519Base(secret);
  const recipient = encodeBech32("age", publicKey);
  return { kind: "X25519", secret, publicKey, recipient };
}

/** `AGE-SECRET-KEY-1…`: the secret itself, in a string that cannot be wiped. For a recovery kit. */
export function encodeIdentity(identity: X25519Identity): string {
  return encodeBech32("age-secret-key-", identity.secret).toUpperCase();
}

/**
 * Identities of an age identity file: one a line; `#` comments and blank lines are left out; at least one.
 * Refuses with `key-not-private` {line, reason}.
 */
export function parseIdentityFile(
  untrustedText: string,
): Result<AgeIdentity[], Failure> {
  const identities: AgeIdentity[] = [];
  for (const [index, line] of untrustedText.split(/\r?\n/).entries()) {
    if (/^\s*(?:#|$)/.test(line)) continue;
    const identity = parseIdentity(line.trim());
    if (identity === null)
      return err(
        failure("key-not-private", {
          line: index + 1,
          reason: /^(?:ssh-|ecdsa-|sk-|age1)/.test(line.trim())
            ? "it is the public half"
            : "it is no age identity",
        }),
      );
    identities.push(identity);
  }
  return identities.length > 0
    ? ok(identities)
    : err(
        failure("key-not-private", {
          line: 1,
          reason: "there is no age identity in it",
        }),
      );
}

function parseIdentity(untrustedText: string): AgeIdentity | null {
  const decoded = decodeBech32(untrustedText);
  if (
    decoded?.data.length !== 32 ||
    untrustedText !== untrustedText.toUpperCase()
  )
    return null;
  switch (decoded.prefix) {
    case "age-secret-key-":
      return identityFromSecret(decoded.data);
    case "age-secret-key-pq-":
      return { kind: "mlkem768x25519", seed: decoded.data };
    default:
      return null;
  }
}

/**
 * The file key, or null when the stanza is not for this identity.
 * @throws AgeError stage `header` for a malformed stanza of the identity's own kind.
 */
export function unwrapWith(
  identity: AgeIdentity,
  stanza: Stanza,
): Uint8Array | null {
  switch (identity.kind) {
    case "X25519":
      return unwrapWithX25519(identity, stanza);
    case "mlkem768x25519":
      return unwrapWithHybrid(identity.seed, stanza);
    case "ssh-ed25519":
      return unwrapWithSshEd25519(identity.scalar, identity.blob, stanza);
    case "ssh-rsa":
      return unwrapWithSshRsa(identity.key, identity.blob, stanza);
    case "scrypt":
      return unwrapWithScrypt(identity.passphrase, stanza);
    case "file-key":
      return identity.fileKey.slice();
  }
}
