// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { kdfFloor } from "../../electron/crypto/kdf.ts";
import type { Job } from "../../electron/engine/context.ts";
import { openObject } from "../../electron/engine/objects/objects.ts";
import type { Session } from "../../electron/engine/session.ts";
import { liveFiles } from "../../electron/engine/vault/checkVault.ts";
import { rekeyVault } from "../../electron/engine/vault/rekey.ts";
import type { Storage } from "../../electron/storage/storage.ts";
import { AuditId, DeliverableId, VersionId } from "../../shared/ids.ts";
import { sealFile } from "./objects.ts";
import { tempFolder } from "./tempFolder.ts";
import { requireOk } from "./unwrap.ts";
import {
  makeVault,
  testPassphrase,
  type TestVault,
  withAudits,
} from "./vaults.ts";

export const next = "another invented passphrase, for later";
const files = ["first", "second", "third"] as const;

export function jobOf(
  controller = new AbortController(),
  stopAt = Infinity,
): Job {
  let started = 0;
  return {
    signal: controller.signal,
    startFile() {
      started += 1;
      if (started === stopAt) controller.abort();
      return () => undefined;
    },
  };
}

async function importFile(session: Session, folder: string, name: string) {
  const path = join(folder, name);
  writeFileSync(path, `what ${name} says\n`.repeat(10_000));
  const facts = requireOk(await sealFile(session, path));
  const id = facts.object;
  requireOk(
    await session.commit([
      {
        type: "deliverable.imported",
        body: {
          audit: AuditId.parse("harbour"),
          deliverable: DeliverableId.parse(id),
          version: VersionId.parse(id),
          ...{ kind: "other", title: name, variant: "public", name },
          ...{ from: "Quillhart Labs", channel: "by hand", ...facts },
        },
      },
    ]),
  );
}

export interface Made {
  readonly folder: string;
  readonly old: TestVault;
  readonly renewed: TestVault;
}

export async function vaultWithFiles(
  names: readonly string[] = files,
): Promise<Made> {
  const folder = tempFolder();
  const old = await makeVault(folder);
  await withAudits(old, "harbour");
  const session = requireOk(await old.open());
  for (const name of names) await importFile(session, folder, name);
  await session.close();
  const renewed = old.at(join(folder, "renewed"), old.profileDir);
  return { folder, old, renewed };
}

export async function rekey(
  { old, renewed }: Pick<Made, "old" | "renewed">,
  more: {
    job?: Job;
    passphrase?: string;
    present?: string;
    withoutDamaged?: boolean;
    storage?: Storage;
  } = {},
) {
  const session = requireOk(await old.open(testPassphrase, more.storage));
  const { job = jobOf(), ...given } = more;
  const done = await rekeyVault(
    session,
    {
      rootDir: renewed.rootDir,
      profileDir: old.profileDir,
      present: testPassphrase,
      passphrase: next,
      cost: kdfFloor,
      keepKit: false,
      withoutDamaged: false,
      ...given,
    },
    job,
  );
  await session.close();
  return done;
}

export async function textsOf(vault: TestVault, passphrase: string) {
  const session = requireOk(await vault.open(passphrase));
  const texts = new Map<string, string>();
  for (const version of liveFiles(session.state)) {
    const pieces: Uint8Array[] = [];
    for await (const piece of openObject(session, version))
      pieces.push(piece.slice());
    texts.set(version.name, Buffer.concat(pieces).toString());
  }
  const { standing, freshness, checkpoint } = session;
  await session.close();
  return { texts, standing, freshness, checkpoint };
}
