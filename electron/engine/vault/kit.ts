// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import { VaultId } from "../../../shared/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import {
  identityFromSecret,
  parseIdentityFile,
  type X25519Identity,
} from "../../crypto/age/identity.ts";
import { secretOfWords } from "../../crypto/kitWords.ts";

/** A recovery kit as it comes back, in whatever form. Nothing of it is believed before it opens something. */
export interface Kit {
  /** The caller wipes its secret. */
  readonly identity: X25519Identity;
  /** The vault that the file or the sheet names; null when it names none. */
  readonly vault: VaultId | null;
}

export const largestKitBytes = 256 * 1024;

const identityLine = /AGE-SECRET-KEY-1[0-9A-Z]*/gi;

/** The text file says "of the vault <id>", the sheet shows the id alone. */
function vaultIn(text: string): VaultId | null {
  const [id] = /(?<![0-9a-z])[0-9a-f]{32}(?![0-9a-z])/.exec(text) ?? [];
  const parsed = VaultId.safeParse(id);
  return parsed.success ? parsed.data : null;
}

function identityOf(line: string): Result<X25519Identity, Failure> {
  const parsed = parseIdentityFile(line);
  const [identity] = parsed.ok ? parsed.value : [];
  return identity?.kind === "X25519"
    ? ok(identity)
    : err(failure("kit-identity-mistyped"));
}

/**
 * The kit in a text: the file or the sheet whole, the identity's line, or the 24 words, typed or pasted.
 * Refuses with `kit-not-a-kit`, `kit-identity-mistyped`, or what `secretOfWords` says.
 */
export function parseKit(untrustedText: string): Result<Kit, Failure> {
  // A person breaks the line where the paper does; words, and a file, keep their spaces.
  const typed = untrustedText.trim();
  const text = /^age-secret-key-1[0-9a-z\s]*$/i.test(typed)
    ? typed.replace(/\s/g, "")
    : typed;
  const found = new Set(
    Array.from(text.matchAll(identityLine), ([line]) => line.toUpperCase()),
  );
  const [line, ...others] = found;
  if (line !== undefined && others.length === 0) {
    const identity = identityOf(line);
    return identity.ok
      ? ok({ identity: identity.value, vault: vaultIn(text) })
      : identity;
  }
  if (line !== undefined || !/^[\p{L}\p{M}\d\s.,;:)(-]+$/u.test(text))
    return err(failure("kit-not-a-kit"));
  const secret = secretOfWords(text);
  return secret.ok
    ? ok({ identity: identityFromSecret(secret.value), vault: null })
    : secret;
}
