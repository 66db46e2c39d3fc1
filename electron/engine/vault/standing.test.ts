// SPDX-License-Identifier: Apache-2.0
import {
  chmodSync,
  cpSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { snapshot } from "../../../test/support/cliRun.ts";
import { tempFolder } from "../../../test/support/tempFolder.ts";
import { requireError, requireOk } from "../../../test/support/unwrap.ts";
import { Sha256 } from "../../../shared/ids.ts";
import type { LostCheckpoint } from "../../../shared/ipc/standing.ts";
import {
  makeVault,
  type TestVault,
  testTime,
  addAudit,
  withAudits,
  segmentPath,
} from "../../../test/support/vaults.ts";

/** A vault that lies as it was before its last entry, while the profile has seen that entry. */
async function rolledBack(): Promise<TestVault> {
  const folder = tempFolder();
  const vault = await makeVault(folder);
  await withAudits(vault, "one");
  cpSync(vault.rootDir, join(folder, "copy"), { recursive: true });
  await withAudits(vault, "two");
  rmSync(vault.rootDir, { recursive: true });
  cpSync(join(folder, "copy"), vault.rootDir, { recursive: true });
  chmodSync(vault.rootDir, 0o700);
  return vault;
}

/** Changes one bit in the entry of this number. */
function damageEntry(vault: TestVault, seq: number): void {
  const path = segmentPath(vault);
  const bytes = readFileSync(path);
  let offset = 0;
  for (let at = 0; at < seq; at += 1) offset += 4 + bytes.readUInt32BE(offset);
  bytes.writeUInt8(bytes.readUInt8(offset + 40) ^ 1, offset + 40);
  writeFileSync(path, bytes);
}

describe("a vault that is older than what this profile saw", () => {
  it("says what is missing since when, and changes nothing", async () => {
    const vault = await rolledBack();
    const before = snapshot(vault.rootDir);
    const session = requireOk(await vault.open());
    expect(session.checkpoint.seq).toBe(1);
    expect(session.standing).toMatchObject({
      readOnlyWhy: "rolled-back",
      lastEntry: testTime,
      lost: { seq: 2, at: testTime, witness: "profile" },
    });
    expect(requireError(await addAudit(session, "three")).code).toBe(
      "vault-read-only",
    );
    await session.close();
    expect(snapshot(vault.rootDir)).toEqual(before);
  });

  it("is adopted under an entry that names what is lost, and then is fresh", async () => {
    const vault = await rolledBack();
    const session = requireOk(await vault.open());
    const { lost } = session.standing;
    requireOk(await session.adopt("the newer disk died"));
    expect(session).toMatchObject({
      freshness: "proven",
      readOnly: false,
      standing: { lost: null, readOnlyWhy: null },
    });
    requireOk(await addAudit(session, "three"));
    await session.close();
    const again = requireOk(await vault.open());
    expect(again.freshness).toBe("proven");
    expect(again.standing.adoptions).toEqual([
      {
        at: testTime,
        reason: "the newer disk died",
        lost: { seq: lost?.seq, head: lost?.head },
      },
    ]);
    expect([...again.state.audits.keys()]).toEqual(["one", "three"]);
    await again.close();
  });

  it("stays rolled back when the adoption could not be written", async () => {
    const vault = await rolledBack();
    const path = segmentPath(vault);
    const session = requireOk(await vault.open());
    rmSync(path);
    expect((await session.adopt("lost")).ok).toBe(false);
    expect(session.readOnly).toBe(true);
    await session.close();
  });

  it("needs no adoption when it is fresh", async () => {
    const vault = await makeVault(tempFolder());
    const session = requireOk(await vault.open());
    expect(requireError(await session.adopt("why not")).code).toBe(
      "adopt-not-needed",
    );
    await session.close();
  });
});

describe("a vault that a statement proved to lack entries", () => {
  const lost = {
    ...{ seq: 7, head: Sha256.parse("ab".repeat(32)), at: testTime },
    witness: "statement",
  } as const;

  async function doubted(vault: TestVault, what: LostCheckpoint = lost) {
    const session = requireOk(await vault.open());
    requireOk(await session.doubt(what));
    await session.close();
  }

  it("opens read-only until an adoption names what is lost", async () => {
    const vault = await makeVault(tempFolder());
    await doubted(vault);
    await doubted(vault, { ...lost, seq: 0 });
    const session = requireOk(await vault.open());
    expect(session).toMatchObject({
      freshness: "rolled-back",
      standing: { readOnlyWhy: "rolled-back", lost },
    });
    expect(requireError(await addAudit(session, "one")).code).toBe(
      "vault-read-only",
    );
    requireOk(await session.adopt("that line was given up"));
    await session.close();
    expect(readdirSync(join(vault.profileDir, "doubts"))).toEqual([]);
    await withAudits(vault, "one");
    const again = requireOk(await vault.open());
    expect(again).toMatchObject({ freshness: "proven", readOnly: false });
    expect(again.standing.adoptions).toMatchObject([
      { lost: { seq: 7, head: lost.head } },
    ]);
    await again.close();
  });

  it("takes changes where its ledger has what the statement names", async () => {
    const vault = await makeVault(tempFolder());
    await withAudits(vault, "one");
    const newer = requireOk(await vault.open());
    const { checkpoint } = newer;
    await newer.close();
    await doubted(vault, { ...lost, ...checkpoint });
    const again = requireOk(await vault.open());
    expect(again).toMatchObject({ freshness: "proven", readOnly: false });
    expect(readdirSync(join(vault.profileDir, "doubts"))).toEqual([]);
    await again.close();
  });

  it("believes no doubt that was changed, and takes none for an anchor", async () => {
    const vault = await makeVault(tempFolder());
    await doubted(vault);
    const doubtsDir = join(vault.profileDir, "doubts");
    const [name = ""] = readdirSync(doubtsDir);
    const path = join(doubtsDir, name);
    const text = readFileSync(path, "utf8");
    writeFileSync(join(vault.profileDir, "anchors", name), text);
    writeFileSync(path, text.replace('"seq":7', '"seq":8'));
    const session = requireOk(await vault.open());
    expect(session).toMatchObject({ freshness: "unproven", readOnly: false });
    await session.close();
  });

  it("is barred though the doubt could not be kept, and says so", async () => {
    const vault = await makeVault(tempFolder());
    writeFileSync(join(vault.profileDir, "doubts"), "");
    const session = requireOk(await vault.open());
    expect((await session.doubt(lost)).ok).toBe(false);
    expect(session.readOnly).toBe(true);
    await session.close();
  });
});

describe("a vault whose ledger is damaged further on", () => {
  it.each([1, 2, 3])(
    "is readable up to entry %i, and nothing of it is touched",
    async (damaged) => {
      const vault = await makeVault(tempFolder());
      await withAudits(vault, "one", "two", "three");
      damageEntry(vault, damaged);
      const before = snapshot(vault.rootDir);
      const session = requireOk(await vault.open());
      expect(session.standing).toMatchObject({
        readOnlyWhy: "ledger-damaged",
        damagedAt: damaged,
        lost: { seq: 3 },
      });
      expect(session.checkpoint.seq).toBe(damaged - 1);
      expect(session.state.audits.size).toBe(damaged - 1);
      const seen: number[] = [];
      requireOk(await session.readEntries(({ seq }) => void seen.push(seq)));
      expect(seen).toEqual([...Array(damaged).keys()]);
      expect((await addAudit(session, "four")).ok).toBe(false);
      await session.close();
      expect(snapshot(vault.rootDir)).toEqual(before);
    },
  );

  it("does not open when not even the first entry is whole", async () => {
    const vault = await makeVault(tempFolder());
    await withAudits(vault, "one");
    damageEntry(vault, 0);
    expect(requireError(await vault.open())).toEqual({
      code: "ledger-damaged",
      facts: { seq: 0 },
    });
    expect(readdirSync(vault.rootDir)).not.toContain("lock");
  });

  it("is adopted without losing a byte of the evidence", async () => {
    const vault = await makeVault(tempFolder());
    await withAudits(vault, "one", "two", "three");
    damageEntry(vault, 2);
    const path = segmentPath(vault);
    const before = readFileSync(path);
    const session = requireOk(await vault.open());
    requireOk(await session.adopt("no other copy"));
    await session.close();
    const quarantine = join(vault.rootDir, "quarantine");
    const [kept = ""] = readdirSync(quarantine);
    const evidence = readFileSync(join(quarantine, kept));
    const cut = before.length - evidence.length;
    expect(before.subarray(cut).equals(evidence)).toBe(true);
    expect(readFileSync(path).subarray(0, cut)).toEqual(
      before.subarray(0, cut),
    );
    const again = requireOk(await vault.open());
    expect([...again.state.audits.keys()]).toEqual(["one"]);
    expect(again).toMatchObject({ freshness: "proven", readOnly: false });
    await again.close();
  });
});

describe("a vault that is open elsewhere", () => {
  it("is readable, up to what was there, while the other goes on writing", async () => {
    const vault = await makeVault(tempFolder());
    const writer = requireOk(await vault.open());
    requireOk(await addAudit(writer, "one"));
    const before = snapshot(vault.rootDir);
    const reader = requireOk(await vault.open());
    expect(reader).toMatchObject({
      readOnly: true,
      standing: { readOnlyWhy: "in-use", holder: { pid: process.pid } },
    });
    expect(snapshot(vault.rootDir).filter(isTruth)).toEqual(
      before.filter(isTruth),
    );
    requireOk(await addAudit(writer, "two"));
    const seen: number[] = [];
    requireOk(await reader.readEntries(({ seq }) => void seen.push(seq)));
    expect(seen).toEqual([0, 1]);
    expect(requireError(await addAudit(reader, "three"))).toMatchObject({
      code: "vault-in-use",
      facts: { pid: process.pid },
    });
    await reader.close();
    expect(readdirSync(vault.rootDir)).toContain("lock");
    requireOk(await addAudit(writer, "four"));
    await writer.close();
    const after = requireOk(await vault.open());
    expect([...after.state.audits.keys()]).toEqual(["one", "two", "four"]);
    expect(after.freshness).toBe("proven");
    await after.close();
  });

  it("is not repaired by the reader, whose view of an unfinished write is no damage", async () => {
    const vault = await makeVault(tempFolder());
    const writer = requireOk(await vault.open());
    requireOk(await addAudit(writer, "one"));
    const path = segmentPath(vault);
    const whole = readFileSync(path);
    writeFileSync(path, Buffer.concat([whole, Buffer.from([0, 0, 1, 0, 9])]));
    const reader = requireOk(await vault.open());
    expect(reader.standing.damagedAt).toBeNull();
    expect(reader.notices).toEqual([]);
    await reader.close();
    expect(readFileSync(path)).toHaveLength(whole.length + 5);
    expect(readdirSync(vault.rootDir)).not.toContain("quarantine");
    await writer.close();
  });
});

function isTruth(line: string): boolean {
  return !line.startsWith("catalog");
}
