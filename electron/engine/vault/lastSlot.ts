// SPDX-License-Identifier: Apache-2.0
import type { VaultId } from "../../../shared/ids.ts";
import { decodeUtf8, encodeUtf8 } from "../../crypto/encoding.ts";
import { joinPath, type Storage } from "../../storage/storage.ts";

/**
 * Which slot of a vault this profile opened last, so that it is tried first: each slot before it would cost a
 * derivation. It decides nothing but the order. Format: docs/format/vault.md, "Last slot".
 */
export interface LastSlot {
  /** The slot's id; null when nothing is known. */
  read(): Promise<string | null>;
  /** Whether the disk takes it changes nothing for the person. */
  note(slot: string): Promise<void>;
}

export function lastSlotOf(
  storage: Storage,
  profileDir: string,
  vault: VaultId,
): LastSlot {
  const dir = joinPath(profileDir, "last-slots");
  const path = joinPath(dir, vault);
  const read = async (): Promise<string | null> => {
    const bytes = await storage.readWhole(path, 64);
    const text = bytes.ok ? decodeUtf8(bytes.value) : null;
    return /^([0-9a-f]{16})\n$/.exec(text ?? "")?.[1] ?? null;
  };
  return {
    read,
    async note(slot) {
      if ((await read()) === slot) return;
      const made = await storage.ensureFolder(dir);
      if (made.ok) await storage.replaceDurably(path, encodeUtf8(`${slot}\n`));
    },
  };
}
