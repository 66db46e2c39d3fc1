// SPDX-License-Identifier: Apache-2.0
import { beforeAll, describe, expect, it } from "vitest";
import {
  bensPassphrase,
  changed,
  flipped,
  mixed,
  makeScenes,
  type Scenes,
} from "../../../test/support/refusalScenes.ts";
import {
  by,
  type Operation,
  refuseEach,
  fewerAudits,
  vaultDir,
} from "../../../test/support/refusedCalls.ts";
import { testPassphrase } from "../../../test/support/vaults.ts";

let scenes: Scenes;
beforeAll(async () => {
  scenes = await makeScenes();
});

const present = testPassphrase;
const fresh = "a third invented passphrase";

const operations: Readonly<Record<string, () => Operation>> = {
  "makes another recovery kit": () => ({
    act: (desk) =>
      desk.try("vault.recoveryKit", {
        file: desk.grant("/work/second-kit.txt"),
        sheet: desk.grant("/work/sheet.html"),
        replace: true,
      }),
    again: ["destination-exists"],
  }),
  "makes a kit that no other is in the way of": () => ({
    before: changed(scenes.whole, /vault\/recovery\.age$/, () => null),
    act: (desk) =>
      desk.try("vault.recoveryKit", {
        file: desk.grant("/work/second-kit.txt"),
      }),
    again: ["destination-exists", "kit-in-force"],
  }),
  "comes back with the kit": () => ({
    opens: null,
    act: (desk) =>
      desk.try("vault.recover", {
        folder: desk.grant(vaultDir),
        kit: { file: desk.grant("/work/kit.txt") },
        ...{ name: "eve", passphrase: fresh, replaceOthers: false },
      }),
  }),
  "comes back with the kit where the header is damaged": () => ({
    before: changed(scenes.whole, /vault\/vault\.json$/, flipped(30)),
    opens: null,
    act: (desk) =>
      desk.try("vault.recover", {
        folder: desk.grant(vaultDir),
        kit: { file: desk.grant("/work/kit.txt") },
        ...{ name: "eve", passphrase: fresh, replaceOthers: true },
      }),
  }),
  "adopts a vault that is older than what was seen of it": () => ({
    before: mixed(scenes.whole, scenes.earlier, "work/vault"),
    act: (desk) => desk.try("vault.adopt", { reason: "the disk died" }),
    again: ["adopt-not-needed"],
    audits: fewerAudits,
  }),
  "adopts a ledger that is damaged": () => ({
    before: changed(scenes.whole, /vault\/ledger\/.*sealed$/, flipped(400)),
    act: (desk) => desk.try("vault.adopt", { reason: "the disk died" }),
    again: ["adopt-not-needed"],
    audits: fewerAudits,
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
