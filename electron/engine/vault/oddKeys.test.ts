// SPDX-License-Identifier: Apache-2.0
import { beforeAll, describe, expect, it } from "vitest";
import type { Tree } from "../../../test/faults/model/journal.ts";
import { createModelDisk } from "../../../test/faults/model/modelDisk.ts";
import { randomJob } from "../../../test/faults/support/modelDesk.ts";
import { brokenText } from "../../../test/support/refusedRequests.ts";
import {
  changed,
  doneOn,
  flipped,
  makeScenes,
  mixed,
  type Scenes,
} from "../../../test/support/refusalScenes.ts";
import {
  by,
  deskOn,
  type Opening,
  profileDir,
  vaultDir,
} from "../../../test/support/refusedCalls.ts";
import { requireError, requireOk } from "../../../test/support/unwrap.ts";
import { addAudit, testPassphrase } from "../../../test/support/vaults.ts";
import { Instant } from "../../../shared/ids.ts";
import { createStorage } from "../../storage/storage.ts";
import { openVault } from "./openVault.ts";

const present = testPassphrase;
const fresh = "another invented passphrase";

function rekey(more: { passphrase?: string; keepKit?: boolean }): Opening {
  return (desk) =>
    desk.try("vault.rekey", {
      ...{ job: randomJob(), folder: desk.grant("/model/renewed") },
      ...{ present, passphrase: fresh, ...more },
    });
}

const beginHandOver: Opening = (desk) =>
  desk.try("handOver.begin", {
    ...{ present, name: "eve", passphrase: fresh, keepKit: true },
  });

let scenes: Scenes;
let begun: Tree;
let damaged: Tree;
beforeAll(async () => {
  scenes = await makeScenes();
  damaged = changed(scenes.whole, /vault\/objects\/.*age$/, flipped(3));
  begun = await doneOn(damaged, rekey({}));
});

async function doing(tree: Tree, act: Opening) {
  const model = createModelDisk(tree);
  const desk = await deskOn(model);
  requireOk(await by([present])(desk));
  const ended = await act(desk);
  const status = await desk.do("vault.status", {});
  await desk.close();
  return { ended, status, tree: model.tree("/") };
}

describe("new keys", () => {
  it("wait for a hand-over to end, and for a vault that takes changes", async () => {
    const handingOver = await doneOn(scenes.whole, beginHandOver);
    const rolledBack = mixed(scenes.whole, scenes.earlier, "model/vault");
    for (const [tree, code] of [
      [handingOver, "hand-over-running"],
      [rolledBack, "vault-read-only"],
    ] as const) {
      const { ended, tree: after } = await doing(tree, rekey({}));
      expect(requireError(ended).code).toBe(code);
      expect(after.has("model/renewed")).toBe(false);
    }
  });

  it("keep no kit where there is none", async () => {
    const { ended, tree } = await doing(scenes.one, rekey({ keepKit: true }));
    expect(requireOk(ended)).toMatchObject({ finished: true, kit: "none" });
    expect(tree.has("model/renewed/recovery.age")).toBe(false);
  });

  it("go on where they were begun, with the passphrase that they were", async () => {
    const other = await doneOn(damaged, rekey({}));
    for (const [tree, passphrase, code] of [
      [mixed(begun, other, "model/renewed"), fresh, "rekey-elsewhere"],
      [begun, "not this one", "rekey-passphrase"],
      [begun, brokenText, "text-refused"],
    ] as const) {
      const { ended, tree: after } = await doing(tree, rekey({ passphrase }));
      expect(requireError(ended).code).toBe(code);
      expect(after.has("model/renewed/vault.json")).toBe(false);
    }
  });

  it("are as new as the newest entry, whatever the clock says now", async () => {
    const model = createModelDisk(scenes.whole);
    const session = requireOk(
      await openVault(createStorage(model.disk), {
        ...{ rootDir: vaultDir, profileDir, passphrase: present },
        now: () => Instant.parse("2031-05-05T12:00:00Z"),
        changed: () => undefined,
      }),
    );
    requireOk(await addAudit(session, "from-the-future"));
    await session.close();
    const { tree } = await doing(model.tree("/"), rekey({}));
    const mark = [...tree].find(([path]) => /superseded\/./.test(path));
    expect(Buffer.from(mark?.[1] ?? []).toString()).toContain(
      '"at":"2031-05-05T12:00:00Z"',
    );
  });
});

describe("passphrases", () => {
  it("are at most so many", async () => {
    const desk = await deskOn(createModelDisk(scenes.one));
    requireOk(await by([present])(desk));
    for (let nth = 1; nth < 64; nth += 1)
      await desk.do("slot.add", {
        ...{ present, name: `owner ${nth}`, passphrase: `of owner ${nth}` },
      });
    const more = { present, name: "one more", passphrase: "of one more" };
    expect(requireError(await desk.try("slot.add", more)).code).toBe(
      "slots-full",
    );
    expect((await desk.do("slot.list", {})).slots).toHaveLength(64);
    await desk.close();
  });
});

describe("a hand-over", () => {
  it("ends only with the new owner's passphrase, while there is one", async () => {
    const handingOver = await doneOn(scenes.whole, beginHandOver);
    const ending = (passphrase: string): Opening => {
      return (desk) => desk.try("handOver.finish", { passphrase });
    };
    for (const [passphrase, code] of [
      [brokenText, "text-refused"],
      [present, "vault-passphrase-or-slot"],
    ] as const) {
      const { ended, status } = await doing(handingOver, ending(passphrase));
      expect(requireError(ended).code).toBe(code);
      expect(status).toMatchObject({ handOver: { from: "ada", to: "eve" } });
    }
    const { ended } = await doing(handingOver, async (desk) => {
      const { slots } = await desk.do("slot.list", {});
      const slot = slots.find(({ name }) => name === "eve")?.slot ?? "";
      await desk.do("slot.remove", { present, slot });
      return ending(fresh)(desk);
    });
    expect(requireError(ended)).toMatchObject({
      code: "slot-unknown",
      facts: { name: "eve" },
    });
  });
});
