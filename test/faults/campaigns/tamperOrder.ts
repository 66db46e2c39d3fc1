// SPDX-License-Identifier: Apache-2.0
import { AuditId } from "../../../shared/ids.ts";
import { requireOk } from "../../support/unwrap.ts";
import { createModelDisk } from "../model/modelDisk.ts";
import type { Tree } from "../model/journal.ts";
import {
  anchorPath,
  attackPlaces,
  bytesAt,
  catalogPath,
  makeAttackedVault,
  recordsOf,
  segmentPath,
  verdictOf,
  withFiles,
} from "../support/attackedVault.ts";
import { type Outcome, Tally } from "../support/campaign.ts";
import { installKdfMemo } from "../support/kdfMemo.ts";
import { openAt } from "../support/opening.ts";
import { stateText } from "../support/referenceChain.ts";

/** The vault after each of so many entries, catalog and anchor with it. */
async function generations(first: Tree, count: number): Promise<Tree[]> {
  const model = createModelDisk(first);
  const trees: Tree[] = [];
  for (let index = 0; index < count; index += 1) {
    const session = requireOk(await openAt(model.disk, attackPlaces));
    const audit = AuditId.parse(`generation-${String(index)}`);
    const body = { audit, title: `Generation ${String(index)}` };
    requireOk(await session.commit([{ type: "audit.created", body }]));
    await session.close();
    trees.push(new Map(model.tree("/")));
  }
  return trees;
}

/** Every older copy of the vault, put back while this profile remembers a newer one. */
async function rollBack(tally: Tally, trees: readonly Tree[]): Promise<void> {
  for (const [older, tree] of trees.entries())
    for (const newer of trees.slice(older + 1)) {
      tally.count("rollbacks");
      const path = anchorPath(newer);
      const back = withFiles(tree, { [path]: bytesAt(newer, path) });
      const verdict = await verdictOf(
        back,
        ({ freshness, readOnly }) => `${freshness} ${String(readOnly)}`,
      );
      if (verdict !== "rolled-back true")
        tally.find(`generation ${String(older)} put back: ${verdict}`);
    }
}

/** A catalog of another time says nothing: what opens is the fold of the ledger that is there. */
async function mixCatalogs(
  tally: Tally,
  trees: readonly Tree[],
): Promise<void> {
  const look = (session: { state: unknown }) => stateText(session.state);
  for (const tree of trees.filter((_, index) => index % 10 === 0)) {
    const wanted = await verdictOf(
      withFiles(tree, { [catalogPath]: null }),
      look,
    );
    for (const other of trees) {
      tally.count("catalogs of another time");
      const catalog = bytesAt(other, catalogPath);
      const mixed = withFiles(tree, { [catalogPath]: catalog });
      if ((await verdictOf(mixed, look)) !== wanted)
        tally.find("a catalog of another time is believed");
    }
  }
}

/** Entries taken out, put in, swapped and repeated, each to be named by the first place that is wrong. */
async function reorder(tally: Tally, tree: Tree, other: Tree): Promise<void> {
  const records = recordsOf(bytesAt(tree, segmentPath));
  const foreign = recordsOf(bytesAt(other, segmentPath));
  const attempt = async (
    what: string,
    changed: readonly Uint8Array[],
    seq: number,
  ): Promise<void> => {
    tally.count(what);
    const bytes = Buffer.concat(changed);
    const verdict = await verdictOf(withFiles(tree, { [segmentPath]: bytes }));
    if (verdict !== `ledger-damaged ${String(seq)}`)
      tally.find(`${what} at ${String(seq)}: ${verdict}`);
  };
  const last = records.length - 1;
  for (const [seq, record] of records.entries()) {
    const before = records.slice(0, seq);
    const after = records.slice(seq + 1);
    if (seq < last)
      await attempt("entries deleted", [...before, ...after], seq);
    const twice = [...before, record, record, ...after];
    // A repeated last entry looks like a write that was cut off, after all that was acknowledged.
    if (seq < last) await attempt("entries repeated", twice, seq + 1);
    const theirs = foreign[seq] ?? record;
    const mixed = [...before, theirs, ...after];
    await attempt("entries of another vault", mixed, seq);
    for (let to = seq + 1; to <= last; to += 1) {
      const swapped = [...records];
      swapped[seq] = records[to] ?? record;
      swapped[to] = record;
      await attempt("entries swapped", swapped, seq);
    }
  }
}

/** Two honest copies that went on apart: the one that this profile did not see is recognised. */
async function fork(tally: Tally, start: Tree): Promise<void> {
  const apart = async (name: string): Promise<Tree> => {
    const model = createModelDisk(start);
    const session = requireOk(await openAt(model.disk, attackPlaces));
    const body = { audit: AuditId.parse(name), title: name };
    requireOk(await session.commit([{ type: "audit.created", body }]));
    await session.close();
    return model.tree("/");
  };
  const mine = await apart("mine");
  const theirs = await apart("theirs");
  const path = anchorPath(mine);
  tally.count("forks");
  const mixed = withFiles(theirs, { [path]: bytesAt(mine, path) });
  const verdict = await verdictOf(mixed);
  if (verdict !== "rolled-back") tally.find(`a fork: ${verdict}`);
}

async function cutTail(tally: Tally, tree: Tree): Promise<void> {
  const records = recordsOf(bytesAt(tree, segmentPath));
  for (let kept = 0; kept < records.length; kept += 1) {
    tally.count("tails cut");
    const bytes = Buffer.concat(records.slice(0, kept));
    const verdict = await verdictOf(withFiles(tree, { [segmentPath]: bytes }));
    const wanted = kept === 0 ? "ledger-damaged 0" : "rolled-back";
    if (verdict !== wanted)
      tally.find(`${String(kept)} entries kept: ${verdict}`);
  }
  for (const name of [
    "000000000001.sealed",
    "00000000000.sealed",
    "x.sealed",
  ]) {
    tally.count("segments renamed");
    const segment = bytesAt(tree, segmentPath);
    const renamed = withFiles(tree, {
      [segmentPath]: null,
      [`work/vault/ledger/${name}`]: segment,
    });
    const verdict = await verdictOf(renamed);
    if (verdict !== "ledger-damaged 0")
      tally.find(`a segment named ${name}: ${verdict}`);
  }
}

/** @param count generations of the vault; their pairs are rolled back */
export async function tamperOrder(count: number): Promise<Outcome> {
  const memo = installKdfMemo();
  const tally = new Tally("time and order");
  try {
    const { tree } = await makeAttackedVault({});
    const other = await makeAttackedVault({});
    const trees = await generations(tree, count);
    const newest = trees.at(-1) ?? tree;
    const short = trees[Math.min(count, 25) - 1] ?? tree;
    const [foreign] = (await generations(other.tree, 25)).slice(-1);
    await rollBack(tally, trees);
    await mixCatalogs(tally, trees);
    await reorder(tally, short, foreign ?? other.tree);
    await cutTail(tally, newest);
    await fork(tally, tree);
  } finally {
    memo.remove();
  }
  return tally.outcome();
}
