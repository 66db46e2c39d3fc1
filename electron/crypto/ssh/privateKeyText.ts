// SPDX-License-Identifier: Apache-2.0

const signs = [
  // PEM and PKCS #8 of every algorithm, OpenSSH, SSH2 and OpenPGP
  /BEGIN [A-Z0-9 ]*PRIVATE KEY/i,
  // The body of an OpenSSH key without its frame: base64 of "openssh-key-v1"
  /b3BlbnNzaC1rZXktdjE/,
  /SSH PRIVATE KEY FILE FORMAT/i,
  /PuTTY-User-Key-File-/i,
  /AGE-SECRET-KEY-/i,
  /AGE-PLUGIN-[A-Z0-9-]+1/i,
  /minisign (?:encrypted )?secret key/i,
];

/** Whether a text looks like a private key of any common format, so that it can be refused unread. */
export function holdsPrivateKey(untrustedText: string): boolean {
  return signs.some((sign) => sign.test(untrustedText));
}
