// SPDX-License-Identifier: Apache-2.0

export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString(
    "hex",
  );
}

/** Lower-case hexadecimal of whole bytes, or null. */
export function fromHex(untrustedText: string): Uint8Array | null {
  return /^(?:[0-9a-f]{2})*$/.test(untrustedText)
    ? new Uint8Array(Buffer.from(untrustedText, "hex"))
    : null;
}

/** RFC 4648 §4, with `=` padding. */
export function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString(
    "base64",
  );
}

/** RFC 4648 §4, without padding. */
export function toBase64Unpadded(bytes: Uint8Array): string {
  return toBase64(bytes).replace(/=+$/, "");
}

/** Bytes of a padded base64 text in its only canonical form (RFC 4648 §3.5), or null. */
export function fromBase64(untrustedText: string): Uint8Array | null {
  return decodeCanonical(untrustedText, toBase64);
}

/** Bytes of an unpadded base64 text in its only canonical form (RFC 4648 §3.5), or null. */
export function fromBase64Unpadded(untrustedText: string): Uint8Array | null {
  return decodeCanonical(untrustedText, toBase64Unpadded);
}

function decodeCanonical(
  untrustedText: string,
  encode: (bytes: Uint8Array) => string,
): Uint8Array | null {
  // Node's decoder forgives everything; what encodes back to the same text was canonical.
  const bytes = new Uint8Array(Buffer.from(untrustedText, "base64"));
  return encode(bytes) === untrustedText ? bytes : null;
}

const utf8 = new TextEncoder();
const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** @throws on a lone surrogate, which has no UTF-8 form and would be replaced in silence. */
export function encodeUtf8(text: string): Uint8Array {
  if (/\p{Surrogate}/u.test(text)) throw new Error("text is not well-formed");
  return utf8.encode(text);
}

/** The text of well-formed UTF-8, a byte order mark kept as a character; null for anything else. */
export function decodeUtf8(untrustedBytes: Uint8Array): string | null {
  try {
    return strictUtf8.decode(untrustedBytes);
  } catch {
    return null;
  }
}

/** All pieces, one after the other. */
export async function collectBytes(
  pieces: AsyncIterable<Uint8Array>,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of pieces) parts.push(part);
  return concatBytes(...parts);
}

export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(
    parts.reduce((length, part) => length + part.length, 0),
  );
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
