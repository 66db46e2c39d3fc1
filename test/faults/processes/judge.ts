// SPDX-License-Identifier: Apache-2.0
import {
  existsSync,
  readdirSync,
  readFileSync,
  lstatSync,
  utimesSync,
} from "node:fs";
import { join } from "node:path";
import { parseIdentityFile } from "../../../electron/crypto/age/identity.ts";
import { openAge } from "../../../electron/crypto/age/open.ts";
import { checkVault } from "../../../electron/engine/vault/checkVault.ts";
import { openVault } from "../../../electron/engine/vault/openVault.ts";
import type { Session } from "../../../electron/engine/session.ts";
import { createStorage } from "../../../electron/storage/storage.ts";
import type { Failure } from "../../../shared/failure.ts";
import { AuditId } from "../../../shared/ids.ts";
import type { Result } from "../../../shared/result.ts";
import { collect, inPieces } from "../../support/byteStreams.ts";
import { snapshot } from "../../support/cliRun.ts";
import { requireOk } from "../../support/unwrap.ts";
import { testTime } from "../../support/vaults.ts";
import { headsOf } from "../support/referenceChain.ts";
import {
  damagedName,
  type Owner,
  passphraseOf,
  plaintextMark,
  type Scene,
} from "./operations.ts";

function open(
  dir: string,
  vault = "vault",
  owner: Owner = "owner",
  profile = "profile",
): Promise<Result<Session, Failure>> {
  return openVault(createStorage(), {
    rootDir: join(dir, vault),
    passphrase: passphraseOf(owner),
    profileDir: join(dir, profile),
    now: () => testTime,
    changed: () => undefined,
  });
}

export async function headsIn(dir: string): Promise<readonly string[]> {
  if (!existsSync(join(dir, "vault", "vault.json"))) return [];
  const session = requireOk(await open(dir));
  const heads = await headsOf(session);
  await session.close();
  return heads;
}

/** How an operation ended, as far as whoever called it can know. */
export interface Ended {
  readonly acknowledged: boolean;
  /** Ended by a signal: what lies beside the vault under a hidden name may stay for a while. */
  readonly killed: boolean;
}

async function damageInside(
  session: Session,
  ledgerWanted = "whole",
): Promise<string | null> {
  const signal = new AbortController().signal;
  const checked = await checkVault(session, signal, () => undefined);
  if (!checked.ok) return `check: ${checked.error.code}`;
  const { header, ledger, objects } = checked.value.report;
  if (header !== "whole" || ledger !== ledgerWanted)
    return `header ${header}, ledger ${ledger}`;
  const [problem] = objects.problems;
  return problem === undefined ? null : `${problem.what} ${problem.name}`;
}

/** Copies that have a header are vaults, and whole; without one they are none. */
async function damageOfCopies(dir: string): Promise<string | null> {
  for (const copy of ["copy", "restored", "unsealed"]) {
    if (!existsSync(join(dir, copy, "vault.json"))) continue;
    const session = await open(dir, copy, "owner", `seen-${copy}`);
    if (!session.ok) return `${copy} does not open: ${session.error.code}`;
    const damage = await damageInside(session.value);
    await session.value.close();
    if (damage !== null) return `${copy}: ${damage}`;
  }
  return null;
}

async function damageOfKit(dir: string): Promise<string | null> {
  const kit = ["kit2.txt", "kit.txt"].find((name) =>
    existsSync(join(dir, name)),
  );
  const recoveryPath = join(dir, "vault", "recovery.age");
  if (kit === undefined || !existsSync(recoveryPath)) return null;
  const kits = ["kit.txt", "kit2.txt"].filter((name) =>
    existsSync(join(dir, name)),
  );
  for (const name of kits) {
    const parsed = parseIdentityFile(readFileSync(join(dir, name), "utf8"));
    if (!parsed.ok) return `${name} is no kit`;
    const sealed = inPieces(readFileSync(recoveryPath), 512);
    const opened = await collect(openAge(parsed.value, sealed)).catch(
      () => null,
    );
    if (opened !== null) return null;
  }
  return "no kit opens the vault";
}

function damageOfLedger(
  scene: Scene,
  heads: readonly string[],
  { acknowledged }: Ended,
): string | null {
  if (scene.headsBefore.some((head, seq) => heads[seq] !== head))
    return "something acknowledged before is lost";
  const made = heads.length - scene.headsBefore.length;
  if (acknowledged && made !== scene.entries)
    return `acknowledged, and ${String(made)} of ${String(scene.entries)} entries are there`;
  return made > scene.entries ? `${String(made)} entries were made` : null;
}

async function damageOfSlots(
  dir: string,
  { opens }: Scene,
  { acknowledged }: Ended,
): Promise<string | null> {
  if (opens === undefined) return null;
  const does = async (owner: Owner | undefined): Promise<boolean> => {
    if (owner === undefined) return false;
    const session = await open(dir, "vault", owner);
    if (session.ok) await session.value.close();
    return session.ok;
  };
  const [before, after] = [await does(opens.before), await does(opens.after)];
  if (before && after) return "both passphrases open it";
  if (acknowledged && (before || after !== (opens.after !== undefined)))
    return "the acknowledged passphrase does not hold";
  return opens.before !== undefined && opens.after !== undefined
    ? before || after
      ? null
      : "neither passphrase opens it"
    : null;
}

async function damageOfOpen(
  session: Session,
  scene: Scene,
  ended: Ended,
): Promise<string | null> {
  const { damagedAt } = session.standing;
  if (damagedAt !== null) return `damaged from entry ${String(damagedAt)}`;
  const ledger = damageOfLedger(scene, await headsOf(session), ended);
  if (ledger !== null) return ledger;
  // An adoption that was not acknowledged may be asked for again.
  const wanted =
    scene.rolledBack === true && !ended.acknowledged
      ? ["rolled-back", "proven"]
      : ["proven"];
  const { freshness, readOnly } = session;
  if (!wanted.includes(freshness)) return `opens as ${freshness}`;
  if (readOnly !== (freshness === "rolled-back"))
    return `opens ${readOnly ? "for reading only" : "rolled back, for writing"}`;
  const damage = await damageInside(
    session,
    readOnly ? "rolled-back" : "whole",
  );
  // What was not repaired yet is still to be repaired.
  return scene.mends === true && !ended.acknowledged ? null : damage;
}

async function damageOfVault(
  dir: string,
  scene: Scene,
  ended: Ended,
): Promise<string | null> {
  if (!existsSync(join(dir, "vault", "vault.json")))
    return scene.headsBefore.length === 0 && !ended.acknowledged
      ? null
      : "the vault is gone";
  const session = await open(dir);
  if (!session.ok) return `does not open: ${session.error.code}`;
  const damage = await damageOfOpen(session.value, scene, ended);
  const standsBack = session.value.readOnly;
  if (damage === null && !standsBack) {
    const body = { audit: AuditId.parse("after-the-fault"), title: "After" };
    const further = await session.value.commit([
      { type: "audit.created", body },
    ]);
    if (!further.ok) return `takes no change: ${further.error.code}`;
  }
  await session.value.close();
  return damage;
}

/** What was damaged is evidence: it lies in its place, or in quarantine. */
function damageOfEvidence(dir: string, { mends }: Scene): string | null {
  if (mends !== true) return null;
  const bytes = readFileSync(join(dir, damagedName));
  const vaultDir = join(dir, "vault");
  const kept = readdirSync(vaultDir, { recursive: true, encoding: "utf8" })
    .map((name) => join(vaultDir, name))
    .some(
      (path) => lstatSync(path).isFile() && readFileSync(path).equals(bytes),
    );
  return kept ? null : "the damaged file is nowhere any more";
}

/** A bundle that has its name is the one that was approved. */
function damageOfBundle(dir: string, { afterDir }: Scene): string | null {
  const [found, wanted] = [dir, afterDir].map((each) => join(each, "bundle"));
  if (found === undefined || wanted === undefined || !existsSync(found))
    return null;
  return snapshot(found).join() === snapshot(wanted).join()
    ? null
    : "a bundle has its name and is not whole";
}

/** Where plaintext may lie: what the vendor sent, and what was released. */
const plaintextPlaces = /^(?:inbox|bundle|\.counterseal-[0-9a-f-]+\.part)\//;
const hiddenPart = /^\.counterseal-[0-9a-f-]+\.part\//;
/** Not the note of who opened last: it is no promise, and its next writing begins with taking this away. */
const leftover =
  /^(?!profile\/last-slots\/)(?:vault|profile)\/(?:.*\/)?(?:[^/]*\.part|lock[^/]*|work-[^/]*)$/;

/** Begun in the profile, and taken away by its next writing: of a vault that never came to be, or that is open for reading alone, there is none. */
const begunAnchor = /^profile\/anchors\/[0-9a-f]{32}\.json\.part$/;

/** What should not lie there any more, once the vault was opened and closed again. */
function leftovers(
  dir: string,
  { rolledBack }: Scene,
  { killed, acknowledged }: Ended,
): string | null {
  const names = readdirSync(dir, { recursive: true, encoding: "utf8" });
  const unmade = !existsSync(join(dir, "vault"));
  const readOnly = rolledBack === true && !acknowledged;
  for (const name of names) {
    if (killed && (unmade || readOnly) && begunAnchor.test(name)) continue;
    if (leftover.test(name)) return `${name} was left`;
    if (!killed && hiddenPart.test(`${name}/`)) return `${name} was left`;
    const path = join(dir, name);
    if (plaintextPlaces.test(name) || !lstatSync(path).isFile()) continue;
    if (readFileSync(path).includes(plaintextMark))
      return `plaintext in ${name}`;
  }
  return null;
}

/** A lock that was torn while it was made is waited for; here that time has passed. */
function ageLocks(dir: string): void {
  for (const name of readdirSync(join(dir, "vault")))
    if (name.startsWith("lock")) utimesSync(join(dir, "vault", name), 1, 1);
}

/** What of the promises is broken, after an operation ended somehow; null when nothing is. */
export async function damageAfter(
  dir: string,
  scene: Scene,
  ended: Ended,
): Promise<string | null> {
  const missing = (scene.makes ?? []).find(
    (path) => ended.acknowledged && !existsSync(join(dir, path)),
  );
  if (existsSync(join(dir, "vault"))) ageLocks(dir);
  if (missing !== undefined) return `acknowledged, and there is no ${missing}`;
  return (
    (await damageOfVault(dir, scene, ended)) ??
    (await damageOfSlots(dir, scene, ended)) ??
    (await damageOfCopies(dir)) ??
    (await damageOfKit(dir)) ??
    damageOfBundle(dir, scene) ??
    damageOfEvidence(dir, scene) ??
    leftovers(dir, scene, ended)
  );
}
