// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  approvalOf,
  place,
  sampleFiles,
} from "../../../test/support/releases.ts";
import { createSshSigner } from "../../../test/support/sshSigner.ts";
import { tempFolder } from "../../../test/support/tempFolder.ts";
import { unending } from "../../../test/support/tools.ts";
import { requireError, requireOk } from "../../../test/support/unwrap.ts";
import { makeVault, testTime } from "../../../test/support/vaults.ts";
import { formatStatement } from "../../../shared/formats/statementText.ts";
import { PersonId, Sha256, VaultId } from "../../../shared/ids.ts";
import { createStorage } from "../../storage/storage.ts";
import { locateRelease } from "../release/locateRelease.ts";
import type { Session } from "../session.ts";
import { witnessRelease } from "./witnessRelease.ts";

const ada = createSshSigner("ssh-ed25519");

async function enrolAda(session: Session): Promise<void> {
  const { audit } = approvalOf("", sampleFiles());
  const person = PersonId.parse("ada");
  const keys = { signKeys: [ada.line], sealKeys: [] };
  const body = { audit, person, name: "Ada", roles: [], ...keys };
  requireOk(
    await session.commit([
      { type: "audit.created", body: { audit, title: "One" } },
      { type: "person.enrolled", body },
    ]),
  );
}

/** The folder of a release whose checkpoint this vault's ledger lacks. */
function releaseFrom(folder: string, vault: VaultId): string {
  const checkpoint = { seq: 7, head: Sha256.parse("ab".repeat(32)) };
  const text = formatStatement(
    approvalOf("", sampleFiles(), { vault, checkpoint, issued: testTime }),
  );
  const placeDir = join(folder, place);
  mkdirSync(join(placeDir, "signatures"), { recursive: true });
  writeFileSync(join(placeDir, "statement.txt"), text);
  const armour = ada.sign(text, { namespace: "approval@counterseal" });
  writeFileSync(join(placeDir, "signatures", "ada.sig"), armour);
  return placeDir;
}

async function lyingAt(path: string) {
  const question = { path, commit: null, signal: unending };
  return requireOk(requireOk(await locateRelease(createStorage(), question)));
}

test("a doubt that could not be kept is no silence", async () => {
  const folder = tempFolder();
  const vault = await makeVault(folder);
  const session = requireOk(await vault.open());
  await enrolAda(session);
  const released = releaseFrom(folder, session.vault);
  // A folder in the place of the file keeps it from being written.
  const doubt = join(vault.profileDir, "doubts", `${session.vault}.json`);
  mkdirSync(join(`${doubt}.part`, "in-the-way"), { recursive: true });
  const failed = requireError(
    await witnessRelease(session, await lyingAt(released)),
  );
  expect(failed.code).not.toBe("internal");
  rmSync(`${doubt}.part`, { recursive: true });
  requireOk(await witnessRelease(session, await lyingAt(released)));
  expect(session.standing).toMatchObject({ readOnlyWhy: "rolled-back" });
  await session.close();
});

test("a release of another vault, and what is none, say nothing of this one", async () => {
  const folder = tempFolder();
  const session = requireOk(await (await makeVault(folder)).open());
  const foreign = releaseFrom(folder, VaultId.parse("00".repeat(16)));
  requireOk(await witnessRelease(session, await lyingAt(foreign)));
  for (const statement of ["hello", Uint8Array.of(0xff, 0xfe)]) {
    writeFileSync(join(foreign, "statement.txt"), statement);
    requireOk(await witnessRelease(session, await lyingAt(foreign)));
  }
  expect(session.readOnly).toBe(false);
  await session.close();
});

test("a signature that is no text takes nothing from one that is", async () => {
  const folder = tempFolder();
  const session = requireOk(await (await makeVault(folder)).open());
  await enrolAda(session);
  const released = releaseFrom(folder, session.vault);
  const noise = join(released, "signatures", "aaa.sig");
  writeFileSync(noise, Uint8Array.of(0xff, 0xfe));
  requireOk(await witnessRelease(session, await lyingAt(released)));
  expect(session.standing).toMatchObject({ readOnlyWhy: "rolled-back" });
  await session.close();
});
