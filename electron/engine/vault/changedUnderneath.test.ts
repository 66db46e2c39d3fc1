// SPDX-License-Identifier: Apache-2.0
import { beforeAll, describe, expect, it } from "vitest";
import type { Tree } from "../../../test/faults/model/journal.ts";
import { createModelDisk } from "../../../test/faults/model/modelDisk.ts";
import { randomJob } from "../../../test/faults/support/modelDesk.ts";
import {
  doneOn,
  makeScenes,
  type Scenes,
} from "../../../test/support/refusalScenes.ts";
import {
  afterwards,
  by,
  deskOn,
  vaultDir,
} from "../../../test/support/refusedCalls.ts";
import { requireError, requireOk } from "../../../test/support/unwrap.ts";
import { testPassphrase } from "../../../test/support/vaults.ts";
import type { Failure } from "../../../shared/failure.ts";
import type { Result } from "../../../shared/result.ts";
import { createStorage, type Storage } from "../../storage/storage.ts";

const present = testPassphrase;
const segmentPath = `${vaultDir}/ledger/000000000000.sealed`;

let scenes: Scenes;
beforeAll(async () => {
  scenes = await makeScenes();
});

/** An open vault, and the disk below it. */
async function opened(tree: Tree = scenes.whole) {
  const model = createModelDisk(tree);
  const desk = await deskOn(model);
  requireOk(await by([present])(desk));
  return { model, desk, storage: createStorage(model.disk) };
}

async function cut(storage: Storage, by: number): Promise<void> {
  const bytes = requireOk(await storage.readWhole(segmentPath, 1 << 20));
  requireOk(await storage.truncate(segmentPath, bytes.length - by));
}

const losses: Readonly<Record<string, (storage: Storage) => Promise<void>>> = {
  "is cut in its last entry": (storage) => cut(storage, 5),
  "lacks its last entries": async (storage) => {
    const earlier = scenes.earlier.get(segmentPath.slice(1));
    requireOk(
      await storage.replaceDurably(segmentPath, earlier ?? new Uint8Array(0)),
    );
  },
  "is empty": async (storage) =>
    requireOk(await storage.truncate(segmentPath, 0)),
  "is gone": async (storage) => requireOk(await storage.remove(segmentPath)),
};

describe("an open vault whose ledger", () => {
  it.each(Object.entries(losses))(
    "%s is copied nowhere, and a check says so",
    async (_what, lose) => {
      const { model, desk, storage } = await opened();
      await lose(storage);
      const report = await desk.do("vault.check", { job: randomJob() });
      expect(report).toMatchObject({ header: "whole", ledger: "damaged" });
      const file = desk.grant("/model/b.age");
      const folder = desk.grant("/model/second");
      const renewed = desk.grant("/model/renewed");
      const recipients = [scenes.recipient];
      const ends: readonly Result<unknown, Failure>[] = [
        await desk.try("vault.backup", { job: randomJob(), file, recipients }),
        await desk.try("vault.backup", { job: randomJob(), folder }),
        await desk.try("vault.rekey", {
          ...{ job: randomJob(), folder: renewed },
          ...{ present, passphrase: "another invented one" },
        }),
      ];
      for (const ended of ends)
        expect(requireError(ended).code).toMatch(
          /^(?:ledger-damaged|write-failed|file-vanished)$/,
        );
      await desk.close();
      const tree = model.tree("/");
      for (const path of ["b.age", "second/vault.json", "renewed/vault.json"])
        expect(tree.has(`model/${path}`)).toBe(false);
    },
  );
});

describe("an open vault whose header", () => {
  it("is another's, or one that its key does not vouch for, is found damaged", async () => {
    const { desk, storage } = await opened();
    const path = `${vaultDir}/vault.json`;
    const bytes = requireOk(await storage.readWhole(path, 1 << 20));
    const text = Buffer.from(bytes).toString();
    for (const forged of [
      text.replace('"name":"ben"', '"name":"bea"'),
      text.replace(/"vault":"[0-9a-f]{32}"/, `"vault":"${"0".repeat(32)}"`),
    ]) {
      requireOk(await storage.replaceDurably(path, Buffer.from(forged)));
      const report = await desk.do("vault.check", { job: randomJob() });
      expect(report.header).toBe("damaged");
    }
    await desk.close();
  });

  it("is an older one takes no passphrase that was changed since", async () => {
    const fresh = "a passphrase that came later";
    const later = await doneOn(scenes.whole, (desk) =>
      desk.try("slot.change", { present, passphrase: fresh }),
    );
    const model = createModelDisk(later);
    const desk = await deskOn(model);
    requireOk(await by([fresh])(desk));
    const older = scenes.whole.get("model/vault/vault.json");
    requireOk(
      await createStorage(model.disk).replaceDurably(
        `${vaultDir}/vault.json`,
        older ?? new Uint8Array(0),
      ),
    );
    const added = { present, name: "eve", passphrase: "enough of it" };
    expect(requireError(await desk.try("slot.add", added)).code).toBe(
      "vault-passphrase-or-slot",
    );
    await desk.close();
    const again = await deskOn(afterwards(model));
    expect(requireError(await by([present])(again)).code).toBe(
      "vault-passphrase-or-slot",
    );
    requireOk(await by([fresh])(again));
    const { slots } = await again.do("slot.list", {});
    expect(slots.map(({ name }) => name)).toEqual(["ada", "ben"]);
    await again.close();
  });
});

describe("an open vault whose files", () => {
  it("are damaged or gone leaves them out of a copy, by name", async () => {
    const { model, desk, storage } = await opened();
    const paths = [...scenes.whole.keys()].filter((path) =>
      /vault\/objects\/.*age$/.test(path),
    );
    const [damaged = "", gone = ""] = paths.map((path) => `/${path}`);
    requireOk(await storage.truncate(damaged, 250));
    requireOk(await storage.remove(gone));
    const copied = await desk.do("vault.backup", {
      ...{ job: randomJob(), folder: desk.grant("/model/second") },
    });
    expect(copied).toMatchObject({ whole: 0, copied: 0 });
    expect(copied.problems.map(({ what }) => what).sort()).toEqual([
      "damaged",
      "missing",
    ]);
    const renewed = await desk.do("vault.rekey", {
      ...{ job: randomJob(), folder: desk.grant("/model/renewed") },
      ...{ present, passphrase: "another invented one" },
    });
    expect(renewed).toMatchObject({ finished: false, whole: 0 });
    expect(renewed.problems.map(({ what }) => what).sort()).toEqual([
      "damaged",
      "missing",
    ]);
    await desk.close();
    const left = [...model.tree("/").keys()].filter((path) =>
      /(?:second|renewed)\/objects\/.*\.age/.test(path),
    );
    expect(left).toEqual([]);
  });
});
