// SPDX-License-Identifier: Apache-2.0
import { createHash, hash } from "node:crypto";
import type { Sha256 } from "../../shared/ids.ts";

export interface Sha256Stream {
  update(bytes: Uint8Array): void;
  /** Ends the stream; call it once. */
  digest(): Sha256;
}

/** SHA-256 of bytes that arrive in pieces. */
export function createSha256(): Sha256Stream {
  const hash = createHash("sha256");
  return {
    update(bytes) {
      hash.update(bytes);
    },
    digest() {
      return hash.digest("hex") as Sha256;
    },
  };
}

export function sha256(bytes: Uint8Array): Sha256 {
  return hash("sha256", bytes, "hex") as Sha256;
}
