// SPDX-License-Identifier: Apache-2.0
import type { PinnedKey } from "../../shared/domain/unwrapperMessages.ts";
import { parseMinisignKey } from "../crypto/minisign.ts";
import { parsePublicKeyLine } from "../crypto/ssh/publicKey.ts";
import { readPinned } from "./openPgp.ts";

async function idOf(pinned: PinnedKey): Promise<string | null> {
  switch (pinned.kind) {
    case "ssh": {
      const key = parsePublicKeyLine(pinned.key);
      return key.ok ? key.value.fingerprint : null;
    }
    case "minisign":
      return parseMinisignKey(pinned.key)?.id ?? null;
    case "openpgp": {
      const [read] = await readPinned([pinned]);
      return read?.key.getFingerprint().toUpperCase() ?? null;
    }
  }
}

/** What each key is called by its own tools; null for what is no public key of its kind. */
export function identify(
  pinned: readonly PinnedKey[],
): Promise<(string | null)[]> {
  return Promise.all(pinned.map(idOf));
}
