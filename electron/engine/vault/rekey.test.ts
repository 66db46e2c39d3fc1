// SPDX-License-Identifier: Apache-2.0
import {
  cpSync,
  existsSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createStorage, type Storage } from "../../storage/storage.ts";
import { failure } from "../../../shared/failure.ts";
import { err } from "../../../shared/result.ts";
import { requireOk } from "../../../test/support/unwrap.ts";
import { testPassphrase, withAudits } from "../../../test/support/vaults.ts";
import { snapshot } from "../../../test/support/cliRun.ts";
import {
  jobOf,
  next,
  rekey,
  textsOf,
  vaultWithFiles,
} from "../../../test/support/rekeying.ts";
import { kdfFloor } from "../../crypto/kdf.ts";
import { checkVault, liveFiles } from "./checkVault.ts";
import { objectPath } from "./layout.ts";
import { rekeyedActs } from "./rekeyLedger.ts";
import { rekeyVault } from "./rekey.ts";

describe("a vault that was sealed under new keys", () => {
  it("holds the same entries and files, and opens with the new passphrase alone", async () => {
    const made = await vaultWithFiles();
    const before = await textsOf(made.old, testPassphrase);
    const report = requireOk(await rekey(made));
    expect(report).toMatchObject({
      ...{ finished: true, whole: 3, sealed: 3, problems: [] },
      ...{ askAgain: [], kit: "none", to: "renewed" },
    });
    const after = await textsOf(made.renewed, next);
    expect(after.texts).toEqual(before.texts);
    expect(after.freshness).toBe("proven");
    expect(after.standing.readOnlyWhy).toBeNull();
    expect(after.checkpoint.seq).toBe(before.checkpoint.seq + 2);
    const wrong = await made.renewed.open(testPassphrase);
    expect(wrong).toMatchObject({
      error: { code: "vault-passphrase-or-slot" },
    });
    const session = requireOk(await made.renewed.open(next));
    const heads = new Map<number, string>();
    requireOk(
      await session.readEntries(({ seq }, digest) => heads.set(seq, digest)),
    );
    expect(heads.get(before.checkpoint.seq)).toBe(before.checkpoint.head);
    const check = requireOk(
      await checkVault(session, jobOf().signal, () => undefined),
    );
    expect(check.report).toMatchObject({
      ...{ header: "whole", ledger: "whole" },
      objects: { whole: 3, problems: [] },
    });
    await session.close();
  });

  it("leaves the old one whole, for reading only, however old a copy of it is", async () => {
    const made = await vaultWithFiles();
    const earlier = made.old.at(
      join(made.folder, "earlier"),
      made.old.profileDir,
    );
    cpSync(made.old.rootDir, earlier.rootDir, { recursive: true });
    const objects = () =>
      snapshot(made.old.rootDir).filter((line) => line.startsWith("objects"));
    const before = objects();
    requireOk(await rekey(made));
    expect(objects()).toEqual(before);
    rmSync(join(made.old.rootDir, "catalog.sealed"), { force: true });
    const old = await textsOf(made.old, testPassphrase);
    expect(old.texts.size).toBe(3);
    for (const vault of [made.old, earlier]) {
      const { standing } = await textsOf(vault, testPassphrase);
      expect(standing.readOnlyWhy).toBe("superseded");
      expect(standing.rekey).toMatchObject({ to: "renewed", finished: true });
    }
    const again = await rekey(made);
    expect(again).toMatchObject({ error: { code: "rekey-finished" } });
  });
});

describe("sealing under new keys", () => {
  it("goes on where it was interrupted, with the same passphrase only", async () => {
    const made = await vaultWithFiles();
    const stopped = await rekey(made, {
      job: jobOf(new AbortController(), 3),
    });
    expect(stopped).toMatchObject({ error: { code: "cancelled" } });
    expect(existsSync(join(made.renewed.rootDir, "vault.json"))).toBe(false);
    const { standing } = await textsOf(made.old, testPassphrase);
    expect(standing.readOnlyWhy).toBe("rekey-begun");
    const other = await rekey(made, { passphrase: "not the one" });
    expect(other).toMatchObject({ error: { code: "rekey-passphrase" } });
    const elsewhere = made.old.at(
      join(made.folder, "elsewhere"),
      made.old.profileDir,
    );
    expect(await rekey({ old: made.old, renewed: elsewhere })).toMatchObject({
      error: { code: "rekey-elsewhere" },
    });
    const again = requireOk(await rekey(made));
    expect(again).toMatchObject({ finished: true, whole: 3, sealed: 1 });
    expect((await textsOf(made.renewed, next)).texts.size).toBe(3);
  });

  it("seals an object anew that an interruption or somebody else spoilt", async () => {
    const made = await vaultWithFiles();
    await rekey(made, { job: jobOf(new AbortController(), 3) });
    const session = requireOk(await made.old.open());
    const [first, , third] = liveFiles(session.state);
    const { layout } = session;
    await session.close();
    const at = (object: typeof first) =>
      objectPath(
        { ...layout, objectsDir: join(made.renewed.rootDir, "objects") },
        object!.object,
      );
    writeFileSync(at(first), readFileSync(at(first)).subarray(0, 5000));
    const part = `${at(third)}.part`;
    requireOk(await createStorage().ensureFolder(join(part, "..")));
    writeFileSync(part, "half");
    expect(requireOk(await rekey(made))).toMatchObject({
      ...{ finished: true, whole: 3, sealed: 2 },
    });
    expect((await textsOf(made.renewed, next)).texts.size).toBe(3);
    expect(existsSync(part)).toBe(false);
  });

  it("names a damaged file, and leaves it behind only when a person says so", async () => {
    const made = await vaultWithFiles();
    const session = requireOk(await made.old.open());
    const [first] = liveFiles(session.state);
    const path = objectPath(session.layout, first!.object);
    await session.close();
    const bytes = readFileSync(path);
    bytes[bytes.length - 1]! ^= 1;
    writeFileSync(path, bytes);
    const problems = [
      { object: first!.object, name: "first", what: "damaged" },
    ];
    expect(requireOk(await rekey(made))).toMatchObject({
      ...{ finished: false, whole: 2, problems },
    });
    expect(existsSync(join(made.renewed.rootDir, "vault.json"))).toBe(false);
    expect(
      requireOk(await rekey(made, { withoutDamaged: true })),
    ).toMatchObject({ finished: true, whole: 2, sealed: 0, problems });
    const renewed = requireOk(await made.renewed.open(next));
    const lost: unknown[] = [];
    requireOk(
      await renewed.readEntries((entry) => {
        if (entry.type === "vault.rekeyed") lost.push(...entry.body.lost);
      }),
    );
    expect(lost).toEqual([first!.object]);
    const live = liveFiles(renewed.state);
    expect(live.map(({ name }) => name)).toEqual(["second", "third"]);
    await renewed.close();
  });

  it("is refused where something lies, and with a wrong passphrase of the vault", async () => {
    const made = await vaultWithFiles();
    const truth = snapshot(join(made.old.rootDir, "ledger"));
    const wrong = await rekey(made, { present: "not the one" });
    expect(wrong).toMatchObject({
      error: { code: "vault-passphrase-or-slot" },
    });
    requireOk(await createStorage().ensureFolder(made.renewed.rootDir));
    writeFileSync(join(made.renewed.rootDir, "notes.txt"), "mine");
    const taken = await rekey(made);
    expect(taken).toMatchObject({ error: { code: "destination-exists" } });
    const empty = await rekey(made, { passphrase: "" });
    expect(empty).toMatchObject({ error: { code: "passphrase-empty" } });
    expect(snapshot(join(made.old.rootDir, "ledger"))).toEqual(truth);
  });

  it("survives a full disk", async () => {
    const made = await vaultWithFiles();
    const storage = createStorage();
    let left = 2;
    const full: Storage = {
      ...storage,
      createDurably: (path, ...rest) =>
        path.includes("renewed") && left-- <= 0
          ? Promise.resolve(err(failure("disk-full")))
          : storage.createDurably(path, ...rest),
    };
    const refused = await rekey(made, { storage: full });
    expect(refused).toMatchObject({ error: { code: "disk-full" } });
    expect(requireOk(await rekey(made))).toMatchObject({
      ...{ finished: true, whole: 3, sealed: 1 },
    });
  });

  it("is noted in the profile by going on, when it was killed after the new vault had its header", async () => {
    const made = await vaultWithFiles();
    const storage = createStorage();
    const broken: Storage = {
      ...storage,
      replaceDurably: (path, ...rest) =>
        path.includes("superseded")
          ? Promise.resolve(err(failure("write-failed")))
          : storage.replaceDurably(path, ...rest),
    };
    expect(await rekey(made, { storage: broken })).toMatchObject({
      error: { code: "write-failed" },
    });
    const old = await textsOf(made.old, testPassphrase);
    expect(old.standing.readOnlyWhy).toBe("rekey-begun");
    expect((await textsOf(made.renewed, next)).standing.lost).toBeNull();
    await withAudits(
      { ...made.renewed, open: () => made.renewed.open(next) },
      "later",
    );
    requireOk(await rekey(made));
    const superseded = await textsOf(made.old, testPassphrase);
    expect(superseded.standing.readOnlyWhy).toBe("superseded");
    expect((await textsOf(made.renewed, next)).freshness).toBe("proven");
  });

  it("can be abandoned; once finished, only when the new vault is lost", async () => {
    const made = await vaultWithFiles();
    const abandon = async (lost: boolean) => {
      const session = requireOk(await made.old.open());
      const done = await session.abandonRekey("the disk was too small", lost);
      const { readOnlyWhy } = session.standing;
      await session.close();
      return done.ok ? readOnlyWhy : done.error.code;
    };
    expect(await abandon(false)).toBe("rekey-none");
    await rekey(made, { job: jobOf(new AbortController(), 2) });
    expect(await abandon(false)).toBeNull();
    expect(await rekey(made)).toMatchObject({
      error: { code: "destination-exists" },
    });
    rmSync(made.renewed.rootDir, { recursive: true });
    requireOk(await rekey(made));
    expect(await abandon(false)).toBe("rekey-finished");
    expect(await abandon(true)).toBeNull();
    await withAudits(made.old, "again");
    expect((await textsOf(made.old, testPassphrase)).freshness).toBe("proven");
  });

  it("works on a vault without a file", async () => {
    const made = await vaultWithFiles([]);
    requireOk(await rekey(made));
    expect((await textsOf(made.renewed, next)).texts.size).toBe(0);
  });

  it("works again on what came of it", async () => {
    const made = await vaultWithFiles();
    requireOk(await rekey(made));
    const third = made.old.at(
      join(made.folder, "third-keys"),
      made.old.profileDir,
    );
    const session = requireOk(await made.renewed.open(next));
    const request = {
      ...{ rootDir: third.rootDir, profileDir: third.profileDir },
      ...{ present: next, passphrase: "a third passphrase", cost: kdfFloor },
      ...{ keepKit: false, withoutDamaged: false },
    };
    requireOk(await rekeyVault(session, request, jobOf()));
    expect(session.standing.readOnlyWhy).toBe("superseded");
    await session.close();
    const after = await textsOf(third, "a third passphrase");
    expect(after.texts.size).toBe(3);
    expect(after.freshness).toBe("proven");
    for (const [vault, passphrase] of [
      [made.old, testPassphrase],
      [made.renewed, next],
    ] as const) {
      const { standing } = await textsOf(vault, passphrase);
      expect(standing.readOnlyWhy).toBe("superseded");
    }
  });
});

describe("many objects", () => {
  it("are bound by several entries, each loss by one", () => {
    const id = "00".repeat(16) as never;
    const header = "11".repeat(32) as never;
    const objects = Array.from({ length: 5 }, () => ({ object: id, header }));
    const body = {
      ...{ recipient: "age1", slot: "0".repeat(16), name: "ada", slots: [] },
      ...{ kit: null, objects, lost: [id] },
    };
    const acts = rekeyedActs(body, 2);
    expect(acts.map((act) => act.body.objects.length)).toEqual([2, 2, 1]);
    expect(acts.map((act) => act.body.lost.length)).toEqual([1, 0, 0]);
    expect(rekeyedActs({ ...body, objects: [] }, 2)).toHaveLength(1);
  });
});
