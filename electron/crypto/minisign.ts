// SPDX-License-Identifier: Apache-2.0
import { concatBytes, encodeUtf8 } from "./encoding.ts";
import { sodium } from "./sodium.ts";

export interface MinisignKey {
  /** 16 hex digits, as minisign prints it. */
  readonly id: string;
  readonly publicKey: Uint8Array;
}

export interface MinisignSignature {
  readonly id: string;
  /** Over the digest; otherwise over the bytes themselves, as minisign did before version 0.8. */
  readonly isOverDigest: boolean;
  readonly signature: Uint8Array;
  readonly trustedComment: string;
  readonly globalSignature: Uint8Array;
}

function fromBase64(text: string, length: number): Uint8Array | null {
  const bytes = Buffer.from(text, "base64");
  return bytes.length === length && bytes.toString("base64") === text
    ? new Uint8Array(bytes)
    : null;
}

/** Minisign prints the eight bytes as one number, little end first. */
function idOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.toReversed()).toString("hex").toUpperCase();
}

/** A `.pub` file of minisign, or its second line alone; null for anything else. */
export function parseMinisignKey(untrustedText: string): MinisignKey | null {
  const lines = untrustedText.trim().split(/\r?\n/);
  const body = lines.length === 2 ? lines[1] : lines[0];
  if (lines.length > 2 || (lines.length === 2 && !isComment(lines[0])))
    return null;
  const bytes = fromBase64(body ?? "", 42);
  if (bytes === null || textOf(bytes.subarray(0, 2)) !== "Ed") return null;
  return { id: idOf(bytes.subarray(2, 10)), publicKey: bytes.subarray(10) };
}

function isComment(line: string | undefined): boolean {
  return line?.startsWith("untrusted comment: ") === true;
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("latin1");
}

const trusted = "trusted comment: ";

/** A `.minisig` file; null for anything else. */
export function parseMinisignature(
  untrustedText: string,
): MinisignSignature | null {
  const [comment, first, second, last, ...others] = untrustedText
    .replace(/\r?\n$/, "")
    .split(/\r?\n/);
  if (!isComment(comment) || others.length > 0) return null;
  const bytes = fromBase64(first ?? "", 74);
  const globalSignature = fromBase64(last ?? "", 64);
  if (bytes === null || globalSignature === null) return null;
  const algorithm = textOf(bytes.subarray(0, 2));
  if (algorithm !== "Ed" && algorithm !== "ED") return null;
  if (second?.startsWith(trusted) !== true) return null;
  return {
    id: idOf(bytes.subarray(2, 10)),
    isOverDigest: algorithm === "ED",
    signature: bytes.subarray(10),
    trustedComment: second.slice(trusted.length),
    globalSignature,
  };
}

/** Whether the key signed these bytes, and the trusted comment with them. */
export function verifyMinisignature(
  { id, publicKey }: MinisignKey,
  signature: MinisignSignature,
  message: Uint8Array,
): boolean {
  if (id !== signature.id) return false;
  const signed = signature.isOverDigest ? sodium.blake2b512(message) : message;
  const commented = concatBytes(
    signature.signature,
    encodeUtf8(signature.trustedComment),
  );
  return (
    sodium.ed25519Verify(publicKey, signed, signature.signature) &&
    sodium.ed25519Verify(publicKey, commented, signature.globalSignature)
  );
}
