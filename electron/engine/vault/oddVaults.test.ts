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
import {
  by,
  deskOn,
  type Opening,
  vaultDir,
} from "../../../test/support/refusedCalls.ts";
import { requireError, requireOk } from "../../../test/support/unwrap.ts";
import { testPassphrase } from "../../../test/support/vaults.ts";
import type { Disk } from "../../storage/disk.ts";

const present = testPassphrase;
const fresh = "another invented passphrase";

let scenes: Scenes;
let finished: Tree;
beforeAll(async () => {
  scenes = await makeScenes();
  finished = await doneOn(scenes.whole, (desk) =>
    desk.try("vault.rekey", {
      ...{ job: randomJob(), folder: desk.grant("/model/renewed") },
      ...{ present, passphrase: fresh },
    }),
  );
});

async function openedOn(disk: Disk) {
  const desk = await deskOn({ disk });
  requireOk(await by([present])(desk));
  const status = await desk.do("vault.status", {});
  if (status.state !== "open") throw new Error("it is closed");
  return { desk, status };
}

async function statusOn(tree: Tree) {
  const { desk, status } = await openedOn(createModelDisk(tree).disk);
  await desk.close();
  return status;
}

const retold = (change: (text: string) => string) => (bytes: Uint8Array) =>
  Buffer.from(change(Buffer.from(bytes).toString()));

const ofAnother = (text: string): string =>
  text.replace(/"vault":"[0-9a-f]{8}/, '"vault":"00000000');

describe("what the profile keeps of a vault", () => {
  it("is believed as it was written, of new keys", async () => {
    const whole = await statusOn(finished);
    expect(whole.standing.readOnlyWhy).toBe("superseded");
    for (const change of [
      (text: string) => text.replace(",", ", "),
      (text: string) => text.replace(/"mac":"[0-9a-f]{8}/, '"mac":"00000000'),
      ofAnother,
    ]) {
      const told = changed(finished, /superseded\/./, retold(change));
      const { standing } = await statusOn(told);
      // The vault's own entry still says that it was begun.
      expect(standing.readOnlyWhy).toBe("rekey-begun");
    }
  });

  it("is believed of this vault alone, of its last entry", async () => {
    const told = changed(scenes.whole, /anchors\/./, retold(ofAnother));
    expect((await statusOn(told)).freshness).toBe("unproven");
    expect((await statusOn(scenes.whole)).freshness).toBe("proven");
  });
});

describe("a vault's lock", () => {
  it.each([
    ["is no text", Buffer.from([0xff, 0xfe])],
    ["is another thing than a lock", Buffer.from('{"pid":"many"}\n')],
    ["is cut off", Buffer.from('{"pid":1')],
  ])("is taken over where it %s", async (_what, bytes) => {
    const tree = new Map([...scenes.whole, ["model/vault/lock", bytes]]);
    expect(await statusOn(tree)).toMatchObject({ readOnly: false });
  });

  it("that cannot be made leaves the vault to be read", async () => {
    const { disk } = createModelDisk(scenes.whole);
    const readOnlyPlace: Disk = {
      ...disk,
      open: (path, mode, permissions) =>
        mode === "create" && path.startsWith(vaultDir)
          ? Promise.reject(Object.assign(new Error("no"), { code: "EROFS" }))
          : disk.open(path, mode, permissions),
    };
    const { desk, status } = await openedOn(readOnlyPlace);
    expect(status).toMatchObject({ readOnly: true, freshness: "proven" });
    expect(status.standing.readOnlyWhy).toBe("not-writable");
    expect((await desk.do("audit.list", {})).audits).toHaveLength(3);
    await desk.close();
  });

  it("keeps others from every change that mends", async () => {
    const rolledBack = mixed(scenes.whole, scenes.earlier, "model/vault");
    const unfinished = changed(finished, /superseded\/./, () => null);
    const changes: readonly (readonly [Tree, Opening])[] = [
      [rolledBack, (desk) => desk.try("vault.adopt", { reason: "it is lost" })],
      [
        scenes.whole,
        (desk) => desk.try("vault.repair", { job: randomJob(), apply: true }),
      ],
      [
        unfinished,
        (desk) => desk.try("vault.rekeyAbandon", { reason: "not now" }),
      ],
    ];
    for (const [tree, change] of changes) {
      const { disk } = createModelDisk(tree);
      const first = await openedOn(disk);
      const second = await openedOn(disk);
      expect(requireError(await change(second.desk)).code).toMatch(
        /^vault-(?:in-use|read-only)$/,
      );
      requireOk(await change(first.desk));
      await second.desk.close();
      await first.desk.close();
    }
  });
});

describe("a vault's header", () => {
  it("whose salt is none opens with no passphrase", async () => {
    const salted = changed(
      scenes.one,
      /vault\/vault\.json$/,
      retold((text) => text.replace(/"salt":"[^"]+"/, '"salt":"AAAA"')),
    );
    const desk = await deskOn(createModelDisk(salted));
    expect(requireError(await by([present])(desk)).code).toBe(
      "vault-passphrase-or-slot",
    );
    await desk.close();
  });
});

describe("a check's report", () => {
  it("is named for what was typed, and warns of the place", async () => {
    const synced = new Map(
      [...scenes.whole].map(([path, bytes]) => [
        path.replace(/^model\/vault/, "model/Dropbox/vault"),
        bytes,
      ]),
    );
    const model = createModelDisk(synced);
    const desk = await deskOn(model);
    requireOk(await by([present], "/model/Dropbox/vault")(desk));
    await desk.do("vault.check", { job: randomJob() });
    for (const [typed, stem] of [
      ["check", "check"],
      ["second.json", "second"],
      ["third.txt", "third"],
      ["fourth.pdf", "fourth.pdf"],
    ] as const) {
      const destination = desk.grant(`/model/${typed}`);
      const { files } = await desk.do("vault.saveCheck", { destination });
      expect(files).toEqual([`${stem}.json`, `${stem}.txt`]);
    }
    await desk.close();
    const text = Buffer.from(model.tree("/").get("model/check.txt") ?? []);
    expect(text.toString()).toMatch(/Warnings\n {2}.*Dropbox/);
  });
});
