// SPDX-License-Identifier: Apache-2.0
import { fromBase64, toBase64 } from "../encoding.ts";

const begin = "-----BEGIN SSH SIGNATURE-----";
const end = "-----END SSH SIGNATURE-----";
const mostCharacters = 64 * 1024;

/** The text that ssh-keygen writes for a signature blob: base64 in lines of 70 columns, LF at every end. */
export function armour(blob: Uint8Array): string {
  const lines = toBase64(blob).match(/.{1,70}/g) ?? [];
  return [begin, ...lines, end, ""].join("\n");
}

/** The blob of a text that `armour` would write just so; null for anything else. */
export function dearmour(untrustedText: string): Uint8Array | null {
  if (untrustedText.length > mostCharacters) return null;
  const lines = untrustedText.split("\n");
  const blob = fromBase64(lines.slice(1, -2).join(""));
  return blob !== null && armour(blob) === untrustedText ? blob : null;
}
