// SPDX-License-Identifier: Apache-2.0
import type { Failure } from "../../../shared/failure.ts";
import type {
  RepairStep,
  RepairStepKind,
} from "../../../shared/ipc/repairContract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Context, Job } from "../context.ts";
import { refusalOf, type Session } from "../session.ts";
import { type Extension, extendLedger, extensionBy } from "./repairLedger.ts";
import type { Kept } from "./quarantine.ts";
import { planRepair, type Work } from "./repairPlan.ts";
import { doWork } from "./repairWork.ts";
import { reopen } from "./reopen.ts";

export interface RepairRequest {
  readonly apply: boolean;
  /** For what cannot be got back; without it that is left as it is. */
  readonly reason: string | null;
}

type Steps = Result<RepairStep[], Failure>;

function step(
  kind: RepairStepKind,
  subject: string,
  name = "",
  done = false,
): RepairStep {
  return { kind, subject, name, done };
}

function entries({ from, to }: Extension): string {
  return from === to ? String(from) : `${String(from)}–${String(to)}`;
}

function stepsOf(works: readonly Work[]): RepairStep[] {
  return works.map(({ kind, subject, name }) => step(kind, subject, name));
}

function isBroken({ standing }: Session): boolean {
  return standing.lost !== null || standing.damagedAt !== null;
}

/** The entry from which on the ledger must be given up when nothing brings the rest back. */
function lossOf({ checkpoint }: Session, extension: Extension | null): string {
  return String((extension?.to ?? checkpoint.seq) + 1);
}

async function dryRun(
  session: Session,
  backup: Session | null,
  extension: Extension | null,
  job: Job,
): Promise<Steps> {
  // What the vault will hold: files that only the lost entries name are none too many.
  const state =
    extension === null ? session.state : (backup?.state ?? session.state);
  const planned = await planRepair(session, state, backup, job);
  if (!planned.ok) return planned;
  const lost = isBroken(session) && extension?.reachesLost !== true;
  return ok([
    ...(extension ? [step("ledger-extended", entries(extension))] : []),
    ...(lost ? [step("adopted", lossOf(session, extension))] : []),
    ...stepsOf(planned.value),
  ]);
}

interface Mended {
  readonly session: Session;
  readonly steps: RepairStep[];
}

/** The ledger first: only a vault that takes entries can have the other repairs on record. */
async function mendLedger(
  context: Context,
  session: Session,
  backup: Session | null,
  extension: Extension | null,
  reason: string | null,
): Promise<Result<Mended, Failure>> {
  if (!isBroken(session)) return ok({ session, steps: [] });
  const steps: RepairStep[] = [];
  let open = session;
  let kept: readonly Kept[] = [];
  if (extension && backup) {
    const extended = await extendLedger(session, backup);
    if (!extended.ok) return extended;
    kept = extended.value;
    const again = await reopen(context, session, backup);
    if (!again.ok) return again;
    open = again.value;
    steps.push(step("ledger-extended", entries(extension)));
  }
  if (isBroken(open)) {
    steps.push(step("adopted", lossOf(open, null)));
    if (reason === null) return ok({ session: open, steps });
    const adopted = await open.adopt(reason);
    if (!adopted.ok) return adopted;
  }
  if (extension) {
    const subject = entries(extension);
    const body = { what: "ledger-extended" as const, subject };
    const recorded = await open.commit([
      { type: "vault.repaired", body: { ...body, kept: [...kept] } },
    ]);
    if (!recorded.ok) return recorded;
  }
  return ok({
    session: open,
    steps: steps.map((each) => ({ ...each, done: true })),
  });
}

async function doAll(
  { session, steps }: Mended,
  backup: Session | null,
  reason: string | null,
  job: Job,
): Promise<Steps> {
  const planned = await planRepair(session, session.state, backup, job);
  if (!planned.ok) return planned;
  if (session.readOnly) return ok([...steps, ...stepsOf(planned.value)]);
  const all = [...steps];
  for (const work of planned.value) {
    const done = await doWork(session, backup, work, reason, job);
    if (!done.ok) return done;
    all.push(step(work.kind, work.subject, work.name, done.value));
  }
  return ok(all);
}

/**
 * Mends what a check finds, and destroys nothing: what is taken out of the way lies in quarantine, and every
 * repair is on the ledger. Without `apply` it only says what it would do. The vault may have been opened anew.
 * Fails with `backup-damaged` {reason} for a backup whose own ledger is damaged, `vault-in-use`,
 * `vault-read-only`, `cancelled`, or why the disk refuses.
 */
export async function repairVault(
  context: Context,
  session: Session,
  backup: Session | null,
  { apply, reason }: RepairRequest,
  job: Job,
): Promise<Steps> {
  const extension = backup ? await extensionBy(session, backup) : ok(null);
  if (!extension.ok) return extension;
  if (!apply) return dryRun(session, backup, extension.value, job);
  const { barred, standing } = session;
  if (barred !== null)
    return err(refusalOf({ ...standing, readOnlyWhy: barred }));
  const mended = await mendLedger(
    context,
    session,
    backup,
    extension.value,
    reason,
  );
  return mended.ok ? doAll(mended.value, backup, reason, job) : mended;
}
