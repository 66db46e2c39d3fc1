// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { tempFolder } from "../../../test/support/tempFolder.ts";
import { requireError, requireOk } from "../../../test/support/unwrap.ts";
import { makeVault } from "../../../test/support/vaults.ts";
import { AuditId } from "../../../shared/ids.ts";
import { type Disk, nodeDisk } from "../../storage/disk.ts";
import { createStorage } from "../../storage/storage.ts";
import type { Job } from "../context.ts";
import { listObjectFiles } from "../vault/startUp.ts";
import { importGroup } from "./importFiles.ts";

const audit = AuditId.parse("a-2026");
const custody = {
  audit,
  kind: "findings-report",
  variant: "public",
  from: "Quillhart Labs",
  channel: "encrypted mail",
} as const;

function job(signal = new AbortController().signal): Job {
  return { signal, startFile: () => () => undefined };
}

async function openVault(disk: Disk = nodeDisk) {
  const folderDir = tempFolder();
  const vault = await makeVault(folderDir);
  const session = requireOk(await vault.open(undefined, createStorage(disk)));
  requireOk(
    await session.commit([
      { type: "audit.created", body: { audit, title: "Harbour" } },
    ]),
  );
  const filesDir = join(folderDir, "files");
  mkdirSync(filesDir);
  const file = (name: string, content: string): string => {
    writeFileSync(join(filesDir, name), content);
    return join(filesDir, name);
  };
  return { session, file };
}

test("a group becomes durable in order, with one sync of the ledger, around files that are refused", async () => {
  let ledgerSyncs = 0;
  const { session, file } = await openVault({
    ...nodeDisk,
    open: async (path, mode, permissions) => {
      const opened = await nodeDisk.open(path, mode, permissions);
      if (mode !== "append") return opened;
      return {
        ...opened,
        sync: () => {
          ledgerSyncs += 1;
          return opened.sync();
        },
      };
    },
  });
  const names = Array.from({ length: 60 }, (_, at) => `file-${String(at)}`);
  const paths = names.map((name, at) => file(name, at === 33 ? "" : name));
  paths[50] = "/nowhere/absent";
  const before = { syncs: ledgerSyncs, seq: session.checkpoint.seq };
  const taken = await importGroup(session, paths, custody, null, job());
  expect(taken.map((each) => each.ok || each.error.code)).toEqual(
    names.map((_, at) =>
      at === 33 ? "file-empty" : at === 50 ? "file-vanished" : true,
    ),
  );
  expect(ledgerSyncs - before.syncs).toBe(1);
  expect(session.checkpoint.seq - before.seq).toBe(58);
  const kept = [...session.state.deliverables.values()];
  expect(kept.map(({ title }) => title)).toEqual(
    names.filter((_, at) => at !== 33 && at !== 50),
  );
  await session.close();
});

test("a group that cannot be named is not in the vault, and its objects stay as evidence", async () => {
  let full = false;
  const { session, file } = await openVault({
    ...nodeDisk,
    open: async (path, mode, permissions) => {
      const opened = await nodeDisk.open(path, mode, permissions);
      if (mode !== "append") return opened;
      return {
        ...opened,
        write: (from) =>
          full
            ? Promise.reject(Object.assign(new Error(), { code: "ENOSPC" }))
            : opened.write(from),
      };
    },
  });
  full = true;
  const paths = [file("a", "a"), file("b", "b")];
  const taken = await importGroup(session, paths, custody, null, job());
  expect(taken.map((each) => requireError(each).code)).toEqual([
    "disk-full",
    "disk-full",
  ]);
  const { storage, layout } = session;
  expect(requireOk(await listObjectFiles(storage, layout))).toHaveLength(2);
  expect(session.state.deliverables.size).toBe(0);
  await session.close();
});

test("cancelled, nothing of a group is in the vault", async () => {
  const { session, file } = await openVault();
  const paths = [file("a", "a"), file("b", "b")];
  const cancelled = job(AbortSignal.abort());
  const taken = await importGroup(session, paths, custody, null, cancelled);
  expect(taken.map((each) => requireError(each).code)).toEqual([
    "cancelled",
    "cancelled",
  ]);
  const { storage, layout } = session;
  expect(requireOk(await listObjectFiles(storage, layout))).toEqual([]);
  await session.close();
});

test("a file that cannot get its name fails alone, one whose folder fails to sync with its folder", async () => {
  let renames = 0;
  let failedDir: string | undefined;
  const failing = () =>
    Promise.reject(Object.assign(new Error(), { code: "EIO" }));
  const { session, file } = await openVault({
    ...nodeDisk,
    rename: (from, to) => {
      if (!to.endsWith(".age")) return nodeDisk.rename(from, to);
      renames += 1;
      return renames === 2 ? failing() : nodeDisk.rename(from, to);
    },
    syncFolder: (path) => {
      if (/objects.[0-9a-f]{2}$/.test(path)) failedDir ??= path;
      return path === failedDir ? failing() : nodeDisk.syncFolder(path);
    },
  });
  const names = Array.from({ length: 40 }, (_, at) => `file-${String(at)}`);
  const paths = names.map((name) => file(name, name));
  const taken = await importGroup(session, paths, custody, null, job());
  const { storage, layout, state } = session;
  const files = requireOk(await listObjectFiles(storage, layout));
  const inFailed = files.filter(
    ([dir, name]) => dir === failedDir && name.endsWith(".age"),
  );
  expect(inFailed.length).toBeGreaterThan(0);
  const refused = taken.filter((each) => !each.ok);
  expect(refused).toHaveLength(inFailed.length + 1);
  expect(state.deliverables.size).toBe(40 - refused.length);
  for (const { versions } of state.deliverables.values())
    for (const { object } of versions)
      expect(files.map(([, name]) => name)).toContain(`${object}.age`);
  await session.close();
});
