// SPDX-License-Identifier: Apache-2.0
import { type Adapter, Low } from "lowdb";
import { Failed } from "../../../shared/failure.ts";
import type { VaultId } from "../../../shared/ids.ts";
import type { Checkpoint } from "../../../shared/ipc/views.ts";
import { openBox, sealBox } from "../../crypto/aead.ts";
import { decodeUtf8, encodeUtf8 } from "../../crypto/encoding.ts";
import type { Storage } from "../../storage/storage.ts";
import type { State } from "./state.ts";

/** Raised whenever `State` or what `applyEntry` makes of an entry changes: older files are then rebuilt. */
const shape = 30;
const largestCatalogBytes = 1024 * 1024 * 1024;

export interface CatalogDocument {
  readonly shape: number;
  readonly checkpoint: Checkpoint;
  readonly state: State;
}

export interface Catalog {
  /** The state at some checkpoint, or null when the file is absent, damaged or of another shape. */
  read(): Promise<{
    readonly checkpoint: Checkpoint;
    readonly state: State;
  } | null>;
  /** Rewrites the file; its loss costs a replay of the ledger and nothing else. */
  write(checkpoint: Checkpoint, state: State): Promise<void>;
}

function toJson(document: CatalogDocument): string {
  return JSON.stringify(document, (_key, value: unknown) =>
    value instanceof Map ? { map: [...value.entries()] } : value,
  );
}

function isMapForm(value: unknown): value is { map: [unknown, unknown][] } {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.keys(value).join() === "map"
  );
}

function fromJson(text: string): CatalogDocument {
  // Authenticated before it is parsed: only this program wrote it.
  return JSON.parse(text, (_key, value: unknown) =>
    isMapForm(value) ? new Map(value.map) : value,
  ) as CatalogDocument;
}

/** lowdb's adapter over one sealed file. Format: docs/format/vault.md, "Catalog". */
function sealedAdapter(
  storage: Storage,
  path: string,
  vault: VaultId,
  key: Uint8Array,
): Adapter<CatalogDocument | null> {
  const associatedData = encodeUtf8(`counterseal-catalog 1\n${vault}\n`);
  return {
    async read() {
      const bytes = await storage.readWhole(path, largestCatalogBytes);
      const plaintext = bytes.ok
        ? openBox(key, bytes.value, associatedData)
        : null;
      const text = plaintext && decodeUtf8(plaintext);
      return text === null ? null : fromJson(text);
    },
    async write(document) {
      if (document === null) return;
      const box = sealBox(key, encodeUtf8(toJson(document)), associatedData);
      const written = await storage.replaceDurably(path, box);
      if (!written.ok) throw new Failed(written.error);
    },
  };
}

export function openCatalog(
  storage: Storage,
  path: string,
  vault: VaultId,
  key: Uint8Array,
): Catalog {
  const database = new Low(sealedAdapter(storage, path, vault, key), null);
  return {
    async read() {
      await database.read();
      return database.data?.shape === shape ? database.data : null;
    },
    async write(checkpoint, state) {
      database.data = { shape, checkpoint, state };
      await database.write();
    },
  };
}
