// SPDX-License-Identifier: Apache-2.0

const marks =
  /-----BEGIN [A-Z0-9 ]*PRIVATE KEY|AGE-SECRET-KEY-(?:PQ-)?1|PuTTY-User-Key-File/i;

/**
 * Whether pasted text looks like a secret key. Such text is taken out of its field at once and goes
 * nowhere; what slips through here is refused again by the engine.
 */
export function looksLikePrivateKey(text: string): boolean {
  return marks.test(text);
}
