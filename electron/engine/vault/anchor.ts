// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import type { Failure } from "../../../shared/failure.ts";
import { Instant, Sha256, VaultId } from "../../../shared/ids.ts";
import type { Checkpoint } from "../../../shared/ipc/views.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { canonicalJson } from "../../crypto/canonicalJson.ts";
import {
  decodeUtf8,
  encodeUtf8,
  fromHex,
  toHex,
} from "../../crypto/encoding.ts";
import { equalBytes, mac } from "../../crypto/kdf.ts";
import { joinPath, type Storage } from "../../storage/storage.ts";

/**
 * The last checkpoint that this profile saw of a vault, kept outside the vault, so that an older copy
 * put in its place is noticed. Authenticated under a key of the vault.
 * Format: docs/format/vault.md, "Anchor".
 */
export interface Anchored extends Checkpoint {
  /** When the entry was made. */
  readonly at: Instant;
}

export interface Anchor {
  read(): Promise<Anchored | null>;
  write(anchored: Anchored): Promise<Result<void, Failure>>;
}

/**
 * A checkpoint that a signed statement proved, and that the ledger did not contain, with the statement's
 * time. Kept beside the anchor, so that every later opening knows of it. Format: docs/format/vault.md, "Anchor".
 */
export interface Doubts extends Anchor {
  remove(): Promise<Result<void, Failure>>;
}

const Stored = z.strictObject({
  vault: VaultId,
  seq: z.number().int().nonnegative(),
  head: Sha256,
  at: Instant,
  mac: z.string(),
});

/** As it is written; another spelling of the same is not believed. */
function textOf(stored: z.infer<typeof Stored>): string {
  return `${canonicalJson(stored)}\n`;
}

export async function openAnchor(
  storage: Storage,
  profileDir: string,
  vault: VaultId,
  key: Uint8Array,
): Promise<Result<Anchor, Failure>> {
  const anchorsDir = joinPath(profileDir, "anchors");
  const made = await storage.ensureFolder(anchorsDir);
  if (!made.ok) return made;
  const path = joinPath(anchorsDir, `${vault}.json`);
  return ok(keptCheckpoint(storage, path, "counterseal-anchor 1", vault, key));
}

/** @param key the vault's key of its anchor */
export function openDoubts(
  storage: Storage,
  profileDir: string,
  vault: VaultId,
  key: Uint8Array,
): Doubts {
  const dir = joinPath(profileDir, "doubts");
  const path = joinPath(dir, `${vault}.json`);
  const kept = keptCheckpoint(storage, path, "counterseal-doubt 1", vault, key);
  return {
    read: () => kept.read(),
    async write(doubted) {
      const made = await storage.ensureFolder(dir);
      return made.ok ? kept.write(doubted) : made;
    },
    remove: () => storage.remove(path),
  };
}

function keptCheckpoint(
  storage: Storage,
  path: string,
  purpose: string,
  vault: VaultId,
  key: Uint8Array,
): Anchor {
  const tagOf = ({ seq, head, at }: Anchored): Uint8Array =>
    mac(
      key,
      encodeUtf8(`${purpose}\n${vault}\n${String(seq)}\n${head}\n${at}\n`),
    );

  return {
    async read() {
      const bytes = await storage.readWhole(path, 4096);
      const text = bytes.ok ? decodeUtf8(bytes.value) : null;
      if (text === null) return null;
      let value: unknown;
      try {
        value = JSON.parse(text);
      } catch {
        return null;
      }
      const stored = Stored.safeParse(value);
      if (!stored.success || stored.data.vault !== vault) return null;
      const { seq, head, at } = stored.data;
      const tag = fromHex(stored.data.mac);
      const spelled = text === textOf(stored.data);
      return spelled &&
        tag !== null &&
        equalBytes(tag, tagOf({ seq, head, at }))
        ? { seq, head, at }
        : null;
    },
    write({ seq, head, at }) {
      const tag = toHex(tagOf({ seq, head, at }));
      const text = textOf({ vault, seq, head, at, mac: tag });
      return storage.replaceDurably(path, encodeUtf8(text));
    },
  };
}
