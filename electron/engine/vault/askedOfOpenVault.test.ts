// SPDX-License-Identifier: Apache-2.0
import { beforeAll, describe, expect, it } from "vitest";
import { randomJob } from "../../../test/faults/support/modelDesk.ts";
import {
  makeScenes,
  type Scenes,
} from "../../../test/support/refusalScenes.ts";
import {} from "../../../test/support/refusedCalls.ts";
import {
  brokenText,
  refusal,
  type Refusal,
  unchosen,
  unsafeText,
} from "../../../test/support/refusedRequests.ts";
import { testPassphrase } from "../../../test/support/vaults.ts";

let scenes: Scenes;
beforeAll(async () => {
  const made = await makeScenes();
  const whole = new Map<string, Uint8Array | null>([
    ...made.whole,
    ["model/not-text", Buffer.from([0xff, 0xfe])],
    ["model/large", Buffer.alloc(300 * 1024, "a")],
    ["model/no-key", Buffer.from("-----BEGIN OPENSSH PRIVATE KEY-----\nx\n")],
  ]);
  scenes = { ...made, whole };
});

const present = testPassphrase;

const openRefusals: readonly Refusal[] = [
  [
    "a backup for an empty passphrase",
    (desk) =>
      desk.try("vault.backup", {
        ...{ job: randomJob(), file: desk.grant("/model/b.age") },
        passphrase: "",
      }),
    "passphrase-empty",
  ],
  [
    "a backup for what is no recipient",
    (desk) =>
      desk.try("vault.backup", {
        ...{ job: randomJob(), file: desk.grant("/model/b.age") },
        recipients: ["age1nobody"],
      }),
    "key-not-a-key",
  ],
  [
    "a backup to a folder that nobody chose",
    (desk) => desk.try("vault.backup", { job: randomJob(), folder: unchosen }),
    "grant-unknown",
  ],
  [
    "a report of a check that was not made",
    (desk) =>
      desk.try("vault.saveCheck", { destination: desk.grant("/model/r") }),
    "check-not-made",
  ],
  [
    "a sheet at a place that nobody chose",
    (desk) => desk.try("vault.recoveryKit", { sheet: unchosen, replace: true }),
    "grant-unknown",
  ],
  [
    "an owner with an unsafe name",
    (desk) =>
      desk.try("slot.add", { present, name: unsafeText, passphrase: "enough" }),
    "text-refused",
  ],
  [
    "an owner whose passphrase is no text",
    (desk) =>
      desk.try("slot.add", { present, name: "eve", passphrase: brokenText }),
    "text-refused",
  ],
  [
    "a change to an empty passphrase",
    (desk) => desk.try("slot.change", { present, passphrase: "" }),
    "passphrase-empty",
  ],
  [
    "a change to a passphrase that is no text",
    (desk) => desk.try("slot.change", { present, passphrase: brokenText }),
    "text-refused",
  ],
  [
    "another unsafe name for an owner",
    (desk) => desk.try("slot.rename", { present, name: unsafeText }),
    "text-refused",
  ],
  [
    "a new owner with an unsafe name",
    (desk) =>
      desk.try("handOver.begin", {
        ...{ present, name: unsafeText, passphrase: "enough", keepKit: true },
      }),
    "text-refused",
  ],
  [
    "an adoption with an unsafe reason",
    (desk) => desk.try("vault.adopt", { reason: unsafeText }),
    "text-refused",
  ],
  [
    "a witness that is no statement",
    (desk) => desk.try("ledger.witness", { text: "I saw it" }),
    "statement-refused",
  ],
  [
    "a witness in a file that is gone",
    (desk) => desk.try("ledger.witness", { file: desk.grant("/model/gone") }),
    "file-vanished",
  ],
  [
    "a witness in a file that is no text",
    (desk) =>
      desk.try("ledger.witness", { file: desk.grant("/model/not-text") }),
    "statement-refused",
  ],
  [
    "a witness whose signature nobody chose",
    (desk) =>
      desk.try("ledger.witness", {
        ...{ file: desk.grant("/model/inbox/one.txt"), signature: unchosen },
      }),
    "grant-unknown",
  ],
  [
    "giving up a sealing for an unsafe reason",
    (desk) => desk.try("vault.rekeyAbandon", { reason: unsafeText }),
    "text-refused",
  ],
  [
    "new keys behind a passphrase that is no text",
    (desk) =>
      desk.try("vault.rekey", {
        ...{ job: randomJob(), folder: desk.grant("/model/renewed") },
        ...{ present, passphrase: brokenText },
      }),
    "text-refused",
  ],
  [
    "new keys in a file's place",
    (desk) =>
      desk.try("vault.rekey", {
        ...{ job: randomJob(), folder: desk.grant("/model/kit.txt") },
        ...{ present, passphrase: "enough" },
      }),
    "destination-exists",
  ],
  [
    "new keys in the backup's folder",
    (desk) =>
      desk.try("vault.rekey", {
        ...{ job: randomJob(), folder: desk.grant("/model/backup/renewed") },
        ...{ present, passphrase: "enough" },
      }),
    "destination-in-vault",
  ],
  [
    "a repair for an unsafe reason",
    (desk) =>
      desk.try("vault.repair", {
        ...{ job: randomJob(), apply: true, reason: unsafeText },
      }),
    "text-refused",
  ],
];

describe("what an open vault cannot do is refused and changes nothing", () => {
  it.each(openRefusals)("%s", async (_what, act, code) => {
    expect(await refusal(scenes.whole, true, act)).toBe(code);
  });
});
