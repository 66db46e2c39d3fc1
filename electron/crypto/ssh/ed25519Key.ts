// SPDX-License-Identifier: Apache-2.0
import { createPrivateKey, createPublicKey, sign } from "node:crypto";
import { concatBytes, fromHex } from "../encoding.ts";
import { wipe } from "../kdf.ts";
import { randomBytes } from "../random.ts";
import { armour } from "./armour.ts";
import { publicKeyFromBlob, type SshPublicKey } from "./publicKey.ts";
import { bytesToSign, sshsigPreamble } from "./signature.ts";
import { wireString, wireUint32 } from "./wire.ts";

const type = "ssh-ed25519";
/** PKCS #8 of an Ed25519 key (RFC 8410 §7), up to its 32 bytes. */
const pkcs8 = fromHex("302e020100300506032b657004220420") ?? new Uint8Array();

function privateKeyOf(seed: Uint8Array): ReturnType<typeof createPrivateKey> {
  const der = Buffer.from(concatBytes(pkcs8, seed));
  try {
    return createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  } finally {
    wipe(der);
  }
}

/** The public half of an Ed25519 seed of 32 bytes. */
export function publicKeyOfSeed(seed: Uint8Array, comment = ""): SshPublicKey {
  const { x = "" } = createPublicKey(privateKeyOf(seed)).export({
    format: "jwk",
  });
  const point = Uint8Array.from(Buffer.from(x, "base64url"));
  const blob = concatBytes(wireString(type), wireString(point));
  const key = publicKeyFromBlob(blob, comment);
  if (!key.ok) throw new Error("a fresh Ed25519 key does not parse");
  return key.value;
}

/** 32 secret bytes; the caller wipes them. */
export function newEd25519Seed(): Uint8Array {
  return randomBytes(32);
}

/** An SSHSIG over a message, as `ssh-keygen -Y sign` writes it for an Ed25519 key. */
export function signWithSeed(
  seed: Uint8Array,
  message: Uint8Array,
  namespace: string,
): string {
  const signed = bytesToSign(message, namespace, "sha512");
  const signature = sign(null, signed, privateKeyOf(seed));
  const inner = concatBytes(wireString(type), wireString(signature));
  return armour(
    concatBytes(
      sshsigPreamble,
      wireUint32(1),
      wireString(publicKeyOfSeed(seed).blob),
      wireString(namespace),
      wireString(""),
      wireString("sha512"),
      wireString(inner),
    ),
  );
}
