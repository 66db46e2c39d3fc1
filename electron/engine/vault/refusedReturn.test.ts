// SPDX-License-Identifier: Apache-2.0
import { beforeAll, describe, expect, it } from "vitest";
import {
  bensPassphrase,
  doubted,
  withStrayEntries,
  changed,
  flipped,
  mixed,
  makeScenes,
  type Scenes,
} from "../../../test/support/refusalScenes.ts";
import {
  by,
  type Opening,
  type Operation,
  refuseEach,
  fewerAudits,
  vaultDir,
} from "../../../test/support/refusedCalls.ts";
import { createModelDisk } from "../../../test/faults/model/modelDisk.ts";
import { openAt } from "../../../test/faults/support/opening.ts";
import { placesIn } from "../../../test/faults/support/work.ts";
import { requireOk } from "../../../test/support/unwrap.ts";
import { testTime, testPassphrase } from "../../../test/support/vaults.ts";

let scenes: Scenes;
let doubtful: Scenes["whole"];
beforeAll(async () => {
  scenes = await makeScenes();
  const session = requireOk(
    await openAt(createModelDisk(scenes.whole).disk, placesIn("/model")),
  );
  const { checkpoint } = session;
  await session.close();
  doubtful = await doubted(scenes.earlier, {
    ...{ ...checkpoint, at: testTime, witness: "statement" },
  });
});

const openAndAdopt: Opening = async (desk) => {
  const opened = await by([testPassphrase])(desk);
  return opened.ok
    ? desk.try("vault.adopt", { reason: "there is no other" })
    : opened;
};

function withoutAnchor(tree: Scenes["whole"]): Scenes["whole"] {
  return new Map([...tree].filter(([path]) => !path.includes("/anchors/")));
}

const present = testPassphrase;
const fresh = "a third invented passphrase";

const operations: Readonly<Record<string, () => Operation>> = {
  "makes another recovery kit": () => ({
    act: (desk) =>
      desk.try("vault.recoveryKit", {
        file: desk.grant("/model/second-kit.txt"),
        sheet: desk.grant("/model/sheet.html"),
        replace: true,
      }),
    again: ["destination-exists"],
  }),
  "makes a kit that no other is in the way of": () => ({
    before: changed(scenes.whole, /vault\/recovery\.age$/, () => null),
    act: (desk) =>
      desk.try("vault.recoveryKit", {
        file: desk.grant("/model/second-kit.txt"),
      }),
    again: ["destination-exists", "kit-in-force"],
  }),
  "comes back with the kit": () => ({
    opens: null,
    act: (desk) =>
      desk.try("vault.recover", {
        folder: desk.grant(vaultDir),
        kit: { file: desk.grant("/model/kit.txt") },
        ...{ name: "eve", passphrase: fresh, replaceOthers: false },
      }),
  }),
  "comes back with the kit where the header is damaged": () => ({
    before: changed(scenes.whole, /vault\/vault\.json$/, flipped(30)),
    opens: null,
    act: (desk) =>
      desk.try("vault.recover", {
        folder: desk.grant(vaultDir),
        kit: { file: desk.grant("/model/kit.txt") },
        ...{ name: "eve", passphrase: fresh, replaceOthers: true },
      }),
  }),
  "adopts a vault that is older than what was seen of it": () => ({
    before: mixed(scenes.whole, scenes.earlier, "model/vault"),
    act: (desk) => desk.try("vault.adopt", { reason: "the disk died" }),
    again: ["adopt-not-needed"],
    audits: fewerAudits,
  }),
  "adopts a vault of which a statement says more": () => ({
    before: doubtful,
    opens: null,
    act: openAndAdopt,
    again: ["adopt-not-needed"],
    audits: fewerAudits,
  }),
  "opens a vault that holds what a statement said": () => ({
    before: mixed(doubtful, scenes.whole, "model/vault"),
    opens: null,
    act: by([present]),
  }),
  "opens and adopts a damaged ledger that this profile never saw": () => ({
    before: withoutAnchor(
      changed(scenes.whole, /vault\/ledger\/.*sealed$/, flipped(400)),
    ),
    opens: null,
    act: openAndAdopt,
    again: ["adopt-not-needed"],
    audits: fewerAudits,
  }),
  "adopts a ledger among whose files is one of another": () => ({
    before: withStrayEntries(scenes.whole),
    act: (desk) => desk.try("vault.adopt", { reason: "it is not ours" }),
    again: ["adopt-not-needed"],
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
