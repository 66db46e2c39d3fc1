// SPDX-License-Identifier: Apache-2.0
import { randomFillSync } from "node:crypto";

/**
 * Bytes from the operating system's generator.
 * @throws when the generator fails: nothing may go on without it.
 */
export function randomBytes(length: number): Uint8Array {
  return randomFillSync(new Uint8Array(length));
}
