// SPDX-License-Identifier: Apache-2.0
import { beforeAll, describe, expect, it } from "vitest";
import { randomJob } from "../../../test/faults/support/modelDesk.ts";
import {
  bensPassphrase,
  changed,
  mixed,
  orphaned,
  makeScenes,
  type Scenes,
} from "../../../test/support/refusalScenes.ts";
import {
  by,
  type Operation,
  refuseEach,
  fewerAudits,
} from "../../../test/support/refusedCalls.ts";
import { testPassphrase } from "../../../test/support/vaults.ts";

let scenes: Scenes;
beforeAll(async () => {
  scenes = await makeScenes();
});

const present = testPassphrase;
const fresh = "a third invented passphrase";

const operations: Readonly<Record<string, () => Operation>> = {
  "makes a vault": () => ({
    opens: null,
    act: (desk) =>
      desk.try("vault.create", {
        folder: desk.grant("/model/new"),
        ...{ passphrase: present, slotName: "ada" },
      }),
    again: ["vault-exists"],
    opensAfter: by([present], "/model/new"),
    audits: [],
  }),
  "makes a vault of an empty folder": () => ({
    before: new Map([...scenes.whole, ["model/new", null]]),
    opens: null,
    act: (desk) =>
      desk.try("vault.create", {
        folder: desk.grant("/model/new"),
        ...{ passphrase: present, slotName: "ada" },
      }),
    again: ["vault-exists"],
    opensAfter: by([present], "/model/new"),
    audits: [],
  }),
  "opens a vault": () => ({ opens: null, act: by([present]) }),
  "opens one that a crash left in disorder": () => ({
    before: orphaned(scenes),
    // What another program left among the objects stays there, and is said.
    faults: 1,
    opens: null,
    act: by([present]),
  }),
  "opens one whose last write was cut off": () => ({
    before: changed(
      mixed(scenes.whole, scenes.earlier, "model/profile"),
      /vault\/ledger\/.*sealed$/,
      (bytes) => bytes.subarray(0, -5),
    ),
    opens: null,
    act: by([present]),
    audits: fewerAudits,
  }),
  "opens one whose header is older than its ledger": () => ({
    before: mixed(scenes.whole, scenes.one, "model/vault/vault.json"),
    opens: null,
    act: by([present]),
  }),
  "checks it and saves the report": () => ({
    act: async (desk) => {
      const checked = await desk.try("vault.check", { job: randomJob() });
      return checked.ok
        ? desk.try("vault.saveCheck", {
            destination: desk.grant("/model/check.txt"),
          })
        : checked;
    },
    // The second check may have found what the first could not read.
    again: ["destination-exists"],
  }),
  "keeps a place and takes it": () => ({
    act: async (desk) => {
      const kept = await desk.try("place.keep", { place: "audits" });
      return kept.ok ? desk.try("place.take", {}) : kept;
    },
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
