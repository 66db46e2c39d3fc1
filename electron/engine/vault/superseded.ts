// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import type { Failure } from "../../../shared/failure.ts";
import { Instant, VaultId } from "../../../shared/ids.ts";
import type { Result } from "../../../shared/result.ts";
import { canonicalJson, isCanonicalJson } from "../../crypto/canonicalJson.ts";
import { sha256 } from "../../crypto/digest.ts";
import {
  decodeUtf8,
  encodeUtf8,
  fromHex,
  toHex,
} from "../../crypto/encoding.ts";
import { equalBytes, mac } from "../../crypto/kdf.ts";
import { joinPath, type Storage } from "../../storage/storage.ts";
import type { Header } from "./header.ts";

/**
 * Kept in the profile when a vault went on under new keys, authenticated under the old: so that no copy of
 * the vault under the old keys, however old, is taken for the vault. Format: docs/format/vault.md, "Rekey".
 */
const Stored = z.strictObject({
  vault: VaultId,
  /** When the new vault was whole. */
  at: Instant,
  /** Of the vault under new keys. */
  recipient: z.string(),
  /** Bare name of its folder. */
  to: z.string(),
  mac: z.string().regex(/^[0-9a-f]{64}$/),
});
type Mark = Omit<z.infer<typeof Stored>, "mac">;

export interface SupersededMark {
  read(): Promise<Mark | null>;
  write(mark: Mark): Promise<Result<void, Failure>>;
  remove(): Promise<Result<void, Failure>>;
}

/** This profile saw the vault whole under new keys. */
export interface Superseded {
  readonly at: Instant;
  readonly to: string;
  readonly mark: SupersededMark;
}

/** @param key the old vault's key of its anchor */
export function supersededMark(
  storage: Storage,
  profileDir: string,
  { vault, recipient }: Pick<Header, "vault" | "recipient">,
  key: Uint8Array,
): SupersededMark {
  const dir = joinPath(profileDir, "superseded");
  // A vault may be sealed under new keys more than once.
  const which = sha256(encodeUtf8(recipient)).slice(0, 16);
  const path = joinPath(dir, `${vault}-${which}.json`);
  const tagOf = (mark: Mark): Uint8Array =>
    mac(key, encodeUtf8(`counterseal-superseded 1\n${canonicalJson(mark)}`));
  return {
    async read() {
      const bytes = await storage.readWhole(path, 8192);
      const text = bytes.ok ? decodeUtf8(bytes.value) : null;
      const stored = Stored.safeParse(parsedLine(text ?? ""));
      if (!stored.success || stored.data.vault !== vault) return null;
      if (!isCanonicalJson((text ?? "").slice(0, -1), stored.data)) return null;
      const { mac: claimed, ...mark } = stored.data;
      const tag = fromHex(claimed);
      return tag !== null && equalBytes(tag, tagOf(mark)) ? mark : null;
    },
    async write(mark) {
      const made = await storage.ensureFolder(dir);
      if (!made.ok) return made;
      const stored = { ...mark, mac: toHex(tagOf(mark)) };
      return storage.replaceDurably(
        path,
        encodeUtf8(`${canonicalJson(stored)}\n`),
      );
    },
    remove: () => storage.remove(path),
  };
}

function parsedLine(text: string): unknown {
  try {
    return text.endsWith("\n") ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}
