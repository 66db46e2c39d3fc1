// SPDX-License-Identifier: Apache-2.0
import { beforeAll, describe, expect, it } from "vitest";
import { createModelDisk } from "../../../test/faults/model/modelDisk.ts";
import { randomJob } from "../../../test/faults/support/modelDesk.ts";
import {
  type Member,
  membersOf,
  sealedOf,
  withMember,
} from "../../../test/support/forgedBackup.ts";
import {
  flipped,
  halfRestored,
  makeScenes,
  type Scenes,
} from "../../../test/support/refusalScenes.ts";
import { by, deskOn } from "../../../test/support/refusedCalls.ts";
import { requireError, requireOk } from "../../../test/support/unwrap.ts";
import { testPassphrase } from "../../../test/support/vaults.ts";

let scenes: Scenes;
let members: Member[];
beforeAll(async () => {
  scenes = await makeScenes();
  members = membersOf(scenes.whole);
});

const present = testPassphrase;

/** Restores such a file, and mends the vault with it; what each says. */
async function triedWith(
  file: Uint8Array,
  around: ReadonlyMap<string, Uint8Array | null> = scenes.whole,
) {
  const model = createModelDisk(
    new Map([...around, ["model/forged.age", file]]),
  );
  const desk = await deskOn(model);
  const backup = desk.grant("/model/forged.age");
  const unseal = { identity: desk.grant("/model/key.txt") };
  const restored = await desk.try("vault.restore", {
    ...{ job: randomJob(), passphrase: present, backup, unseal },
    folder: desk.grant("/model/restored"),
  });
  requireOk(await by([present])(desk));
  const repaired = await desk.try("vault.repair", {
    ...{ job: randomJob(), apply: false, backup, unseal },
  });
  await desk.close();
  return { restored, repaired, tree: model.tree("/") };
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

type Change = (members: readonly Member[]) => readonly Member[];

const forgeries: Readonly<
  Record<string, readonly [Change, restored: string, repaired: string]>
> = {
  "a header that is too long": [
    (all) => withMember(all, /^vault\.json$/, () => new Uint8Array(1_100_000)),
    "backup-damaged",
    "backup-damaged",
  ],
  "a file twice": [
    (all) => [...all, all.find(([name]) => name === "recovery.age")!],
    "backup-damaged",
    "backup-damaged",
  ],
  "what is no part of a vault": [
    (all) => [...all, ["notes.txt", Buffer.from("a note")]],
    "backup-damaged",
    "backup-damaged",
  ],
  "no header": [
    (all) => all.filter(([name]) => name !== "vault.json"),
    "backup-damaged",
    "backup-damaged",
  ],
  "a header that is none": [
    (all) => withMember(all, /^vault\.json$/, () => Buffer.from("{}")),
    "vault-header-damaged",
    "vault-header-damaged",
  ],
  "the header of another vault": [
    (all) =>
      withMember(all, /^vault\.json$/, (bytes) =>
        Buffer.from(
          text(bytes).replace(
            /"vault":"[0-9a-f]{32}"/,
            `"vault":"${"0".repeat(32)}"`,
          ),
        ),
      ),
    "vault-passphrase-or-slot",
    "backup-other-vault",
  ],
  "a header that its key does not vouch for": [
    (all) =>
      withMember(all, /^vault\.json$/, (bytes) =>
        Buffer.from(text(bytes).replace('"name":"ben"', '"name":"bea"')),
      ),
    "vault-header-damaged",
    "vault-header-damaged",
  ],
};

describe("a backup in one file that somebody made up", () => {
  it.each(Object.entries(forgeries))(
    "is refused with %s, and becomes no vault",
    async (_what, [change, restoring, repairing]) => {
      const file = await sealedOf(scenes, change(members));
      const { restored, repaired, tree } = await triedWith(file);
      expect(requireError(restored).code).toBe(restoring);
      expect(requireError(repaired).code).toBe(repairing);
      expect(tree.has("model/restored/vault.json")).toBe(false);
    },
  );

  it("is refused where its ledger is damaged, and keeps its mark", async () => {
    const damaged = withMember(members, /^ledger\//, flipped(400));
    const file = await sealedOf(scenes, damaged);
    const { restored, tree } = await triedWith(file);
    expect(requireError(restored).code).toBe("ledger-damaged");
    expect(tree.has("model/restored/vault.json")).toBe(false);
    expect(tree.has("model/restored/copy.unfinished")).toBe(true);
  });

  it("is refused where its age header or its armor was changed", async () => {
    const file = await sealedOf(scenes, members);
    const at = Buffer.from(file).indexOf("\n--- ") + 6;
    const changed = Uint8Array.from(file);
    changed[at] = text(changed.subarray(at, at + 1)) === "A" ? 66 : 65;
    const armored = Buffer.from(
      "-----BEGIN AGE ENCRYPTED FILE-----\nno base64\n",
    );
    for (const forged of [changed, armored]) {
      const { restored, repaired } = await triedWith(forged);
      expect(requireError(restored).code).toBe("backup-damaged");
      expect(requireError(repaired).code).toBe("backup-damaged");
    }
  });

  it("is not unpacked over entries that it does not hold", async () => {
    const file = await sealedOf(scenes, members);
    const half = new Map(halfRestored(scenes.whole));
    half.set(
      "model/restored/ledger/000000000099.sealed",
      Buffer.from("strange"),
    );
    const { restored, tree } = await triedWith(file, half);
    expect(requireError(restored).code).toBe("backup-other-line");
    expect(tree.has("model/restored/vault.json")).toBe(false);
  });

  it("is restored as it is where it holds no recovery file", async () => {
    const file = await sealedOf(
      scenes,
      members.filter(([name]) => name !== "recovery.age"),
    );
    const { restored, repaired, tree } = await triedWith(file);
    expect(requireOk(restored)).toMatchObject({ whole: 2, problems: [] });
    expect(requireOk(repaired).steps).toEqual([]);
    expect(tree.has("model/restored/recovery.age")).toBe(false);
    expect(tree.has("model/restored/vault.json")).toBe(true);
  });

  it("mends nothing where the header in its folder was changed", async () => {
    const around = new Map(scenes.whole);
    const path = "model/backup/vault.json";
    const header = text(around.get(path) ?? new Uint8Array(0));
    around.set(
      path,
      Buffer.from(header.replace('"name":"ben"', '"name":"bea"')),
    );
    const desk = await deskOn(createModelDisk(around));
    requireOk(await by([present])(desk));
    const repaired = await desk.try("vault.repair", {
      ...{ job: randomJob(), apply: true, backup: desk.grant("/model/backup") },
    });
    expect(requireError(repaired).code).toBe("vault-header-damaged");
    await desk.close();
  });
});
