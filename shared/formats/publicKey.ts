// SPDX-License-Identifier: Apache-2.0
import { err, ok, type Result } from "../result.ts";

/**
 * The first base64 characters of each permitted key type: its length-prefixed name, and for ECDSA its
 * curve (RFC 4253 §6.6, RFC 5656 §3.1, RFC 8709 §4, OpenSSH PROTOCOL.u2f). The key's mathematics are
 * for `electron/crypto`; this is the shape that a charter's text must have.
 */
export const keyTypes = {
  "ssh-ed25519": "AAAAC3NzaC1lZDI1NTE5AAAAI",
  "sk-ssh-ed25519@openssh.com": "AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29tAAAAI",
  "ecdsa-sha2-nistp256": "AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYA",
  "ecdsa-sha2-nistp384": "AAAAE2VjZHNhLXNoYTItbmlzdHAzODQAAAAIbmlzdHAzODQA",
  "ecdsa-sha2-nistp521": "AAAAE2VjZHNhLXNoYTItbmlzdHA1MjEAAAAIbmlzdHA1MjEA",
  "sk-ecdsa-sha2-nistp256@openssh.com":
    "AAAAInNrLWVjZHNhLXNoYTItbmlzdHAyNTZAb3BlbnNzaC5jb20AAAAIbmlzdHAyNTYA",
  "ssh-rsa": "AAAAB3NzaC1yc2EA",
} as const satisfies Record<string, string>;

export type KeyType = keyof typeof keyTypes;

/** Whole groups of four; the bits that padding leaves over are zero, so that a key has one spelling. */
const canonicalBase64 =
  /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=|[A-Za-z0-9+/][AQgw]==)?$/;
const ageRecipient = /^age1[02-9ac-hj-np-z]{58}$/;

/** `key` of the grammar: `type SP base64`. The error is the reason, in words. */
export function parseKeyText(untrusted: string): Result<string, string> {
  const [type = "", base64 = "", ...rest] = untrusted.split(" ");
  if (!isKeyType(type)) return err("its key type is not one that counts here");
  if (rest.length > 0) return err("something follows the key");
  if (!canonicalBase64.test(base64) || !base64.startsWith(keyTypes[type]))
    return err(`it is not an ${type} key in canonical base64`);
  return ok(untrusted);
}

/** `seal` of the grammar: an ssh-ed25519 or ssh-rsa key, or an age recipient. */
export function parseSealText(untrusted: string): Result<string, string> {
  if (untrusted.startsWith("age1"))
    return ageRecipient.test(untrusted)
      ? ok(untrusted)
      : err("it is not an age recipient");
  if (!/^ssh-(?:ed25519|rsa) /.test(untrusted))
    return err("nothing can be sealed to a key of this type");
  return parseKeyText(untrusted);
}

function isKeyType(type: string): type is KeyType {
  return Object.hasOwn(keyTypes, type);
}
