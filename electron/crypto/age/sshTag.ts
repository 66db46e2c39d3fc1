// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { toBase64Unpadded } from "../encoding.ts";

/** The four bytes by which a stanza names the SSH key that it is for. */
export function sshTag(blob: Uint8Array): string {
  const digest = createHash("sha256").update(blob).digest();
  return toBase64Unpadded(digest.subarray(0, 4));
}
