// SPDX-License-Identifier: Apache-2.0
import {
  type KeyObject,
  constants,
  createHash,
  generateKeyPairSync,
  sign,
} from "node:crypto";
import { concatBytes, encodeUtf8 } from "../../electron/crypto/encoding.ts";
import { armour } from "../../electron/crypto/ssh/armour.ts";
import type { SshKeyType } from "../../electron/crypto/ssh/publicKey.ts";
import {
  type SignatureHash,
  bytesToSign,
} from "../../electron/crypto/ssh/signature.ts";
import { wireString, wireUint32 } from "../../electron/crypto/ssh/wire.ts";

const ecdsa = {
  "ecdsa-sha2-nistp256": ["P-256", "nistp256", "sha256"],
  "ecdsa-sha2-nistp384": ["P-384", "nistp384", "sha384"],
  "ecdsa-sha2-nistp521": ["P-521", "nistp521", "sha512"],
  "sk-ecdsa-sha2-nistp256@openssh.com": ["P-256", "nistp256", "sha256"],
} as const;

export interface SigningOptions {
  readonly namespace: string;
  readonly hash?: SignatureHash;
  /** For RSA keys. */
  readonly algorithm?: "rsa-sha2-256" | "rsa-sha2-512";
  readonly flags?: number;
  readonly counter?: number;
}

/** A throw-away SSH key, in the place of a person's agent or hardware key. */
export interface SshSigner {
  readonly type: SshKeyType;
  readonly line: string;
  readonly blob: Uint8Array;
  /** The inner signature of SSHSIG: algorithm, signature, and a hardware key's state. */
  innerSignature(message: Uint8Array, options: SigningOptions): Uint8Array;
  /** A whole signature, armoured as ssh-keygen does it. */
  sign(message: Uint8Array | string, options: SigningOptions): string;
}

export function createSshSigner(type: SshKeyType, rsaBits = 3072): SshSigner {
  const { blob, privateKey } = generate(type, rsaBits);
  const signer: SshSigner = {
    type,
    blob,
    line: `${type} ${Buffer.from(blob).toString("base64")}`,
    innerSignature(message, options) {
      const signed = bytesToSign(
        message,
        options.namespace,
        options.hash ?? "sha512",
      );
      return innerSignature(type, privateKey, signed, options);
    },
    sign(message, options) {
      const bytes = typeof message === "string" ? encodeUtf8(message) : message;
      const signature = signer.innerSignature(bytes, options);
      return armour(sshsigBlob({ ...options, key: blob, signature }));
    },
  };
  return signer;
}

/** The parts of an SSHSIG put together as told, right or wrong. */
export function sshsigBlob(parts: {
  readonly key: Uint8Array;
  readonly namespace: string;
  readonly signature: Uint8Array;
  readonly hash?: string;
  readonly reserved?: string;
  readonly version?: number;
}): Uint8Array {
  return concatBytes(
    encodeUtf8("SSHSIG"),
    wireUint32(parts.version ?? 1),
    wireString(parts.key),
    wireString(parts.namespace),
    wireString(parts.reserved ?? ""),
    wireString(parts.hash ?? "sha512"),
    wireString(parts.signature),
  );
}

/** A non-negative integer as RFC 4251 §5 has it. */
export function wireInteger(magnitude: Uint8Array): Uint8Array {
  const start = magnitude.findIndex((byte) => byte !== 0);
  const digits = start < 0 ? new Uint8Array(0) : magnitude.subarray(start);
  const padded = (digits[0] ?? 0) >= 0x80;
  return wireString(padded ? concatBytes(Uint8Array.of(0), digits) : digits);
}

function generate(
  type: SshKeyType,
  rsaBits: number,
): { blob: Uint8Array; privateKey: KeyObject } {
  const application = type.startsWith("sk-")
    ? wireString("ssh:")
    : new Uint8Array(0);
  if (type === "ssh-rsa") {
    const pair = generateKeyPairSync("rsa", { modulusLength: rsaBits });
    const jwk = pair.publicKey.export({ format: "jwk" });
    const numbers = [wireInteger(fromUrl(jwk.e)), wireInteger(fromUrl(jwk.n))];
    return {
      blob: concatBytes(wireString(type), ...numbers),
      privateKey: pair.privateKey,
    };
  }
  if (type === "ssh-ed25519" || type === "sk-ssh-ed25519@openssh.com") {
    const pair = generateKeyPairSync("ed25519");
    const { x } = pair.publicKey.export({ format: "jwk" });
    return {
      blob: concatBytes(wireString(type), wireString(fromUrl(x)), application),
      privateKey: pair.privateKey,
    };
  }
  const [namedCurve, curve] = ecdsa[type];
  const pair = generateKeyPairSync("ec", { namedCurve });
  const { x, y } = pair.publicKey.export({ format: "jwk" });
  const point = concatBytes(Uint8Array.of(4), fromUrl(x), fromUrl(y));
  return {
    blob: concatBytes(
      wireString(type),
      wireString(curve),
      wireString(point),
      application,
    ),
    privateKey: pair.privateKey,
  };
}

function innerSignature(
  type: SshKeyType,
  key: KeyObject,
  message: Uint8Array,
  options: SigningOptions,
): Uint8Array {
  if (type === "ssh-rsa") {
    const algorithm = options.algorithm ?? "rsa-sha2-512";
    const hash = algorithm === "rsa-sha2-256" ? "sha256" : "sha512";
    const padding = constants.RSA_PKCS1_PADDING;
    const signature = sign(hash, message, { key, padding });
    return concatBytes(wireString(algorithm), wireString(signature));
  }
  const hardware = type.startsWith("sk-");
  const state = concatBytes(
    Uint8Array.of(options.flags ?? 1),
    wireUint32(options.counter ?? 7),
  );
  const digest = (bytes: Uint8Array | string): Uint8Array =>
    createHash("sha256").update(bytes).digest();
  const signed = hardware
    ? concatBytes(digest("ssh:"), state, digest(message))
    : message;
  return concatBytes(
    wireString(type),
    wireString(keySignature(type, key, signed)),
    hardware ? state : new Uint8Array(0),
  );
}

function keySignature(
  type: Exclude<SshKeyType, "ssh-rsa">,
  key: KeyObject,
  bytes: Uint8Array,
): Uint8Array {
  if (type === "ssh-ed25519" || type === "sk-ssh-ed25519@openssh.com")
    return sign(null, bytes, key);
  const both = sign(ecdsa[type][2], bytes, { key, dsaEncoding: "ieee-p1363" });
  const half = both.length / 2;
  return concatBytes(
    wireInteger(both.subarray(0, half)),
    wireInteger(both.subarray(half)),
  );
}

function fromUrl(text: string | undefined): Uint8Array {
  return Buffer.from(text ?? "", "base64url");
}
