// SPDX-License-Identifier: Apache-2.0
import type { Failure } from "../../../shared/failure.ts";
import type { Result } from "../../../shared/result.ts";
import { openBox, sealBox } from "../../crypto/aead.ts";
import { decodeUtf8, encodeUtf8 } from "../../crypto/encoding.ts";
import { subkey, wipe } from "../../crypto/kdf.ts";
import { joinPath, type Storage } from "../../storage/storage.ts";
import type { Session } from "../session.ts";

/** The longest place (`longestPlace`) in UTF-8, filled up, and its box. */
const fileLimit = (1 << 20) + 1024;

const leastBytes = 4096;

/** Its length would tell what it is. */
function padded(text: string): Uint8Array {
  const bytes = encodeUtf8(text);
  let length = leastBytes;
  while (length < bytes.length) length *= 2;
  const whole = new Uint8Array(length);
  whole.fill(" ".charCodeAt(0));
  whole.set(bytes);
  return whole;
}

/**
 * Where somebody was when the vault was about to lock by itself, and what was typed and not sent, sealed under a key of the vault and kept in
 * the profile until it is taken. Format: docs/format/vault.md, "Kept place".
 */
export interface KeptPlace {
  write(place: string): Promise<Result<void, Failure>>;
  /** Null when nothing was kept, or what was kept does not open; in each case nothing is kept after. */
  take(): Promise<string | null>;
}

export function keptPlaceOf(
  storage: Storage,
  profileDir: string,
  { vault, withMaster }: Pick<Session, "vault" | "withMaster">,
): KeptPlace {
  const dir = joinPath(profileDir, "places");
  const path = joinPath(dir, vault);
  const label = encodeUtf8(`counterseal-place 1\n${vault}\n`);
  const withKey = <T>(step: (key: Uint8Array) => T): Promise<T> =>
    withMaster((master) => {
      const key = subkey(master, "place");
      const done = step(key);
      wipe(key);
      return Promise.resolve(done);
    });

  return {
    async write(place) {
      const box = await withKey((key) => sealBox(key, padded(place), label));
      const made = await storage.ensureFolder(dir);
      return made.ok ? storage.replaceDurably(path, box) : made;
    },
    async take() {
      const box = await storage.readWhole(path, fileLimit);
      if (!box.ok) return null;
      await storage.remove(path);
      const bytes = await withKey((key) => openBox(key, box.value, label));
      return bytes === null ? null : (decodeUtf8(bytes)?.trimEnd() ?? null);
    },
  };
}
