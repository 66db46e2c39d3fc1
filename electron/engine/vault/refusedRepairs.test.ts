// SPDX-License-Identifier: Apache-2.0
import { beforeAll, describe, expect, it } from "vitest";
import { randomJob } from "../../../test/faults/support/modelDesk.ts";
import {
  bensPassphrase,
  changed,
  flipped,
  mixed,
  makeScenes,
  withStrayEntries,
  type Scenes,
} from "../../../test/support/refusalScenes.ts";
import {
  by,
  type Operation,
  refuseEach,
  fewerAudits,
  type Opening,
  vaultDir,
} from "../../../test/support/refusedCalls.ts";
import { requireOk } from "../../../test/support/unwrap.ts";
import { testPassphrase } from "../../../test/support/vaults.ts";
import type { Disk } from "../../storage/disk.ts";
import { createStorage } from "../../storage/storage.ts";

let scenes: Scenes;
beforeAll(async () => {
  scenes = await makeScenes();
});

const present = testPassphrase;
const fresh = "a third invented passphrase";

const byBackup: Opening = (desk) =>
  desk.try("vault.openByBackup", {
    folder: desk.grant(vaultDir),
    backup: desk.grant("/model/backup"),
    passphrase: present,
  });

function repair(asked: {
  apply: boolean;
  backup?: string;
  reason?: string;
}): Opening {
  const { apply, backup, reason } = asked;
  return (desk) =>
    desk.try("vault.repair", {
      ...{ job: randomJob(), apply },
      ...(reason !== undefined && { reason }),
      ...(backup !== undefined && {
        backup: desk.grant(backup),
        unseal: { identity: desk.grant("/model/key.txt") },
      }),
    });
}

/** What another program leaves in a vault that is open. */
async function scatter(disk: Disk): Promise<void> {
  const storage = createStorage(disk);
  const bytes = new Uint8Array([1]);
  const dir = `${vaultDir}/objects/ab`;
  requireOk(await storage.ensureFolder(dir));
  for (const path of [
    `${dir}/${"ab".repeat(16)}.age`,
    `${vaultDir}/vault (1).json`,
  ])
    requireOk(await storage.createDurably(path, bytes));
}

const operations: Readonly<Record<string, () => Operation>> = {
  "plans a repair": () => ({
    before: changed(scenes.whole, /vault\/objects\/.*age$/, flipped(3)),
    act: repair({ apply: false, backup: "/model/backup" }),
    faults: 1,
  }),
  "puts back a file out of a folder": () => ({
    before: changed(scenes.whole, /vault\/objects\/.*age$/, flipped(3)),
    act: repair({ apply: true, backup: "/model/backup" }),
  }),
  "puts back a file out of a sealed backup": () => ({
    every: 2,
    before: changed(scenes.whole, /vault\/objects\/.*age$/, () => null),
    act: repair({ apply: true, backup: "/model/backup.age" }),
  }),
  "gives up a file": () => ({
    before: changed(scenes.whole, /vault\/objects\/.*age$/, flipped(3)),
    act: repair({ apply: true, reason: "nobody has it" }),
  }),
  "sets strange files aside": () => ({
    ready: scatter,
    act: repair({ apply: true }),
  }),
  "takes lost entries out of a backup": () => ({
    before: mixed(scenes.whole, scenes.earlier, "model/vault"),
    act: repair({ apply: true, backup: "/model/backup" }),
  }),
  "takes lost entries, and sets those of another ledger aside": () => ({
    every: 2,
    before: withStrayEntries(
      mixed(scenes.whole, scenes.earlier, "model/vault"),
    ),
    // Cut off before they are aside, they are damage behind the last entry, which needs a reason to be left.
    act: repair({
      ...{ apply: true, backup: "/model/backup" },
      reason: "they are not ours",
    }),
  }),
  "takes the entries behind the damage out of a backup": () => ({
    every: 3,
    before: changed(scenes.whole, /vault\/ledger\/.*sealed$/, flipped(400)),
    act: repair({ apply: true, backup: "/model/backup" }),
  }),
  "adopts what no backup has": () => ({
    every: 2,
    before: mixed(
      mixed(scenes.whole, scenes.earlier, "model/vault"),
      scenes.earlierBackup,
      "model/backup",
    ),
    act: repair({ apply: true, backup: "/model/backup", reason: "it is lost" }),
    audits: fewerAudits,
  }),
  "makes the header anew": () => ({
    opens: async (desk) => {
      const opened = await by([present])(desk);
      return opened.ok ? opened : byBackup(desk);
    },
    ready: (disk) => disk.unlink(`${vaultDir}/vault.json`),
    act: repair({ apply: true, backup: "/model/backup" }),
  }),
  "opens a vault by the header of its backup": () => ({
    before: changed(scenes.whole, /vault\/vault\.json$/, (bytes) =>
      bytes.subarray(1),
    ),
    opens: null,
    act: byBackup,
    again: ["repair-not-needed"],
  }),
};

describe("a disk that refuses one call while somebody", () => {
  it.each(Object.entries(operations))("%s", async (_name, operation) => {
    const refused = await refuseEach({
      before: scenes.whole,
      opens: by([present]),
      opensAfter: by([present, fresh, bensPassphrase]),
      ...operation(),
    });
    expect(refused).toBeGreaterThan(0);
  });
});
