// SPDX-License-Identifier: Apache-2.0
import { ECDH } from "node:crypto";
import { type Result, err, ok } from "../../../shared/result.ts";
import { toHex } from "../encoding.ts";
import { equalBytes } from "../kdf.ts";
import { sodium } from "../sodium.ts";
import { WireReader } from "./wire.ts";

export type EcdsaCurve = "nistp256" | "nistp384" | "nistp521";

/** What the wire encoding of a public key holds. `application` names a hardware key's relying party. */
export type KeyMaterial =
  | {
      readonly family: "ed25519";
      readonly point: Uint8Array;
      readonly application: string | null;
    }
  | {
      readonly family: "ecdsa";
      readonly curve: EcdsaCurve;
      /** Uncompressed: 4, x, y. */
      readonly point: Uint8Array;
      readonly application: string | null;
    }
  | {
      readonly family: "rsa";
      readonly exponent: Uint8Array;
      readonly modulus: Uint8Array;
    };

/** `refused`: well-formed, but nothing we would rely on. */
export interface KeyFault {
  readonly refused: boolean;
  readonly reason: string;
}

export const curves = {
  nistp256: { name: "prime256v1", bits: 256 },
  nistp384: { name: "secp384r1", bits: 384 },
  nistp521: { name: "secp521r1", bits: 521 },
} as const satisfies Record<EcdsaCurve, { name: string; bits: number }>;

export const rsaBits = { least: 3072, most: 16_384 } as const;

type Parser = (reader: WireReader) => Result<KeyMaterial, KeyFault>;

const parsers = {
  "ssh-ed25519": (reader) => ed25519(reader, false),
  "sk-ssh-ed25519@openssh.com": (reader) => ed25519(reader, true),
  "ecdsa-sha2-nistp256": (reader) => ecdsa(reader, "nistp256", false),
  "ecdsa-sha2-nistp384": (reader) => ecdsa(reader, "nistp384", false),
  "ecdsa-sha2-nistp521": (reader) => ecdsa(reader, "nistp521", false),
  "sk-ecdsa-sha2-nistp256@openssh.com": (reader) =>
    ecdsa(reader, "nistp256", true),
  "ssh-rsa": rsa,
} as const satisfies Record<string, Parser>;

export type SshKeyType = keyof typeof parsers;
export const sshKeyTypes = Object.keys(parsers) as readonly SshKeyType[];

export function isSshKeyType(
  untrustedType: string,
): untrustedType is SshKeyType {
  return Object.hasOwn(parsers, untrustedType);
}

/** Reads RFC 4253 §6.6, RFC 5656 §3.1, RFC 8709 §4 and OpenSSH PROTOCOL.u2f, canonical encodings alone. */
export function parseKeyBlob(
  untrustedBlob: Uint8Array,
): Result<KeyMaterial & { readonly type: SshKeyType }, KeyFault> {
  const reader = new WireReader(untrustedBlob);
  const type = reader.text();
  if (!/^[a-z0-9@.-]{1,64}$/.test(type))
    return malformed("the encoding is damaged");
  if (!isSshKeyType(type))
    return refused(`keys of the type ${type} are not supported`);
  const material = parsers[type](reader);
  return material.ok ? ok({ type, ...material.value }) : material;
}

function malformed(reason: string): Result<never, KeyFault> {
  return err({ refused: false, reason });
}

function refused(reason: string): Result<never, KeyFault> {
  return err({ refused: true, reason });
}

function ed25519(
  reader: WireReader,
  hardware: boolean,
): Result<KeyMaterial, KeyFault> {
  const point = reader.string();
  const application = hardware ? reader.text() : null;
  if (!reader.complete || point.length !== 32)
    return malformed("the encoding is damaged");
  if (isUnsound(point)) return refused(unsoundPoint);
  if (isForeign(application)) return refused(foreignApplication);
  return ok({ family: "ed25519", point, application });
}

function ecdsa(
  reader: WireReader,
  curve: EcdsaCurve,
  hardware: boolean,
): Result<KeyMaterial, KeyFault> {
  const namedCurve = reader.text();
  const point = reader.string();
  const application = hardware ? reader.text() : null;
  const coordinate = Math.ceil(curves[curve].bits / 8);
  if (!reader.complete || namedCurve !== curve)
    return malformed("the encoding is damaged");
  if (point.length !== 1 + 2 * coordinate || point[0] !== 4)
    return refused("the ECDSA point is not in uncompressed form");
  if (!isOnCurve(point, curve))
    return refused("the ECDSA point is not on its curve");
  if (isForeign(application)) return refused(foreignApplication);
  return ok({ family: "ecdsa", curve, point, application });
}

const foreignApplication =
  "the hardware key was made for a website, not for ssh";

/** OpenSSH signs with hardware keys whose application begins so; others make WebAuthn signatures. */
function isForeign(application: string | null): boolean {
  return application !== null && !/^ssh:[\x20-\x7e]*$/.test(application);
}

const unsoundPoint = "the Ed25519 key is no sound point of its curve";
const smallOrder = [
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
];

/**
 * Points of small order, whose keys accept signatures over anything (RFC 8032 §8.9 leaves them to us), and
 * encodings of a number that is not below the prime. Bytes alone decide, as in `verify.sh`: that a key which
 * has signed lies on the curve is seen when its signature verifies.
 */
function isUnsound(point: Uint8Array): boolean {
  const hex = toHex(point.with(31, (point[31] ?? 0) & 0x7f));
  return (
    /^0[01]0*$/.test(hex) ||
    /^(?:e[c-f]|f[0-9a-f])f*7f$/.test(hex) ||
    smallOrder.includes(hex)
  );
}

/** Why a key is none to rely on from now on, beyond what its bytes say; null when it is. */
export function faultOf(material: KeyMaterial): KeyFault | null {
  return material.family === "ed25519" && !sodium.ed25519IsPoint(material.point)
    ? { refused: true, reason: unsoundPoint }
    : null;
}

function isOnCurve(point: Uint8Array, curve: EcdsaCurve): boolean {
  try {
    const same = ECDH.convertKey(point, curves[curve].name);
    return typeof same !== "string" && equalBytes(same, point);
  } catch {
    return false;
  }
}

function rsa(reader: WireReader): Result<KeyMaterial, KeyFault> {
  const exponent = reader.positiveInteger();
  const modulus = reader.positiveInteger();
  if (!reader.complete) return malformed("the encoding is damaged");
  const bits = bitLength(modulus);
  if (bits < rsaBits.least)
    return refused(
      `an RSA key of ${bits} bits is too short; ${rsaBits.least} is the least`,
    );
  if (bits > rsaBits.most)
    return refused(
      `an RSA key of ${bits} bits is too long; ${rsaBits.most} is the most`,
    );
  const odd = isOdd(exponent) && isOdd(modulus);
  // Stock age reads exponents of up to 24 bits.
  if (
    !odd ||
    exponent.length > 3 ||
    (exponent.length === 1 && exponent[0] === 1)
  )
    return refused("the RSA key has an unsound exponent or modulus");
  return ok({ family: "rsa", exponent, modulus });
}

function isOdd(magnitude: Uint8Array): boolean {
  return ((magnitude.at(-1) ?? 0) & 1) === 1;
}

/** Of a magnitude without leading zero bytes. */
export function bitLength(magnitude: Uint8Array): number {
  return magnitude.length * 8 - Math.clz32(magnitude[0] ?? 0) + 24;
}
