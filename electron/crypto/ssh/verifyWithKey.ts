// SPDX-License-Identifier: Apache-2.0
import {
  type JsonWebKey,
  constants,
  createHash,
  createPublicKey,
  verify,
} from "node:crypto";
import { concatBytes } from "../encoding.ts";
import { sodium } from "../sodium.ts";
import { type EcdsaCurve, type KeyMaterial, curves } from "./keyBlob.ts";
import { WireReader, wireUint32 } from "./wire.ts";

/** What a hardware key (FIDO2) adds to a signature; bit 0 of `flags` says that it was touched. */
export interface SecurityKeyProof {
  readonly flags: number;
  readonly counter: number;
}

interface KeySignature {
  readonly key: { readonly material: KeyMaterial };
  readonly algorithm: string;
  readonly signature: Uint8Array;
  readonly securityKey: SecurityKeyProof | null;
}

/** Verifies a signature, in its only canonical encoding, over bytes as the SSH protocols define it per key type. */
export function verifyWithKey(bytes: Uint8Array, from: KeySignature): boolean {
  const { material } = from.key;
  switch (material.family) {
    case "ed25519":
      return (
        from.signature.length === 64 &&
        sodium.ed25519Verify(
          material.point,
          signedBytes(bytes, material.application, from.securityKey),
          from.signature,
        )
      );
    case "ecdsa":
      return verifyEcdsa(
        material,
        signedBytes(bytes, material.application, from.securityKey),
        from.signature,
      );
    case "rsa":
      return verifyRsa(material, bytes, from);
  }
}

/** OpenSSH PROTOCOL.u2f: a hardware key signs digests of application and message around its own state. */
function signedBytes(
  bytes: Uint8Array,
  application: string | null,
  proof: SecurityKeyProof | null,
): Uint8Array {
  if (application === null || proof === null) return bytes;
  return concatBytes(
    createHash("sha256").update(application).digest(),
    Uint8Array.of(proof.flags),
    wireUint32(proof.counter),
    createHash("sha256").update(bytes).digest(),
  );
}

const ecdsaFacts = {
  nistp256: { jwk: "P-256", hash: "sha256" },
  nistp384: { jwk: "P-384", hash: "sha384" },
  nistp521: { jwk: "P-521", hash: "sha512" },
} as const satisfies Record<EcdsaCurve, { jwk: string; hash: string }>;

/** RFC 5656 §3.1.2: two mpints, r and s. */
function verifyEcdsa(
  material: KeyMaterial & { family: "ecdsa" },
  bytes: Uint8Array,
  untrustedSignature: Uint8Array,
): boolean {
  const length = Math.ceil(curves[material.curve].bits / 8);
  const reader = new WireReader(untrustedSignature);
  const parts = [reader.positiveInteger(), reader.positiveInteger()];
  if (!reader.complete || parts.some((part) => part.length > length))
    return false;
  const fixed = new Uint8Array(2 * length);
  parts.forEach((part, index) => {
    fixed.set(part, (index + 1) * length - part.length);
  });
  const { jwk, hash } = ecdsaFacts[material.curve];
  const key = publicKey({
    kty: "EC",
    crv: jwk,
    x: base64Url(material.point.subarray(1, 1 + length)),
    y: base64Url(material.point.subarray(1 + length)),
  });
  return verify(hash, bytes, { key, dsaEncoding: "ieee-p1363" }, fixed);
}

/** RFC 8332 §3: RSASSA-PKCS1-v1_5, as long as the modulus. */
function verifyRsa(
  material: KeyMaterial & { family: "rsa" },
  bytes: Uint8Array,
  from: KeySignature,
): boolean {
  if (from.signature.length !== material.modulus.length) return false;
  const hash = from.algorithm === "rsa-sha2-256" ? "sha256" : "sha512";
  const key = publicKey(rsaJwk(material));
  return verify(
    hash,
    bytes,
    { key, padding: constants.RSA_PKCS1_PADDING },
    from.signature,
  );
}

export function rsaJwk(material: KeyMaterial & { family: "rsa" }): JsonWebKey {
  return {
    kty: "RSA",
    e: base64Url(material.exponent),
    n: base64Url(material.modulus),
  };
}

function publicKey(key: JsonWebKey): ReturnType<typeof createPublicKey> {
  return createPublicKey({ key, format: "jwk" });
}

function base64Url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64url");
}
