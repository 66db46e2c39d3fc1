// SPDX-License-Identifier: Apache-2.0
import { beforeAll, describe, expect, it } from "vitest";
import { randomJob } from "../../../test/faults/support/modelDesk.ts";
import {
  bensPassphrase,
  changed,
  flipped,
  halfRestored,
  mixed,
  makeScenes,
  type Scenes,
} from "../../../test/support/refusalScenes.ts";
import {
  by,
  type Operation,
  refuseEach,
} from "../../../test/support/refusedCalls.ts";
import { testPassphrase } from "../../../test/support/vaults.ts";

let scenes: Scenes;
beforeAll(async () => {
  scenes = await makeScenes();
});

const present = testPassphrase;
const fresh = "a third invented passphrase";

const operations: Readonly<Record<string, () => Operation>> = {
  "backs the vault up into a folder": () => ({
    act: (desk) =>
      desk.try("vault.backup", {
        ...{ job: randomJob(), folder: desk.grant("/work/second") },
      }),
    opensAfter: by([present], "/work/second"),
  }),
  "backs it up over an earlier copy, one file of which is damaged": () => ({
    before: changed(
      mixed(scenes.whole, scenes.earlierBackup, "work/backup"),
      /backup\/objects\/.*age$/,
      flipped(3),
    ),
    act: (desk) =>
      desk.try("vault.backup", {
        ...{ job: randomJob(), folder: desk.grant("/work/backup") },
      }),
    opensAfter: by([present], "/work/backup"),
  }),
  "backs it up into one file": () => ({
    act: (desk) =>
      desk.try("vault.backup", {
        ...{ job: randomJob(), file: desk.grant("/work/second.age") },
        recipients: [scenes.recipient],
      }),
    again: ["destination-exists"],
  }),
  "restores a folder": () => ({
    opens: null,
    act: (desk) =>
      desk.try("vault.restore", {
        ...{ job: randomJob(), passphrase: present },
        backup: desk.grant("/work/backup"),
        folder: desk.grant("/work/restored"),
      }),
    opensAfter: by([present], "/work/restored"),
  }),
  "restores a file": () => ({
    opens: null,
    act: (desk) =>
      desk.try("vault.restore", {
        ...{ job: randomJob(), passphrase: present },
        backup: desk.grant("/work/backup.age"),
        unseal: { identity: desk.grant("/work/key.txt") },
        folder: desk.grant("/work/restored"),
      }),
    again: ["destination-exists"],
    opensAfter: by([present], "/work/restored"),
  }),
  "restores a file over what was cut off, some of which is damaged": () => ({
    before: changed(
      changed(
        halfRestored(scenes.whole),
        /restored\/objects.*age$/,
        flipped(3),
      ),
      /restored\/ledger\/.*sealed$/,
      (bytes) => bytes.subarray(1),
    ),
    opens: null,
    act: (desk) =>
      desk.try("vault.restore", {
        ...{ job: randomJob(), passphrase: present },
        backup: desk.grant("/work/backup.age"),
        unseal: { identity: desk.grant("/work/key.txt") },
        folder: desk.grant("/work/restored"),
      }),
    again: ["destination-exists"],
    opensAfter: by([present], "/work/restored"),
  }),
  "rehearses the restoring of a file": () => ({
    opens: null,
    act: (desk) =>
      desk.try("vault.restore", {
        ...{ job: randomJob(), passphrase: present },
        backup: desk.grant("/work/backup.age"),
        unseal: { identity: desk.grant("/work/key.txt") },
      }),
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
