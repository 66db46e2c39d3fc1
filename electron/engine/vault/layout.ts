// SPDX-License-Identifier: Apache-2.0
import type { ObjectId } from "../../../shared/ids.ts";
import { joinPath } from "../../storage/storage.ts";

/** Where everything of a vault lies on disk. Format: docs/format/vault.md, "Folder". */
export interface VaultLayout {
  readonly rootDir: string;
  readonly headerPath: string;
  readonly recoveryPath: string;
  readonly catalogPath: string;
  readonly lockPath: string;
  readonly ledgerDir: string;
  readonly objectsDir: string;
  /** Bytes that a start took out of the way, kept as evidence. */
  readonly quarantineDir: string;
}

export const objectEnding = ".age";

export function layoutOf(rootDir: string): VaultLayout {
  return {
    rootDir,
    headerPath: joinPath(rootDir, "vault.json"),
    recoveryPath: joinPath(rootDir, "recovery.age"),
    catalogPath: joinPath(rootDir, "catalog.sealed"),
    lockPath: joinPath(rootDir, "lock"),
    ledgerDir: joinPath(rootDir, "ledger"),
    objectsDir: joinPath(rootDir, "objects"),
    quarantineDir: joinPath(rootDir, "quarantine"),
  };
}

export function objectDir(layout: VaultLayout, object: ObjectId): string {
  return joinPath(layout.objectsDir, object.slice(0, 2));
}

export function objectPath(layout: VaultLayout, object: ObjectId): string {
  return joinPath(objectDir(layout, object), object + objectEnding);
}
