// SPDX-License-Identifier: Apache-2.0
import { checkVault } from "../../../electron/engine/vault/checkVault.ts";
import { requireOk } from "../../support/unwrap.ts";
import { createFaultyDisk, type Fault } from "../model/faultyDisk.ts";
import type { Tree } from "../model/journal.ts";
import { createModelDisk, type ModelDisk } from "../model/modelDisk.ts";
import { anchorPath, bytesAt } from "../support/attackedVault.ts";
import { type Outcome, Tally } from "../support/campaign.ts";
import { installKdfMemo } from "../../support/kdfMemo.ts";
import { openAt, withDeadHolder } from "../support/opening.ts";
import { headsOf } from "../support/referenceChain.ts";
import { inboxFiles, type Known, placesIn, workOn } from "../support/work.ts";

const places = placesIn("/model");

/** The vault as an operation found it, and the ledger as that left it. */
interface Scene {
  readonly index: number;
  readonly operation: string;
  readonly before: Tree;
  readonly known: Known;
  readonly headsBefore: readonly string[];
}

async function headsIn(tree: Tree): Promise<string[]> {
  if (!tree.has("model/vault")) return [];
  const copy = createModelDisk(withDeadHolder(tree));
  const session = requireOk(await openAt(copy.disk, places));
  const heads = await headsOf(session);
  await session.close();
  return heads;
}

/** A day without faults, stopped before each operation. */
async function scenes(): Promise<readonly Scene[]> {
  const model = createModelDisk(
    new Map(
      Object.entries(inboxFiles).map(([name, bytes]) => [
        `model/inbox/${name}`,
        bytes,
      ]),
    ),
  );
  const work = await workOn(model.disk, places);
  const found: Scene[] = [];
  for (const [index, operation] of work.operations.entries()) {
    const before = withDeadHolder(model.tree("/"));
    found.push({
      index,
      operation: operation.name,
      before,
      known: { ...work.known, versions: new Map(work.known.versions) },
      headsBefore: await headsIn(before),
    });
    await operation.run();
  }
  return found;
}

interface Tried {
  readonly model: ModelDisk;
  readonly error: string | null;
  readonly calls: number;
  readonly hit: string | null;
  /** Whether a further entry was acknowledged once the disk worked again. */
  readonly after: boolean;
}

/** One operation with one fault, on the vault as it was before. */
async function tryOperation(scene: Scene, fault: Fault): Promise<Tried> {
  const model = createModelDisk(scene.before);
  const faulty = createFaultyDisk(model.disk);
  const work = await workOn(faulty.disk, places, scene.known);
  if (scene.index > 0) await work.open();
  faulty.arm(fault);
  let error: string | null = null;
  try {
    await work.operations[scene.index]?.run();
  } catch (thrown) {
    error = thrown instanceof Error ? thrown.message : String(thrown);
  }
  const [calls, hit] = [faulty.calls(), faulty.hit()];
  faulty.arm(null);
  const after = await work.record("after-the-fault");
  await work.close();
  return { model, error, calls, hit, after };
}

function anchoredSeq(tree: Tree): number {
  const text = Buffer.from(bytesAt(tree, anchorPath(tree))).toString();
  return (JSON.parse(text) as { seq: number }).seq;
}

/** What is broken once the disk works again; null when nothing is. */
async function damageAfter(scene: Scene, tried: Tried): Promise<string | null> {
  const tree = withDeadHolder(tried.model.tree("/"));
  if (!tree.has("model/vault"))
    return scene.index === 0 && tried.error !== null
      ? null
      : "the vault is gone";
  const session = await openAt(createModelDisk(tree).disk, places);
  if (!session.ok) return `does not open: ${session.error.code}`;
  const heads = await headsOf(session.value);
  const { report } = requireOk(
    await checkVault(
      session.value,
      new AbortController().signal,
      () => undefined,
    ),
  );
  const { freshness, readOnly, state } = session.value;
  const further = state.audits.has("after-the-fault" as never);
  await session.value.close();
  if (freshness !== "proven" || readOnly) return `opens as ${freshness}`;
  if (scene.headsBefore.some((head, seq) => heads[seq] !== head))
    return "something acknowledged is lost";
  const acknowledged = tried.after || tried.error === null;
  if (acknowledged && anchoredSeq(tree) !== heads.length - 1)
    return "something was acknowledged that the anchor does not know";
  if (tried.after !== further)
    return `a further entry was ${tried.after ? "" : "not "}acknowledged, and is ${further ? "" : "not "}there`;
  if (report.header !== "whole" || report.ledger !== "whole")
    return `header ${report.header}, ledger ${report.ledger}`;
  const [problem] = report.objects.problems;
  return problem === undefined ? null : `${problem.what} ${problem.name}`;
}

const codes = [
  "EIO",
  "ENOSPC",
  "EDQUOT",
  "EACCES",
  "EROFS",
  "EMFILE",
  "EINTR",
  "short",
] as const;

async function judge(tally: Tally, scene: Scene, fault: Fault) {
  const tried = await tryOperation(scene, fault);
  if (tried.hit === null) return tried;
  tally.count(fault.what === "short" ? "short writes" : "injected errors");
  const where = `${fault.what} at call ${String(fault.after)} (${tried.hit}) of “${scene.operation}”`;
  if (tried.error?.includes('"internal"') === true)
    tally.find(`${where}: reported as an internal error`);
  if (fault.what === "short" && tried.error !== null)
    tally.find(`${where}: ${tried.error}`);
  const damage = await damageAfter(scene, tried);
  if (damage !== null) tally.find(`${where}: ${damage}`);
  return tried;
}

/** Many entries, one after the other: what can go wrong with one is tried with the other operations. */
const longOnes = new Set([
  "enrol people",
  "bring a charter into force",
  "approve a release",
]);

/** @param every tries each so many-th call of an operation; 1 is all of them */
export async function errorCampaign(every: number): Promise<Outcome> {
  const memo = installKdfMemo();
  const tally = new Tally("errors of the disk");
  try {
    for (const scene of await scenes()) {
      if (scene.operation === "close") continue;
      if (every > 1 && longOnes.has(scene.operation)) continue;
      tally.count("operations");
      for (const [turn, what] of codes.entries())
        for (const lasting of what === "short" ? [true] : [false, true])
          for (let after = turn % every; ; after += every) {
            const tried = await judge(tally, scene, { after, what, lasting });
            if (after >= tried.calls) break;
          }
    }
  } finally {
    memo.remove();
  }
  return tally.outcome();
}
