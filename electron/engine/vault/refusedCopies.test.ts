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
        ...{ job: randomJob(), folder: desk.grant("/model/second") },
      }),
    opensAfter: by([present], "/model/second"),
  }),
  "backs it up over an earlier copy, one file of which is damaged": () => ({
    before: changed(
      mixed(scenes.whole, scenes.earlierBackup, "model/backup"),
      /backup\/objects\/.*age$/,
      flipped(3),
    ),
    act: (desk) =>
      desk.try("vault.backup", {
        ...{ job: randomJob(), folder: desk.grant("/model/backup") },
      }),
    opensAfter: by([present], "/model/backup"),
  }),
  "backs it up into one file": () => ({
    act: (desk) =>
      desk.try("vault.backup", {
        ...{ job: randomJob(), file: desk.grant("/model/second.age") },
        recipients: [scenes.recipient],
      }),
    again: ["destination-exists"],
  }),
  "restores a folder": () => ({
    opens: null,
    act: (desk) =>
      desk.try("vault.restore", {
        ...{ job: randomJob(), passphrase: present },
        backup: desk.grant("/model/backup"),
        folder: desk.grant("/model/restored"),
      }),
    opensAfter: by([present], "/model/restored"),
  }),
  "restores a file": () => ({
    opens: null,
    act: (desk) =>
      desk.try("vault.restore", {
        ...{ job: randomJob(), passphrase: present },
        backup: desk.grant("/model/backup.age"),
        unseal: { identity: desk.grant("/model/key.txt") },
        folder: desk.grant("/model/restored"),
      }),
    again: ["destination-exists"],
    opensAfter: by([present], "/model/restored"),
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
        backup: desk.grant("/model/backup.age"),
        unseal: { identity: desk.grant("/model/key.txt") },
        folder: desk.grant("/model/restored"),
      }),
    again: ["destination-exists"],
    opensAfter: by([present], "/model/restored"),
  }),
  "rehearses the restoring of a file": () => ({
    opens: null,
    act: (desk) =>
      desk.try("vault.restore", {
        ...{ job: randomJob(), passphrase: present },
        backup: desk.grant("/model/backup.age"),
        unseal: { identity: desk.grant("/model/key.txt") },
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
