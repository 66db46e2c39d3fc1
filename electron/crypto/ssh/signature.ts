// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { type Failure, failure } from "../../../shared/failure.ts";
import { type Result, err, ok } from "../../../shared/result.ts";
import { concatBytes, encodeUtf8 } from "../encoding.ts";
import { dearmour } from "./armour.ts";
import { type SshPublicKey, publicKeyFromBlob } from "./publicKey.ts";
import { type SecurityKeyProof, verifyWithKey } from "./verifyWithKey.ts";
import { WireReader, wireString } from "./wire.ts";

const magic = encodeUtf8("SSHSIG");
/** What every signature begins with, before its version. */
export const sshsigPreamble = magic;

export type SignatureHash = "sha256" | "sha512";

/** A well-formed SSHSIG (OpenSSH PROTOCOL.sshsig); nothing about it is verified yet. */
export interface SshSignature {
  /** The key that the signature names as its own. */
  readonly key: SshPublicKey;
  readonly namespace: string;
  readonly hash: SignatureHash;
  /** Such as `ssh-ed25519` or `rsa-sha2-512`; fits the key. */
  readonly algorithm: string;
  /** The algorithm's own bytes, without a hardware key's flags and counter. */
  readonly signature: Uint8Array;
  /** Null for keys that are not hardware keys. */
  readonly securityKey: SecurityKeyProof | null;
}

const verified = Symbol("verified");

/** Proof that `key` signed the bytes given to `verifySignature`, in that namespace. Made there alone. */
export interface VerifiedSignature {
  readonly [verified]: true;
  readonly key: SshPublicKey;
  readonly namespace: string;
  readonly securityKey: SecurityKeyProof | null;
}

/**
 * A signature file, exactly as ssh-keygen writes it and nothing around it.
 * Refuses with `signature-malformed` or, for a key that we would not enrol, `signature-key-refused` {reason}.
 */
export function parseArmoredSignature(
  untrustedText: string,
): Result<SshSignature, Failure> {
  const blob = dearmour(untrustedText);
  if (blob === null)
    return malformed("its frame is not as ssh-keygen writes it");
  const reader = new WireReader(blob);
  const preamble = reader.take(magic.length);
  const version = reader.uint32();
  const keyBlob = reader.string();
  const namespace = reader.text();
  const reserved = reader.string();
  const hash = reader.text();
  const inner = reader.string();
  const known =
    reader.complete &&
    Buffer.compare(preamble, magic) === 0 &&
    version === 1 &&
    // It is shown when it is not the expected one.
    /^[!-~]{1,256}$/.test(namespace) &&
    // Nothing that is signed covers these bytes.
    reserved.length === 0;
  if (!known) return malformed("it is damaged or not of version 1");
  if (hash !== "sha256" && hash !== "sha512")
    return malformed("its digest is neither sha256 nor sha512");
  const key = publicKeyFromBlob(keyBlob);
  if (!key.ok)
    return key.error.refused
      ? err(failure("signature-key-refused", { reason: key.error.reason }))
      : malformed(key.error.reason);
  return parseInner(inner, { key: key.value, namespace, hash });
}

/** The flags of a hardware key in a recorded signature (PROTOCOL.u2f); null for other keys and other texts. */
export function hardwareFlagsOf(armour: string): number | null {
  const parsed = parseArmoredSignature(armour);
  return parsed.ok ? (parsed.value.securityKey?.flags ?? null) : null;
}

/** The bytes that a key signs for a message (PROTOCOL.sshsig §3). */
export function bytesToSign(
  message: Uint8Array,
  namespace: string,
  hash: SignatureHash,
): Uint8Array {
  return concatBytes(
    magic,
    wireString(namespace),
    wireString(""),
    wireString(hash),
    wireString(createHash(hash).update(message).digest()),
  );
}

/**
 * Whether the signature's key signed exactly these bytes in this namespace. Says nothing of whose key it is.
 * Refuses with `signature-wrong-namespace` {expected, found} or `signature-other-bytes`.
 */
export function verifySignature(request: {
  readonly message: Uint8Array;
  readonly signature: SshSignature;
  readonly namespace: string;
}): Result<VerifiedSignature, Failure> {
  const { message, signature, namespace } = request;
  if (signature.namespace !== namespace)
    return err(
      failure("signature-wrong-namespace", {
        expected: namespace,
        found: signature.namespace,
      }),
    );
  const signed = bytesToSign(message, namespace, signature.hash);
  if (!verifyWithKey(signed, signature))
    return err(failure("signature-other-bytes"));
  const { key, securityKey } = signature;
  return ok({ [verified]: true, key, namespace, securityKey });
}

type Outer = Pick<SshSignature, "key" | "namespace" | "hash">;

function parseInner(
  untrustedBytes: Uint8Array,
  outer: Outer,
): Result<SshSignature, Failure> {
  const { type } = outer.key;
  const reader = new WireReader(untrustedBytes);
  const algorithm = reader.text();
  if (!algorithmFits(algorithm, type))
    return err(
      failure("signature-key-refused", {
        reason: `its kind of signature is not supported for ${type} keys`,
      }),
    );
  const signature = reader.string();
  const securityKey = type.startsWith("sk-")
    ? { flags: reader.byte(), counter: reader.uint32() }
    : null;
  return reader.complete
    ? ok({ ...outer, algorithm, signature, securityKey })
    : malformed("it is damaged");
}

/** SHA-1 signatures (`ssh-rsa`) and WebAuthn's are left out on purpose. */
function algorithmFits(algorithm: string, type: SshPublicKey["type"]): boolean {
  return type === "ssh-rsa"
    ? algorithm === "rsa-sha2-256" || algorithm === "rsa-sha2-512"
    : algorithm === type;
}

function malformed(reason: string): Result<never, Failure> {
  return err(failure("signature-malformed", { reason }));
}
