// SPDX-License-Identifier: Apache-2.0
import type { Failure } from "../../../shared/failure.ts";
import { ok, type Result } from "../../../shared/result.ts";
import type { Storage } from "../../storage/storage.ts";
import type { Folded } from "./foldLedger.ts";
import type { VaultLayout } from "./layout.ts";
import { quarantineOrphans, quarantineTail, removeParts } from "./startUp.ts";

/** Puts the folder in order after a crash; says in words what it did. Never on a rolled-back vault. */
export async function repair(
  storage: Storage,
  layout: VaultLayout,
  folded: Pick<Folded, "reading" | "state">,
): Promise<Result<readonly string[], Failure>> {
  const notices: string[] = [];
  const { torn } = folded.reading;
  if (torn !== null) {
    const moved = await quarantineTail(storage, layout, torn);
    if (!moved.ok) return moved;
    notices.push(
      `A write of entry ${String(torn.seq)} was cut off before it was acknowledged. Its remains were moved to the vault's quarantine folder; every acknowledged entry is here.`,
    );
  }
  const parts = await removeParts(storage, layout);
  if (!parts.ok) return parts;
  const orphans = await quarantineOrphans(storage, layout, folded.state);
  if (!orphans.ok) return orphans;
  if (orphans.value > 0)
    notices.push(
      `${String(orphans.value)} imported file(s) that no ledger entry names, left by an interrupted import, were moved to the vault's quarantine folder.`,
    );
  return ok(notices);
}
