// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { beforeAll } from "vitest";
import { argon2, type Argon2Request } from "../../electron/crypto/argon2.ts";

/**
 * Set-up of the unit tests, which open vaults by the thousand: what a guess of a passphrase costs is left out.
 * Keys still come of passphrase and salt alone. Other stages derive for real.
 */
beforeAll(() => {
  argon2.derive = ({ length, passphrase, salt }: Argon2Request) => {
    const hash = createHash("shake256", { outputLength: length });
    const key = new Uint8Array(hash.update(salt).update(passphrase).digest());
    passphrase.fill(0);
    return Promise.resolve({ key, milliseconds: 1 });
  };
});
