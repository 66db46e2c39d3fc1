// SPDX-License-Identifier: Apache-2.0
import { beforeAll, describe, expect, it } from "vitest";
import {
  bensPassphrase,
  doneOn,
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

const beginHandOver: Opening = (desk) =>
  desk.try("handOver.begin", {
    ...{ present, name: "eve", passphrase: fresh, keepKit: true },
  });

let scenes: Scenes;
let handingOver: Scenes["whole"];
beforeAll(async () => {
  scenes = await makeScenes();
  handingOver = await doneOn(scenes.whole, beginHandOver);
});

const operations: Readonly<Record<string, () => Operation>> = {
  "lists the passphrases": () => ({ act: (desk) => desk.try("slot.list", {}) }),
  "gives another owner a passphrase": () => ({
    act: (desk) =>
      desk.try("slot.add", { present, name: "eve", passphrase: fresh }),
    again: ["slot-name-taken"],
  }),
  "changes a passphrase": () => ({
    opens: by([present, fresh]),
    act: (desk) => desk.try("slot.change", { present, passphrase: fresh }),
    again: ["vault-passphrase-or-slot"],
  }),
  "renames an owner": () => ({
    // Where the ledger has the new name and the header has not, the first opening mends that and is refused.
    opens: by([present, present]),
    act: (desk) => desk.try("slot.rename", { present, name: "eve" }),
    again: ["slot-name-taken"],
  }),
  "takes a passphrase away": () => ({
    act: async (desk) => {
      const listed = await desk.try("slot.list", {});
      if (!listed.ok) return listed;
      const ben = listed.value.slots.find(({ name }) => name === "ben");
      const slot = ben?.slot ?? "0".repeat(16);
      return desk.try("slot.remove", { present, slot });
    },
    again: ["slot-unknown"],
  }),
  "hands the vault over": () => ({
    act: beginHandOver,
    again: ["hand-over-running"],
  }),
  "ends a hand-over": () => ({
    before: handingOver,
    opens: by([present, fresh]),
    act: (desk) => desk.try("handOver.finish", { passphrase: fresh }),
    again: ["hand-over-none"],
  }),
  "stops a hand-over": () => ({
    before: handingOver,
    act: (desk) => desk.try("handOver.stop", {}),
    again: ["hand-over-none"],
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
