// SPDX-License-Identifier: Apache-2.0
import { cpSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { tempFolder } from "../../../test/support/tempFolder.ts";
import { requireError, requireOk } from "../../../test/support/unwrap.ts";
import {
  makeVault,
  type TestVault,
  testTime,
  withAudits,
} from "../../../test/support/vaults.ts";
import { Sha256 } from "../../../shared/ids.ts";
import type { Session } from "../session.ts";
import { extendLedger, extensionBy } from "./repairLedger.ts";

/** A vault whose newest entry is known to be lost. */
async function doubted(vault: TestVault): Promise<Session> {
  const session = requireOk(await vault.open());
  const head = Sha256.parse("ab".repeat(32));
  requireOk(
    await session.doubt({ seq: 99, head, at: testTime, witness: "statement" }),
  );
  return session;
}

/** A copy of the vault as it is now, for another profile, with further audits. */
async function copyWith(
  vault: TestVault,
  name: string,
  ...audits: string[]
): Promise<TestVault> {
  const rootDir = join(vault.rootDir, "..", name);
  cpSync(vault.rootDir, rootDir, { recursive: true });
  const copy = vault.at(rootDir, join(vault.rootDir, "..", `${name}-profile`));
  await withAudits(copy, ...audits);
  return copy;
}

describe("a ledger that lacks entries", () => {
  it("goes on from a backup that holds all of it, and from no other", async () => {
    const vault = await makeVault(tempFolder());
    await withAudits(vault, "one");
    const same = await copyWith(vault, "same");
    const later = await copyWith(vault, "later", "three", "two");
    const fork = await copyWith(vault, "fork", "four", "five");
    await withAudits(vault, "two");
    const ahead = await copyWith(vault, "ahead", "six");
    const session = await doubted(vault);
    for (const [backup, expected] of [
      [same, null],
      [later, null],
      [fork, null],
      [ahead, { from: 3, to: 3, reachesLost: false }],
    ] as const) {
      const opened = requireOk(await backup.open());
      expect(requireOk(await extensionBy(session, opened))).toEqual(expected);
      if (expected === null)
        expect(requireError(await extendLedger(session, opened)).code).toBe(
          "backup-other-line",
        );
      await opened.close();
    }
    await session.close();
  });

  it("takes nothing while it lacks nothing", async () => {
    const vault = await makeVault(tempFolder());
    const ahead = await copyWith(vault, "ahead", "one");
    const session = requireOk(await vault.open());
    const opened = requireOk(await ahead.open());
    expect(requireOk(await extensionBy(session, opened))).toBe(null);
    await opened.close();
    await session.close();
  });
});
