// SPDX-License-Identifier: Apache-2.0
import { createSshSigner, type SshSigner } from "./sshSigner.ts";

/** A hardware key's flags: bit 0, it was touched; bit 2, it verified its holder. */
export const flagsOf = { nothing: 0, touch: 1, verified: 4, both: 5 } as const;

/** The same key, that from now on signs with these flags. */
export function withFlags(signer: SshSigner, flags: number): SshSigner {
  return {
    ...signer,
    sign: (message, options) => signer.sign(message, { ...options, flags }),
  };
}

const made = new Map<string, SshSigner>();

/** A hardware key by name, made once: of both types, by the name's length. */
export function hardwareKeyOf(name: string): SshSigner {
  const known = made.get(name);
  if (known !== undefined) return known;
  const signer = createSshSigner(
    name.length % 2 === 0
      ? "sk-ecdsa-sha2-nistp256@openssh.com"
      : "sk-ssh-ed25519@openssh.com",
  );
  made.set(name, signer);
  return signer;
}
