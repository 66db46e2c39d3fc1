// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { type Failure, failure } from "../../../shared/failure.ts";
import { type Result, err, ok } from "../../../shared/result.ts";
import { fromBase64, toBase64, toBase64Unpadded } from "../encoding.ts";
import {
  type KeyFault,
  type KeyMaterial,
  type SshKeyType,
  bitLength,
  curves,
  faultOf,
  isSshKeyType,
  parseKeyBlob,
} from "./keyBlob.ts";
import { holdsPrivateKey } from "./privateKeyText.ts";

export { type SshKeyType, sshKeyTypes } from "./keyBlob.ts";

/** An OpenSSH public key whose every part was checked. Made here alone. */
export interface SshPublicKey {
  readonly type: SshKeyType;
  /** `type SP base64`: as it stands in a charter. */
  readonly line: string;
  /** The wire encoding (RFC 4253 §6.6). */
  readonly blob: Uint8Array;
  readonly material: KeyMaterial;
  /** `SHA256:…` as `ssh-keygen -l` prints it. */
  readonly fingerprint: string;
  readonly bits: number;
  /** For display: one line of printable characters. */
  readonly comment: string;
  readonly canSign: boolean;
  /** Whether age can seal to it: ssh-ed25519 and ssh-rsa. */
  readonly canSeal: boolean;
}

/**
 * Whether a charter's `type SP base64` is a key that signatures may rely on: what can be decided by its bytes,
 * and for ECDSA the curve, as `verify.sh` decides it. For a key that someone hands in, `parsePublicKeyLine`
 * asks more.
 */
export function isSoundKey(untrustedLine: string): boolean {
  const [type, base64 = ""] = untrustedLine.split(" ");
  const blob = fromBase64(base64);
  const key = blob === null ? null : publicKeyFromBlob(blob);
  return key?.ok === true && key.value.type === type;
}

/** A key from its wire encoding, in its only canonical form. */
export function publicKeyFromBlob(
  untrustedBlob: Uint8Array,
  comment = "",
): Result<SshPublicKey, KeyFault> {
  const parsed = parseKeyBlob(untrustedBlob);
  if (!parsed.ok) return parsed;
  const { type, ...material } = parsed.value;
  return ok({
    type,
    line: `${type} ${toBase64(untrustedBlob)}`,
    blob: untrustedBlob,
    material,
    fingerprint: fingerprintOf(untrustedBlob),
    bits: bitsOf(material),
    comment,
    canSign: true,
    canSeal: type === "ssh-ed25519" || type === "ssh-rsa",
  });
}

/**
 * One key of one line, as in a `.pub` file or a charter; a comment may follow.
 * Refuses with `key-is-private`, `key-not-a-key` {line, reason} or `key-refused` {line, reason}.
 */
export function parsePublicKeyLine(
  untrustedText: string,
): Result<SshPublicKey, Failure> {
  if (holdsPrivateKey(untrustedText)) return err(failure("key-is-private"));
  return keyOfLine(untrustedText, 1);
}

/**
 * Keys of a `.pub` or `.keys` text, one a line; `#` comments and blank lines are left out.
 * Refuses as `parsePublicKeyLine` does at the first line that is no key, and a text without any.
 */
export function parsePublicKeyText(
  untrustedText: string,
): Result<SshPublicKey[], Failure> {
  return parseKeyLines(untrustedText, keyOfLine);
}

/** The one way in which texts of keys are cut into lines. */
export function parseKeyLines<T>(
  untrustedText: string,
  parseLine: (untrustedLine: string, line: number) => Result<T, Failure>,
): Result<T[], Failure> {
  if (holdsPrivateKey(untrustedText)) return err(failure("key-is-private"));
  const keys: T[] = [];
  for (const [index, untrustedLine] of untrustedText.split(/\r?\n/).entries()) {
    if (/^\s*(?:#|$)/.test(untrustedLine)) continue;
    const key = parseLine(untrustedLine, index + 1);
    if (!key.ok) return key;
    keys.push(key.value);
  }
  return keys.length > 0 ? ok(keys) : notAKey(1, "there is no key in it");
}

export function keyOfLine(
  untrustedLine: string,
  line: number,
): Result<SshPublicKey, Failure> {
  const parts = /^[ \t]*(\S+)(?:[ \t]+(\S+)(?:[ \t]+(.*))?)?[ \t\r\n]*$/.exec(
    untrustedLine,
  );
  if (parts === null) return notAKey(line, "it is not one line of text");
  const [, type = "", base64 = "", comment = ""] = parts;
  if (!isSshKeyType(type)) return refuseType(untrustedLine, type, base64, line);
  const blob = fromBase64(base64);
  if (blob === null)
    return notAKey(line, "the part after the type is not canonical base64");
  const key = publicKeyFromBlob(blob, printable(comment));
  const fault = key.ok ? faultOf(key.value.material) : key.error;
  if (fault !== null)
    return fault.refused
      ? refused(line, fault.reason)
      : notAKey(line, fault.reason);
  if (!key.ok) return notAKey(line, key.error.reason);
  if (key.value.type !== type)
    return notAKey(line, "its type is not the one that it is encoded with");
  return key;
}

/** Says why a line that does not begin with a type we know is no key that we take. */
function refuseType(
  untrustedLine: string,
  type: string,
  base64: string,
  line: number,
): Result<never, Failure> {
  if (type.endsWith("-cert-v01@openssh.com"))
    return refused(line, "it is a certificate, not a key");
  if (untrustedLine.split(/\s+/).some(isSshKeyType))
    return refused(line, "something stands before the key");
  if (base64.startsWith("AAAA") && /^[a-z0-9@.-]+$/.test(type))
    return refused(line, `keys of the type ${type} are not supported`);
  return notAKey(line, "it does not begin with a key's type");
}

function refused(line: number, reason: string): Result<never, Failure> {
  return err(failure("key-refused", { line, reason }));
}

function notAKey(line: number, reason: string): Result<never, Failure> {
  return err(failure("key-not-a-key", { line, reason }));
}

function fingerprintOf(blob: Uint8Array): string {
  const digest = createHash("sha256").update(blob).digest();
  return `SHA256:${toBase64Unpadded(digest)}`;
}

function bitsOf(material: KeyMaterial): number {
  switch (material.family) {
    case "ed25519":
      return 256;
    case "ecdsa":
      return curves[material.curve].bits;
    case "rsa":
      return bitLength(material.modulus);
  }
}

/** Comments are anyone's words: without what could steer a terminal or turn a line around. */
function printable(comment: string): string {
  return comment
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "")
    .trim()
    .slice(0, 256);
}
