// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { beforeAll, expect } from "vitest";
import type { Argon2Request } from "../../electron/crypto/argon2.ts";

/** Where Argon2id itself is what is tested. */
const ofTheRealThing = /[\\/]electron[\\/]crypto[\\/]/;

/**
 * Set-up of the unit tests, which open vaults by the thousand: what a guess of a passphrase costs is left out.
 * Keys still come of passphrase and salt alone. Other stages derive for real.
 */
beforeAll(async () => {
  const path = expect.getState().testPath ?? "";
  if (ofTheRealThing.test(path)) return;
  const { argon2 } = await import("../../electron/crypto/argon2.ts");
  argon2.derive = ({ length, passphrase, salt }: Argon2Request) => {
    const hash = createHash("shake256", { outputLength: length });
    const key = new Uint8Array(hash.update(salt).update(passphrase).digest());
    passphrase.fill(0);
    return Promise.resolve({ key, milliseconds: 1 });
  };
});
