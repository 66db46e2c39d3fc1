// SPDX-License-Identifier: Apache-2.0
import { beforeAll, describe, expect, it } from "vitest";
import type { Tree } from "../../../test/faults/model/journal.ts";
import { createModelDisk } from "../../../test/faults/model/modelDisk.ts";
import { randomJob } from "../../../test/faults/support/modelDesk.ts";
import {
  changed,
  doneOn,
  makeScenes,
  mixed,
  type Scenes,
} from "../../../test/support/refusalScenes.ts";
import { by, deskOn, vaultDir } from "../../../test/support/refusedCalls.ts";
import { requireOk } from "../../../test/support/unwrap.ts";
import { testPassphrase } from "../../../test/support/vaults.ts";
import type { Checkpoint, VaultStatus } from "../../../shared/ipc/views.ts";

const present = testPassphrase;
const headerPath = `${vaultDir}/vault.json`;

let scenes: Scenes;
let rolledBack: Tree;
beforeAll(async () => {
  scenes = await makeScenes();
  rolledBack = mixed(scenes.whole, scenes.earlier, "model/vault");
});

type Desk = Awaited<ReturnType<typeof deskOn>>;

async function repaired(desk: Desk, apply: boolean, backup?: string) {
  const { steps } = await desk.do("vault.repair", {
    ...{ job: randomJob(), apply },
    ...(backup !== undefined && { backup: desk.grant(backup) }),
  });
  return steps.map(({ kind, subject, done }) => [kind, subject, done]);
}

function checkpointOf(status: VaultStatus): Checkpoint {
  if (status.state !== "open") throw new Error("it is closed");
  return status.checkpoint;
}

describe("a plan of repairs", () => {
  it("says what a backup brings back, and what must be given up without", async () => {
    const desk = await deskOn(createModelDisk(rolledBack));
    requireOk(await by([present])(desk));
    const { seq } = checkpointOf(await desk.do("vault.status", {}));
    expect(await repaired(desk, false)).toEqual([
      ["adopted", String(seq + 1), false],
    ]);
    expect(await repaired(desk, false, "/model/backup")).toEqual([
      ["ledger-extended", `${seq + 1}–${seq + 2}`, false],
    ]);
    // Nothing was done yet: without a reason the loss is not adopted either.
    expect(await repaired(desk, true)).toEqual([
      ["adopted", String(seq + 1), false],
    ]);
    await desk.close();
  });

  it("gives up what not even the backup reaches", async () => {
    const shorter = await doneOn(scenes.earlier, async (desk) => {
      await desk.do("audit.create", { audit: "later", title: "L" });
      return desk.try("vault.backup", {
        ...{ job: randomJob(), folder: desk.grant("/model/backup") },
      });
    });
    // Both lines begin alike; the one that was seen is the longer.
    const desk = await deskOn(
      createModelDisk(mixed(rolledBack, shorter, "model/backup")),
    );
    requireOk(await by([present])(desk));
    const kinds = await repaired(desk, false, "/model/backup");
    expect(kinds.map(([kind]) => kind)).toEqual(["ledger-extended", "adopted"]);
    await desk.close();
  });
});

describe("a header that goes while the vault is open", () => {
  it("is made anew with a backup where no entry holds the passphrases", async () => {
    const before = await doneOn(scenes.one, (desk) =>
      desk.try("vault.backup", {
        ...{ job: randomJob(), folder: desk.grant("/model/backup") },
      }),
    );
    const { disk } = createModelDisk(before);
    const desk = await deskOn({ disk });
    requireOk(await by([present])(desk));
    await disk.unlink(headerPath);
    expect(await repaired(desk, true)).toEqual([
      ["header-rebuilt", "vault.json", false],
    ]);
    expect(await repaired(desk, true, "/model/backup")).toEqual([
      ["header-rebuilt", "vault.json", true],
    ]);
    await desk.close();
    const again = await deskOn({ disk });
    requireOk(await by([present])(again));
    await again.close();
  });

  it("is made anew by the entries where they hold the passphrases", async () => {
    const { disk } = createModelDisk(scenes.whole);
    const desk = await deskOn({ disk });
    requireOk(await by([present])(desk));
    await disk.unlink(headerPath);
    expect(await repaired(desk, true)).toEqual([
      ["header-rebuilt", "vault.json", true],
    ]);
    const report = await desk.do("vault.check", { job: randomJob() });
    expect(report.header).toBe("whole");
    await desk.close();
  });
});

describe("a vault whose header is damaged and whose last entries are lost", () => {
  it("opens by its backup for reading, and is mended by it", async () => {
    const before = changed(rolledBack, /vault\/vault\.json$/, (bytes) =>
      bytes.subarray(1),
    );
    const desk = await deskOn(createModelDisk(before));
    const opened = await desk.do("vault.openByBackup", {
      folder: desk.grant(vaultDir),
      backup: desk.grant("/model/backup"),
      passphrase: present,
    });
    expect(opened).toMatchObject({ state: "open", readOnly: true });
    const done = await repaired(desk, true, "/model/backup");
    expect(done.map(([kind, , whether]) => [kind, whether])).toEqual([
      ["ledger-extended", true],
      ["header-rebuilt", true],
    ]);
    expect(await desk.do("vault.status", {})).toMatchObject({
      ...{ state: "open", readOnly: false, freshness: "proven" },
    });
    const report = await desk.do("vault.check", { job: randomJob() });
    expect(report).toMatchObject({ header: "whole", ledger: "whole" });
    await desk.close();
  });
});
