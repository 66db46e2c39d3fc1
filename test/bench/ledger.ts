// SPDX-License-Identifier: Apache-2.0
import { deriveSlotKeys, kdfFloor } from "../../electron/crypto/kdf.ts";
import { toHex } from "../../electron/crypto/encoding.ts";
import { randomBytes } from "../../electron/crypto/random.ts";
import { nodeDisk } from "../../electron/storage/disk.ts";
import { createStorage } from "../../electron/storage/storage.ts";
import type { Act } from "../../electron/engine/ledger/entries.ts";
import {
  DeliverableId,
  ObjectId,
  PersonId,
  Sha256,
  VersionId,
} from "../../shared/ids.ts";
import { requireOk } from "../support/unwrap.ts";
import { testPassphrase } from "../support/vaults.ts";
import { audit, benchVault, median, seconds } from "./desk.ts";

const digest = Sha256.parse("5".repeat(64));
const id = (): string => toHex(randomBytes(16));

function importAct(at: number): Act {
  const name = `report-${String(at)}.pdf`;
  return {
    type: "deliverable.imported",
    body: {
      audit,
      deliverable: DeliverableId.parse(id()),
      version: VersionId.parse(id()),
      kind: "other",
      title: name,
      variant: "private",
      name,
      size: 10_000,
      sha256: digest,
      object: ObjectId.parse(id()),
      header: digest,
      from: "Quillhart Labs",
      channel: "encrypted mail",
    },
  };
}

function personAct(): Act {
  const body = { audit, person: PersonId.parse("ada"), reason: "bench" };
  return { type: "person.removed", body };
}

/** For filling a ledger: nothing of it is measured. */
const unsynced = createStorage({
  ...nodeDisk,
  open: async (...given) => ({
    ...(await nodeDisk.open(...given)),
    sync: () => Promise.resolve(),
  }),
  syncFolder: () => Promise.resolve(),
});

/** Cost of one entry, of opening without the key derivation, and of verifying, at a size of the ledger. */
export async function benchLedger(
  folderDir: string,
  entries: number,
): Promise<Record<string, number>> {
  const vault = await benchVault(folderDir);
  const filling = requireOk(await vault.open(testPassphrase, unsynced));
  for (let group = 0; group < Math.ceil(entries / 1000); group++) {
    const files = Array.from({ length: 100 }, (_, at) =>
      importAct(group * 100 + at),
    );
    requireOk(await filling.commit(files));
    for (let at = 100; at < 1000; at++)
      requireOk(await filling.commit([personAct()]));
  }
  await filling.close();
  let session = requireOk(await vault.open());
  const single: number[] = [];
  for (let at = 0; at < 101; at++)
    single.push(
      await seconds(async () => requireOk(await session.commit([personAct()]))),
    );
  await session.close();
  const unlocks: number[] = [];
  const kdf = await seconds(async () =>
    requireOk(await deriveSlotKeys(testPassphrase, randomBytes(16), kdfFloor)),
  );
  for (let at = 0; at < 3; at++) {
    unlocks.push(
      await seconds(async () => {
        session = requireOk(await vault.open());
      }),
    );
    if (at < 2) await session.close();
  }
  const verify = await seconds(async () =>
    requireOk(await session.readEntries(() => undefined)),
  );
  await session.close();
  return { entry: median(single), unlock: median(unlocks) - kdf, verify };
}
