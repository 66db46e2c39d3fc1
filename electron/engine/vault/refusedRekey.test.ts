// SPDX-License-Identifier: Apache-2.0
import { beforeAll, describe, expect, it } from "vitest";
import { randomJob } from "../../../test/faults/support/modelDesk.ts";
import {
  bensPassphrase,
  changed,
  doneOn,
  flipped,
  makeScenes,
  type Scenes,
} from "../../../test/support/refusalScenes.ts";
import {
  by,
  type Operation,
  refuseEach,
  type Opening,
} from "../../../test/support/refusedCalls.ts";
import { testPassphrase } from "../../../test/support/vaults.ts";

const present = testPassphrase;
const fresh = "a third invented passphrase";

function rekey(
  asked: { keepKit?: boolean; withoutDamaged?: boolean } = {},
): Opening {
  return (desk) =>
    desk.try("vault.rekey", {
      ...{ job: randomJob(), folder: desk.grant("/model/renewed") },
      ...{ present, passphrase: fresh, ...asked },
    });
}

let scenes: Scenes;
let begun: Scenes["whole"];
let finished: Scenes["whole"];
beforeAll(async () => {
  scenes = await makeScenes();
  const damaged = changed(scenes.whole, /vault\/objects\/.*age$/, flipped(3));
  // It ends where somebody must say whether to go on.
  begun = await doneOn(damaged, rekey());
  finished = await doneOn(scenes.whole, rekey());
});

/** What an interruption leaves where the new vault is to be. */
function withRemains(tree: Scenes["whole"]): Scenes["whole"] {
  const all = new Map(tree);
  for (const path of tree.keys())
    if (/renewed\/objects\/.*\.age$/.test(path))
      all.set(path, Buffer.from("no age file"));
  all.set("model/renewed/ledger", null);
  all.set("model/renewed/ledger/000000000000.sealed", Buffer.from("cut off"));
  return all;
}

const operations: Readonly<Record<string, () => Operation>> = {
  "seals a vault under new keys": () => ({
    act: rekey({ keepKit: true }),
    again: ["rekey-finished"],
    opensAfter: by([fresh], "/model/renewed"),
  }),
  "seals it under new keys without what is damaged": () => ({
    before: changed(scenes.whole, /vault\/objects\/.*age$/, flipped(3)),
    act: rekey({ withoutDamaged: true }),
    again: ["rekey-finished"],
    opensAfter: by([fresh], "/model/renewed"),
  }),
  "goes on with the sealing where it stopped": () => ({
    before: withRemains(begun),
    act: rekey({ withoutDamaged: true }),
    again: ["rekey-finished"],
    opensAfter: by([fresh], "/model/renewed"),
  }),
  "gives the sealing up": () => ({
    before: begun,
    act: (desk) => desk.try("vault.rekeyAbandon", { reason: "not now" }),
    again: ["rekey-none"],
    faults: 1,
  }),
  "gives up what was sealed, for it is lost": () => ({
    before: finished,
    act: (desk) =>
      desk.try("vault.rekeyAbandon", { reason: "gone", newVaultLost: true }),
    again: ["rekey-none"],
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
