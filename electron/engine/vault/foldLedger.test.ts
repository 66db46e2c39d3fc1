// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { tempFolder } from "../../../test/support/tempFolder.ts";
import { requireOk } from "../../../test/support/unwrap.ts";
import { makeVault } from "../../../test/support/vaults.ts";
import { AuditId } from "../../../shared/ids.ts";
import type { Act } from "../ledger/entries.ts";

function audits(first: number, count: number): Act[] {
  return Array.from({ length: count }, (_, index) => {
    const audit = AuditId.parse(`audit-${String(first + index)}`);
    return { type: "audit.created", body: { audit, title: audit } };
  });
}

async function vaultOf(entries: number) {
  const vault = await makeVault(tempFolder());
  const session = requireOk(await vault.open());
  requireOk(await session.commit(audits(0, entries)));
  await session.close();
  return {
    ...vault,
    catalogPath: join(vault.rootDir, "catalog.sealed"),
    ledgerPath: join(vault.rootDir, "ledger", "000000000000.sealed"),
  };
}

test("a catalog that lags behind, or is gone, gives the same state", async () => {
  const vault = await vaultOf(200);
  const atTwoHundred = readFileSync(vault.catalogPath);
  const session = requireOk(await vault.open());
  for (let index = 0; index < 3; index++)
    requireOk(await session.commit(audits(200 + index, 1)));
  // So few entries do not make a large vault write its catalog.
  expect(readFileSync(vault.catalogPath)).toEqual(atTwoHundred);
  await session.close();
  expect(readFileSync(vault.catalogPath)).not.toEqual(atTwoHundred);

  for (const catalog of ["current", "behind", "gone"]) {
    if (catalog === "behind") writeFileSync(vault.catalogPath, atTwoHundred);
    if (catalog === "gone") rmSync(vault.catalogPath);
    const again = requireOk(await vault.open());
    expect([...again.state.audits.keys()]).toHaveLength(203);
    expect(again.state).toEqual(session.state);
    await again.close();
    // Whatever was not current has been written anew.
    expect(existsSync(vault.catalogPath)).toBe(true);
  }
});

test("an entry that the catalog holds is authenticated all the same", async () => {
  const vault = await vaultOf(50);
  const whole = readFileSync(vault.ledgerPath);
  for (const part of [0.2, 0.5, 0.8]) {
    const changed = Buffer.from(whole);
    const at = Math.floor(whole.length * part);
    changed[at] = (changed[at] ?? 0) ^ 1;
    writeFileSync(vault.ledgerPath, changed);
    const session = requireOk(await vault.open());
    expect(session.standing.readOnlyWhy).toBe("ledger-damaged");
    expect(session.standing.damagedAt).toBeGreaterThan(0);
    expect(session.standing.damagedAt).toBeLessThan(50);
    await session.close();
  }
  writeFileSync(vault.ledgerPath, whole);
  await requireOk(await vault.open()).close();
});
