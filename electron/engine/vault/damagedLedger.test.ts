// SPDX-License-Identifier: Apache-2.0
import {
  cpSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { tempFolder } from "../../../test/support/tempFolder.ts";
import { requireError, requireOk } from "../../../test/support/unwrap.ts";
import {
  makeVault,
  addAudit,
  withAudits,
  segmentPath,
} from "../../../test/support/vaults.ts";

describe("a damaged ledger", () => {
  it("names the first entry of which any bit was changed", async () => {
    const vault = await makeVault(tempFolder());
    await withAudits(vault, "one", "two");
    const path = segmentPath(vault);
    const whole = readFileSync(path);
    const second = 4 + whole.readUInt32BE(0);
    for (const [offset, seq] of [
      [0, 0],
      [3, 0],
      [4, 0],
      [40, 0],
      [second, 1],
      [second + 30, 1],
      [whole.length - 1, 2],
    ] as const) {
      const changed = Buffer.from(whole);
      changed[offset] = (changed[offset] ?? 0) ^ 1;
      writeFileSync(path, changed);
      const opened = await vault.open();
      const named = opened.ok
        ? opened.value.standing.damagedAt
        : opened.error.facts?.["seq"];
      if (opened.ok) await opened.value.close();
      expect(named).toBe(seq);
      expect(readFileSync(path).equals(changed)).toBe(true);
    }
  });

  it("is read-only and says so when it was rolled back behind what this profile saw", async () => {
    const folder = tempFolder();
    const vault = await makeVault(folder);
    await withAudits(vault, "one");
    cpSync(vault.rootDir, join(folder, "copy"), { recursive: true });
    await withAudits(vault, "two");
    rmSync(vault.rootDir, { recursive: true });
    cpSync(join(folder, "copy"), vault.rootDir, { recursive: true });
    const session = requireOk(await vault.open());
    expect(session).toMatchObject({ freshness: "rolled-back", readOnly: true });
    expect(requireError(await addAudit(session, "three")).code).toBe(
      "vault-read-only",
    );
    await session.close();
  });

  it("cannot prove freshness without an anchor, and says so", async () => {
    const vault = await makeVault(tempFolder());
    await withAudits(vault, "one");
    rmSync(join(vault.profileDir, "anchors"), { recursive: true });
    const session = requireOk(await vault.open());
    expect(session).toMatchObject({ freshness: "unproven", readOnly: false });
    await session.close();
  });

  it("loses nothing acknowledged to a cut-off write, and keeps its remains", async () => {
    const vault = await makeVault(tempFolder());
    await withAudits(vault, "one");
    const path = segmentPath(vault);
    const whole = readFileSync(path);
    writeFileSync(
      path,
      Buffer.concat([whole, Buffer.from([0, 0, 1, 0, 1, 2, 3])]),
    );
    const session = requireOk(await vault.open());
    expect(session.notices).toHaveLength(1);
    requireOk(await addAudit(session, "two"));
    await session.close();
    const [kept] = readdirSync(join(vault.rootDir, "quarantine"));
    expect([
      ...readFileSync(join(vault.rootDir, "quarantine", kept ?? "")),
    ]).toEqual([0, 0, 1, 0, 1, 2, 3]);
    const reopened = requireOk(await vault.open());
    expect([...reopened.state.audits.keys()]).toEqual(["one", "two"]);
    await reopened.close();
  });
});
