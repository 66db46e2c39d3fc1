// SPDX-License-Identifier: Apache-2.0

const armourBegins = "-----BEGIN SSH SIGNATURE-----";

/** A text with its signature right below it, as one file; null for a text alone. */
export function signedTogether(
  untrustedText: string,
): { readonly text: string; readonly signature: string } | null {
  // No statement has a CR: mail has put it there.
  const lines = untrustedText.replace(/\r\n?/g, "\n");
  const at = lines.indexOf(armourBegins);
  return at === -1
    ? null
    : { text: lines.slice(0, at), signature: lines.slice(at) };
}
