// SPDX-License-Identifier: Apache-2.0
import { AuditId } from "../../../shared/ids.ts";
import type { Session } from "../../../electron/engine/session.ts";
import { requireOk } from "../../support/unwrap.ts";
import { createModelDisk } from "../model/modelDisk.ts";
import type { Tree } from "../model/journal.ts";
import {
  anchorPath,
  attackPlaces,
  bytesAt,
  catalogPath,
  firstEntries,
  makeAttackedVault,
  recordsOf,
  segmentPath,
  verdictOf,
  withFiles,
} from "../support/attackedVault.ts";
import { type Outcome, Tally } from "../support/campaign.ts";
import { installKdfMemo } from "../../support/kdfMemo.ts";
import { openAt } from "../support/opening.ts";
import { stateText } from "../support/referenceChain.ts";

/** The vault after each of so many commits of one to three entries, catalog and anchor with it. */
async function generations(first: Tree, count: number): Promise<Tree[]> {
  const model = createModelDisk(first);
  const trees: Tree[] = [];
  for (let index = 0; index < count; index += 1) {
    const session = requireOk(await openAt(model.disk, attackPlaces));
    const acts = ["a", "b", "c"].slice(0, 1 + (index % 3)).map((letter) => {
      const audit = AuditId.parse(`generation-${String(index)}${letter}`);
      const body = { audit, title: `Generation ${String(index)}` };
      return { type: "audit.created", body } as const;
    });
    requireOk(await session.commit(acts));
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

/** Records taken out, put in, swapped and repeated, each to be named by the first place that is wrong. */
async function reorder(tally: Tally, tree: Tree, other: Tree): Promise<void> {
  const records = recordsOf(bytesAt(tree, segmentPath));
  const firsts = await firstEntries(tree);
  const foreign = recordsOf(bytesAt(other, segmentPath));
  const attempt = async (
    what: string,
    changed: readonly Uint8Array[],
    index: number,
  ): Promise<void> => {
    tally.count(what);
    const seq = String(firsts[index]);
    const bytes = Buffer.concat(changed);
    const verdict = await verdictOf(withFiles(tree, { [segmentPath]: bytes }));
    if (verdict !== `ledger-damaged ${seq}`)
      tally.find(`${what} at ${seq}: ${verdict}`);
  };
  const last = records.length - 1;
  for (const [index, record] of records.entries()) {
    const before = records.slice(0, index);
    const after = records.slice(index + 1);
    if (index < last)
      await attempt("records deleted", [...before, ...after], index);
    const twice = [...before, record, record, ...after];
    // A repeated last record looks like a write that was cut off, after all that was acknowledged.
    if (index < last) await attempt("records repeated", twice, index + 1);
    const theirs = foreign[index] ?? record;
    const mixed = [...before, theirs, ...after];
    await attempt("records of another vault", mixed, index);
    for (let to = index + 1; to <= last; to += 1) {
      const swapped = [...records];
      swapped[index] = records[to] ?? record;
      swapped[to] = record;
      await attempt("records swapped", swapped, index);
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

/** The vault with so many records more, each an entry, and the anchor of the last. */
async function grown(first: Tree, records: number): Promise<Tree> {
  const model = createModelDisk(first);
  const session = requireOk(await openAt(model.disk, attackPlaces));
  for (let index = 0; index < records; index += 1) {
    const name = `long-${String(index)}`;
    const body = { audit: AuditId.parse(name), title: name };
    requireOk(await session.commit([{ type: "audit.created", body }]));
  }
  await session.close();
  return withFiles(model.tree("/"), { [catalogPath]: null });
}

async function cutTail(tally: Tally, tree: Tree): Promise<void> {
  const records = recordsOf(bytesAt(tree, segmentPath));
  for (let kept = 0; kept < records.length; kept += 1) {
    tally.count("tails cut");
    const bytes = Buffer.concat(records.slice(0, kept));
    const verdict = await verdictOf(withFiles(tree, { [segmentPath]: bytes }));
    const wanted = kept === 0 ? "ledger-damaged 0" : "rolled-back";
    if (verdict !== wanted)
      tally.find(`${String(kept)} records kept: ${verdict}`);
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
      [`model/vault/ledger/${name}`]: segment,
    });
    const verdict = await verdictOf(renamed);
    if (verdict !== "ledger-damaged 0")
      tally.find(`a segment named ${name}: ${verdict}`);
  }
}

/** Of entries that were written together and not yet anchored, a cut leaves none. */
async function cutGroup(
  tally: Tally,
  before: Tree,
  after: Tree,
): Promise<void> {
  const path = anchorPath(before);
  const unseen = withFiles(after, {
    [path]: bytesAt(before, path),
    [catalogPath]: null,
  });
  const tip = ({ checkpoint }: Session): string => String(checkpoint.seq);
  const wanted = await verdictOf(before, tip);
  const shortest = bytesAt(before, segmentPath).length;
  const whole = bytesAt(after, segmentPath);
  for (let size = shortest; size < whole.length; size += 13) {
    tally.count("groups cut");
    const cut = withFiles(unseen, { [segmentPath]: whole.subarray(0, size) });
    const verdict = await verdictOf(cut, tip);
    if (verdict !== wanted)
      tally.find(`a group cut at ${String(size)}: ${verdict}, not ${wanted}`);
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
    await cutTail(tally, await grown(newest, 9 * count));
    await cutGroup(tally, trees[1] ?? tree, trees[2] ?? tree);
    await fork(tally, tree);
  } finally {
    memo.remove();
  }
  return tally.outcome();
}
