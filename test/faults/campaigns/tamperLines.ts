// SPDX-License-Identifier: Apache-2.0
import { openVault } from "../../../electron/engine/vault/openVault.ts";
import type { Session } from "../../../electron/engine/session.ts";
import { createStorage } from "../../../electron/storage/storage.ts";
import { AuditId, instantAt } from "../../../shared/ids.ts";
import { requireOk } from "../../support/unwrap.ts";
import { testPassphrase } from "../../support/vaults.ts";
import type { Tree } from "../model/journal.ts";
import { createModelDisk } from "../model/modelDisk.ts";
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
import { installKdfMemo } from "../../support/kdfMemo.ts";
import { workClock } from "../support/modelDesk.ts";
import { headsOf } from "../support/referenceChain.ts";

const dayMs = 86_400_000;
const yearDays = 365;

async function openBy(tree: Tree, clock: number) {
  const model = createModelDisk(tree);
  const { vaultDir: rootDir, profileDir } = attackPlaces;
  const session = requireOk(
    await openVault(createStorage(model.disk), {
      ...{ rootDir, profileDir, passphrase: testPassphrase },
      now: () => instantAt(clock),
      changed: () => undefined,
    }),
  );
  return { session, model };
}

function addAudit(session: Session, name: string) {
  const body = { audit: AuditId.parse(name), title: name };
  return session.commit([{ type: "audit.created", body }]);
}

/** The vault after so many commits of its own, each a record. */
async function goOn(start: Tree, name: string, commits: number): Promise<Tree> {
  const { session, model } = await openBy(start, workClock);
  for (let index = 0; index < commits; index += 1)
    requireOk(await addAudit(session, `${name}-${String(index)}`));
  await session.close();
  return model.tree("/");
}

/** Every order in which two lists can be merged, each keeping its own. */
function* merges<T>(a: readonly T[], b: readonly T[]): Generator<readonly T[]> {
  const [[firstA, ...restA], [firstB, ...restB]] = [a, b];
  if (firstA === undefined || firstB === undefined) {
    yield [...a, ...b];
    return;
  }
  for (const rest of merges(restA, b)) yield [firstA, ...rest];
  for (const rest of merges(a, restB)) yield [firstB, ...rest];
}

const commits = 4;

/** Two honest copies that went on apart, laid into each other: no more than one of them is ever read. */
async function mergeLines(tally: Tally, start: Tree): Promise<void> {
  const common = recordsOf(bytesAt(start, segmentPath));
  const lines = await Promise.all(
    ["mine", "theirs"].map((name) => goOn(start, name, commits)),
  );
  const [mine = [], theirs = []] = lines.map((line) =>
    recordsOf(bytesAt(line, segmentPath)).slice(common.length),
  );
  const chains = await Promise.all(
    lines.map((line) =>
      verdictOf(line, async (s) => (await headsOf(s)).join()),
    ),
  );
  for (const line of lines)
    for (const order of merges(mine, theirs)) {
      tally.count("merges of two lines");
      const mixed = withFiles(line, {
        [segmentPath]: Buffer.concat([...common, ...order]),
        [catalogPath]: null,
      });
      const { session } = await openBy(mixed, workClock);
      const read = (await headsOf(session)).join();
      const { readOnly } = session;
      await session.close();
      if (!chains.some((chain) => chain.startsWith(read)))
        tally.find("entries of two lines are read as one");
      if (!readOnly) tally.find("a merge of two lines may be written");
    }
}

/** The clock far away in either direction, and back: the ledger's order is its numbers' alone. */
async function moveClocks(tally: Tally, start: Tree): Promise<void> {
  const days = [-10, -1, 1, 10].map((years) => years * yearDays);
  let tree = start;
  for (const [index, day] of [...days, ...days.toReversed()].entries()) {
    tally.count("clocks moved");
    const clock = workClock + day * dayMs;
    const { session, model } = await openBy(tree, clock);
    const { checkpoint, freshness, readOnly } = session;
    if (freshness !== "proven" || readOnly)
      tally.find(`${String(day)} days on: ${freshness}`);
    requireOk(await addAudit(session, `clock-${String(index)}`));
    if (session.checkpoint.seq !== checkpoint.seq + 1)
      tally.find(`${String(day)} days on: another number`);
    await session.close();
    const older = tree;
    tree = model.tree("/");
    const path = anchorPath(tree);
    const back = withFiles(older, { [path]: bytesAt(tree, path) });
    for (const later of [...days, 0]) {
      tally.count("rollbacks under another clock");
      const opened = await openBy(back, workClock + later * dayMs);
      if (opened.session.freshness !== "rolled-back")
        tally.find(`put back, ${String(later)} days on: not noticed`);
      await opened.session.close();
    }
  }
}

export async function tamperLines(): Promise<Outcome> {
  const memo = installKdfMemo();
  const tally = new Tally("merged lines and moved clocks");
  try {
    const { tree } = await makeAttackedVault({});
    await mergeLines(tally, tree);
    await moveClocks(tally, tree);
  } finally {
    memo.remove();
  }
  return tally.outcome();
}
