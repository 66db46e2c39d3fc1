// SPDX-License-Identifier: Apache-2.0
import { beforeAll, describe, expect, it } from "vitest";
import type { Tree } from "../../../test/faults/model/journal.ts";
import { createModelDisk } from "../../../test/faults/model/modelDisk.ts";
import { randomJob } from "../../../test/faults/support/modelDesk.ts";
import { openAt, openOn } from "../../../test/faults/support/opening.ts";
import { placesIn } from "../../../test/faults/support/work.ts";
import {
  changed,
  doneOn,
  flipped,
  makeScenes,
  type Scenes,
} from "../../../test/support/refusalScenes.ts";
import { by, deskOn, profileDir } from "../../../test/support/refusedCalls.ts";
import { jobOf } from "../../../test/support/rekeying.ts";
import { requireError, requireOk } from "../../../test/support/unwrap.ts";
import { testPassphrase, testTime } from "../../../test/support/vaults.ts";
import type { JobId } from "../../../shared/ids.ts";
import { parseIdentityFile } from "../../crypto/age/identity.ts";
import { createStorage } from "../../storage/storage.ts";
import { copyVault } from "./copyVault.ts";
import { planRepair } from "./repairPlan.ts";
import { restoreSealed } from "./restoreSealed.ts";

const present = testPassphrase;
const places = placesIn("/model");

let scenes: Scenes;
let begun: Tree;
beforeAll(async () => {
  scenes = await makeScenes();
  const damaged = changed(scenes.whole, /vault\/objects\/.*age$/, flipped(3));
  begun = await doneOn(damaged, (desk) =>
    desk.try("vault.rekey", {
      ...{ job: randomJob(), folder: desk.grant("/model/renewed") },
      ...{ present, passphrase: "another invented one" },
    }),
  );
});

type Desk = Awaited<ReturnType<typeof deskOn>>;
type Work = (desk: Desk, job: JobId) => ReturnType<ReturnType<typeof by>>;

const work: Readonly<Record<string, Work>> = {
  "a check": (desk, job) => desk.try("vault.check", { job }),
  "a backup into one file": (desk, job) =>
    desk.try("vault.backup", {
      ...{ job, file: desk.grant("/model/b.age") },
      recipients: [scenes.recipient],
    }),
  "a backup into a folder": (desk, job) =>
    desk.try("vault.backup", { job, folder: desk.grant("/model/second") }),
  "a plan of repairs": (desk, job) =>
    desk.try("vault.repair", { job, apply: false }),
  "a repair": (desk, job) => desk.try("vault.repair", { job, apply: true }),
  "the sealing under new keys that was begun": (desk, job) =>
    desk.try("vault.rekey", {
      ...{ job, folder: desk.grant("/model/renewed") },
      ...{ present, passphrase: "another invented one" },
    }),
};

describe("work that is cancelled before it began", () => {
  it.each(Object.entries(work))("%s: names nothing", async (_what, start) => {
    const model = createModelDisk(begun);
    const desk = await deskOn(model);
    requireOk(await by([present])(desk));
    const job = randomJob();
    requireOk(await desk.try("job.cancel", { job }));
    expect(requireError(await start(desk, job)).code).toBe("cancelled");
    await desk.close();
    const tree = model.tree("/");
    for (const path of ["b.age", "second/vault.json", "renewed/vault.json"])
      expect(tree.has(`model/${path}`)).toBe(false);
  });
});

describe("work that is cancelled while it runs", () => {
  it("looks no further at a backup", async () => {
    const tree = changed(scenes.whole, /vault\/objects\/.*age$/, flipped(3));
    const { disk } = createModelDisk(tree);
    const session = requireOk(await openAt(disk, places));
    const backup = requireOk(
      await openOn(createStorage(disk), {
        ...places,
        vaultDir: "/model/backup",
      }),
    );
    // The vault's two files first, then the damaged one's in the backup.
    const job = jobOf(undefined, 3);
    const planned = await planRepair(session, session.state, backup, job);
    expect(requireError(planned).code).toBe("cancelled");
    await backup.close();
    await session.close();
  });

  it("goes no further over a copy that there is", async () => {
    const model = createModelDisk(scenes.whole);
    const session = requireOk(await openAt(model.disk, places));
    const job = jobOf(undefined, 1);
    const copied = await copyVault(session, "/model/backup", job);
    expect(requireError(copied).code).toBe("cancelled");
    await session.close();
    expect(model.tree("/").has("model/backup/copy.unfinished")).toBe(true);
  });

  it("gives what is unpacked no header", async () => {
    const model = createModelDisk(scenes.whole);
    const key = Buffer.from(scenes.whole.get("model/key.txt") ?? []).toString();
    const request = {
      file: {
        path: "/model/backup.age",
        identities: requireOk(parseIdentityFile(key)),
      },
      ...{ rootDir: "/model/restored", profileDir, passphrase: present },
      now: () => testTime,
    };
    const restored = await restoreSealed(
      createStorage(model.disk),
      request,
      jobOf(undefined, 2),
    );
    expect(requireError(restored).code).toBe("cancelled");
    expect(model.tree("/").has("model/restored/vault.json")).toBe(false);
    // And goes on when it is asked for again.
    requireOk(await restoreSealed(createStorage(model.disk), request, jobOf()));
    expect(model.tree("/").has("model/restored/vault.json")).toBe(true);
  });
});
