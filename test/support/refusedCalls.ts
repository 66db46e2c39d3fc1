// SPDX-License-Identifier: Apache-2.0
import { expect } from "vitest";
import type { Disk } from "../../electron/storage/disk.ts";
import type { Failure, FailureCode } from "../../shared/failure.ts";
import type { Result } from "../../shared/result.ts";
import { createFaultyDisk } from "../faults/model/faultyDisk.ts";
import type { Tree } from "../faults/model/journal.ts";
import { createModelDisk, type ModelDisk } from "../faults/model/modelDisk.ts";
import {
  type DiskDesk,
  openDiskDesk,
  randomJob,
} from "../faults/support/modelDesk.ts";
import { withDeadHolder } from "../faults/support/opening.ts";
import { requireOk } from "./unwrap.ts";

export const profileDir = "/model/profile";
export const vaultDir = "/model/vault";

/** In the vault of `refusalScenes.ts`. */
export const everyAudit = ["harbour", "later", "last"] as const;
export const fewerAudits = ["harbour"] as const;

export type Opening = (desk: DiskDesk) => Promise<Result<unknown, Failure>>;

/** An operation of a person, and the vault that it is done on. */
export interface Tried {
  /** What lies on the disk before. */
  readonly before: Tree;
  /** Opens the vault first; null when the operation begins with a closed one. */
  readonly opens: Opening | null;
  /** What happens to the disk between the opening and the operation. */
  readonly ready?: (disk: Disk) => Promise<void>;
  readonly act: Opening;
  /** What a second try says when the first one was done but for its answer. */
  readonly again?: readonly FailureCode[];
  /** What opens the vault at last. */
  readonly opensAfter: Opening;
  /** What it must hold then. */
  readonly audits?: readonly string[];
  /** Each so many-th call is refused; each one when it is left out. */
  readonly every?: number;
  /** What is there at last that a check finds fault with. */
  readonly faults?: number;
}

/** Kinds of calls whose refusal tells one step of an operation from another. */
const telling: ReadonlySet<string> = new Set([
  ...["open", "read", "rename", "unlink", "rm", "rmdir"],
  ...["mkdir", "readdir", "lstat"],
]);

/** Opens a vault with the first of these passphrases that does. */
export function by(
  passphrases: readonly string[],
  dir: string = vaultDir,
): Opening {
  return async (desk) => {
    const [passphrase = "", ...others] = passphrases;
    const folder = desk.grant(dir);
    const opened = await desk.try("vault.open", { folder, passphrase });
    return !opened.ok && others.length > 0 ? by(others, dir)(desk) : opened;
  };
}

export function deskOn({ disk }: Pick<ModelDisk, "disk">): Promise<DiskDesk> {
  return openDiskDesk(disk, profileDir);
}

/** The disk as it is once the process has ended. */
export function afterwards(model: ModelDisk): ModelDisk {
  return createModelDisk(withDeadHolder(model.tree("/")));
}

async function expectWhole(
  model: ModelDisk,
  { opensAfter, audits: named = everyAudit, faults = 0 }: Tried,
): Promise<void> {
  const desk = await deskOn(model);
  requireOk(await opensAfter(desk));
  const status = await desk.do("vault.status", {});
  expect(status).toMatchObject({ state: "open", readOnly: false });
  const { audits } = await desk.do("audit.list", {});
  expect(audits.map(({ audit }) => audit)).toEqual(
    expect.arrayContaining([...named]),
  );
  const report = await desk.do("vault.check", { job: randomJob() });
  expect(report).toMatchObject({ header: "whole", ledger: "whole" });
  expect(report.objects.problems).toHaveLength(faults);
  await desk.close();
}

/** One try whose n-th call the disk refuses. Gives what was refused; null when there was no such call. */
async function refuseAt(tried: Tried, after: number): Promise<string | null> {
  const model = createModelDisk(tried.before);
  const faulty = createFaultyDisk(model.disk);
  const desk = await deskOn(faulty);
  if (tried.opens !== null) requireOk(await tried.opens(desk));
  await tried.ready?.(model.disk);
  faulty.arm({ after, what: "EIO", lasting: false, kinds: telling });
  const ended = await tried.act(desk);
  const hit = faulty.hit();
  faulty.arm(null);
  await desk.close();
  const where = `call ${after} (${hit ?? "none"})`;
  // A failure is one that a person can be told, never an accident.
  if (!ended.ok) expect(ended.error.code, where).not.toBe("internal");
  if (hit === null) expect(ended.ok, where).toBe(true);

  const then = afterwards(model);
  const second = await deskOn(then);
  if (tried.opens !== null) requireOk(await tried.opens(second));
  const repeated = await tried.act(second);
  await second.close();
  if (!repeated.ok)
    expect(tried.again ?? [], where).toContain(repeated.error.code);
  await expectWhole(afterwards(then), tried);
  return hit;
}

export type Operation = Pick<Tried, "act"> & Partial<Tried>;

/**
 * Refuses each call of an operation in turn. Every time it ends with an answer, can be done again, and leaves
 * the vault whole. Gives how many calls were refused.
 */
export async function refuseEach(tried: Tried): Promise<number> {
  const { every = 1 } = tried;
  let refused = 0;
  while ((await refuseAt(tried, refused * every)) !== null) refused += 1;
  return refused;
}
