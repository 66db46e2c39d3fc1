// SPDX-License-Identifier: Apache-2.0
import { scryptSync } from "node:crypto";
import {
  concatBytes,
  encodeUtf8,
  fromBase64Unpadded,
  toBase64Unpadded,
} from "../encoding.ts";
import { wipe } from "../kdf.ts";
import { randomBytes } from "../random.ts";
import { AgeError } from "./ageError.ts";
import { requireBodyLength, unwrapFileKey, wrapFileKey } from "./fileKey.ts";
import type { Stanza } from "./stanza.ts";

const type = "scrypt";
const label = encodeUtf8("age-encryption.org/v1/scrypt");
const saltBytes = 16;

/** Stock age's own: 256 MiB, about a second. */
export const scryptWorkFactor = 18;
/** 1 GiB. A file that asks for more is refused before memory is taken. */
export const scryptMostWorkFactor = 20;

export function wrapForScrypt(
  passphrase: string,
  workFactor: number,
  fileKey: Uint8Array,
): Stanza {
  const salt = randomBytes(saltBytes);
  const wrapKey = stretch(passphrase, salt, workFactor);
  const body = wrapFileKey(wrapKey, fileKey);
  wipe(wrapKey);
  return { type, args: [toBase64Unpadded(salt), String(workFactor)], body };
}

export function unwrapWithScrypt(
  passphrase: string,
  stanza: Stanza,
): Uint8Array | null {
  if (stanza.type !== type) return null;
  const [saltText = "", workText = "", ...rest] = stanza.args;
  const salt = fromBase64Unpadded(saltText);
  if (
    rest.length > 0 ||
    salt?.length !== saltBytes ||
    !/^[1-9][0-9]*$/.test(workText)
  )
    throw new AgeError("header", "a scrypt stanza of a wrong shape");
  const workFactor = Number(workText);
  if (workFactor > scryptMostWorkFactor)
    throw new AgeError("header", "a scrypt work factor that is too high");
  requireBodyLength(stanza);
  const wrapKey = stretch(passphrase, salt, workFactor);
  const fileKey = unwrapFileKey(wrapKey, stanza.body);
  wipe(wrapKey);
  return fileKey;
}

function stretch(
  passphrase: string,
  salt: Uint8Array,
  workFactor: number,
): Uint8Array {
  const secret = encodeUtf8(passphrase);
  const cost = { N: 2 ** workFactor, r: 8, p: 1 };
  const key = scryptSync(secret, concatBytes(label, salt), 32, {
    ...cost,
    maxmem: 2 * 128 * cost.N * cost.r,
  });
  wipe(secret);
  return key;
}
