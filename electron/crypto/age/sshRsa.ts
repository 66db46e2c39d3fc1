// SPDX-License-Identifier: Apache-2.0
import {
  type KeyObject,
  constants,
  createPublicKey,
  privateDecrypt,
  publicEncrypt,
} from "node:crypto";
import { encodeUtf8 } from "../encoding.ts";
import type { KeyMaterial } from "../ssh/keyBlob.ts";
import { rsaJwk } from "../ssh/verifyWithKey.ts";
import { AgeError } from "./ageError.ts";
import { fileKeyBytes } from "./fileKey.ts";
import { sshTag } from "./sshTag.ts";
import type { Stanza } from "./stanza.ts";

const type = "ssh-rsa";
const oaep = {
  padding: constants.RSA_PKCS1_OAEP_PADDING,
  oaepHash: "sha256",
  oaepLabel: encodeUtf8("age-encryption.org/v1/ssh-rsa"),
};

export function wrapForSshRsa(
  material: KeyMaterial & { family: "rsa" },
  blob: Uint8Array,
  fileKey: Uint8Array,
): Stanza {
  const key = createPublicKey({ key: rsaJwk(material), format: "jwk" });
  const body = new Uint8Array(publicEncrypt({ key, ...oaep }, fileKey));
  return { type, args: [sshTag(blob)], body };
}

export function unwrapWithSshRsa(
  key: KeyObject,
  blob: Uint8Array,
  stanza: Stanza,
): Uint8Array | null {
  if (stanza.type !== type) return null;
  const [tag, ...rest] = stanza.args;
  if (tag === undefined || rest.length > 0)
    throw new AgeError("header", "an ssh-rsa stanza of a wrong shape");
  if (tag !== sshTag(blob)) return null;
  const fileKey = decrypt(key, stanza.body);
  if (fileKey !== null && fileKey.length !== fileKeyBytes)
    throw new AgeError("header", "an ssh-rsa file key of a wrong length");
  return fileKey;
}

function decrypt(key: KeyObject, body: Uint8Array): Uint8Array | null {
  try {
    return new Uint8Array(privateDecrypt({ key, ...oaep }, body));
  } catch {
    return null;
  }
}
