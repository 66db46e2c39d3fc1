// SPDX-License-Identifier: Apache-2.0
import { checkVault } from "../../../electron/engine/vault/checkVault.ts";
import type { Session } from "../../../electron/engine/session.ts";
import { createDice } from "../../support/dice.ts";
import { requireOk } from "../../support/unwrap.ts";
import { type Image, Persistence } from "../model/crashes.ts";
import type { Step, Tree } from "../model/journal.ts";
import { createModelDisk, type ModelDisk } from "../model/modelDisk.ts";
import { type Outcome, Tally } from "../support/campaign.ts";
import { installKdfMemo } from "../../support/kdfMemo.ts";
import { openAt, withDeadHolder } from "../support/opening.ts";
import {
  headsOf,
  referenceChain,
  stateText,
} from "../support/referenceChain.ts";
import { inboxFiles, placesIn, workOn } from "../support/work.ts";
import type { Day, Promised } from "./day.ts";
import {
  damageOfBundle,
  damageOfKits,
  damageOfRemoval,
} from "./crashOutside.ts";

export const places = placesIn("/model");

/** Runs every operation on the real engine, which knows nothing of the model under it. */
export async function recordDay(): Promise<Day> {
  const memo = installKdfMemo();
  try {
    return await record();
  } finally {
    memo.remove();
  }
}

async function record(): Promise<Day> {
  const inbox = Object.entries(inboxFiles).map(
    ([name, bytes]) => [`model/inbox/${name}`, bytes] as const,
  );
  const model = createModelDisk(new Map(inbox));
  const promised: Promised[] = [];
  let seq = -1;
  const { operations } = await workOn(model.disk, places);
  for (const operation of operations) {
    const { name } = operation;
    await operation.run();
    seq = (await tipOf(model, name)) ?? seq;
    promised.push({ operation: name, seq });
    model.acknowledge(promised.length - 1);
  }
  const session = requireOk(await openAt(model.disk, places));
  const chain = await referenceChain(session);
  const removed = [...session.state.deliverables.values()]
    .filter((deliverable) => deliverable.removed)
    .flatMap(({ versions }) => versions.map(({ object }) => object as string));
  await session.close();
  return { model, promised, chain, removed, final: model.tree("/model") };
}

/** The number of the last entry, read on a copy so that the day's journal stays as it is. */
async function tipOf(model: ModelDisk, name: string): Promise<number | null> {
  const copy = createModelDisk(withDeadHolder(model.tree("/")));
  const session = await openAt(copy.disk, places);
  if (!session.ok) throw new Error(`no vault after “${name}”`);
  const { seq } = session.value.checkpoint;
  await session.value.close();
  return seq;
}

interface Crash {
  readonly image: Image;
  /** Index of the last promise that was kept before the crash; -1 for none. */
  readonly done: number;
}

/** Operations whose entries a crash leaves all together or not at all. */
const indivisible: ReadonlySet<string | undefined> = new Set([
  "import several files",
]);

async function damageOfLedger(
  session: Session,
  day: Day,
  done: number,
): Promise<string | null> {
  const heads = await headsOf(session);
  const last = heads.length - 1;
  if (heads.some((head, seq) => head !== day.chain.heads[seq]))
    return "the ledger is not the one that was written";
  const least = day.promised[done]?.seq ?? 0;
  const most = day.promised[done + 1]?.seq ?? least;
  if (last < least)
    return `acknowledged entry ${String(least)} is lost: the ledger ends with ${String(last)}`;
  if (last > most) return `entry ${String(last)} was never begun`;
  const during = day.promised[done + 1]?.operation;
  if (indivisible.has(during) && last !== least && last !== most)
    return `of “${during ?? ""}” a part is there`;
  if (stateText(session.state) !== day.chain.states[last])
    return "the state is not the fold of the ledger";
  return null;
}

async function damageOfSession(
  session: Session,
  day: Day,
  done: number,
): Promise<string | null> {
  if (session.freshness !== "proven")
    return `a crash looks like an attack: ${session.freshness}`;
  if (session.readOnly) return "the vault opens for reading only";
  const ledger = await damageOfLedger(session, day, done);
  if (ledger !== null) return ledger;
  const { report } = requireOk(
    await checkVault(session, new AbortController().signal, () => undefined),
  );
  const { problems } = report.objects;
  if (report.header !== "whole" || report.ledger !== "whole")
    return `header ${report.header}, ledger ${report.ledger}`;
  if (problems.length > 0)
    return problems.map(({ what, name }) => `${what} ${name}`).join(", ");
  return null;
}

const createdAt = 0;

/** Opens what a crash left and says what of the promises is broken; null when nothing is. */
export async function damageAfter(
  day: Day,
  tree: Tree,
  done: number,
): Promise<{ readonly damage: string | null; readonly after: ModelDisk }> {
  const after = createModelDisk(withDeadHolder(tree));
  if (!tree.has("model/vault") && done < createdAt)
    return { damage: null, after };
  const session = await openAt(after.disk, places);
  if (!session.ok)
    return { damage: `does not open: ${session.error.code}`, after };
  const damage =
    (await damageOfSession(session.value, day, done)) ??
    (await damageOfKits(day, tree, done)) ??
    damageOfRemoval(day, tree, done) ??
    damageOfBundle(day, tree, done);
  await session.value.close();
  return { damage, after };
}

export interface CrashOptions {
  readonly seed: number;
  /** Crash states tried at each point of the day. */
  readonly statesPerPoint: number;
  /** One in so many states is crashed again while it is being put in order. */
  readonly crashAgainEvery: number;
  readonly stopAtFirst?: boolean;
}

/** Crash states of one journal: the plain ones first, then those that dice choose. */
function* crashesOf(
  model: ModelDisk,
  journal: readonly Step[],
  options: CrashOptions,
  done: number,
): Generator<Crash, void, void> {
  const dice = createDice(options.seed);
  const persistence = new Persistence(model);
  let last = done;
  for (const step of journal) {
    persistence.take(step);
    if (step.step === "acknowledged") last = step.mark;
    const states = persistence.settled ? 1 : options.statesPerPoint;
    for (let state = 0; state < states; state += 1) {
      const quarters = (state < 2 ? state * 4 : dice.number(5)) as 0;
      const image = persistence.image(dice, quarters, state > 1);
      yield { image, done: last };
    }
  }
}

/** Every crash of the day, and crashes of the start that follows one. */
export async function crashCampaign(
  day: Day,
  options: CrashOptions,
): Promise<Outcome> {
  const memo = installKdfMemo();
  const tally = new Tally("crashes of a model disk");
  tally.count("operations", day.promised.length);
  tally.count("points", day.model.journal.length);
  const seen = new Set<string>();
  const judge = async (crash: Crash, what: string) => {
    tally.count("crash states");
    const key = `${String(crash.done)}\n${crash.image.key}`;
    if (seen.has(key)) return null;
    seen.add(key);
    tally.count("different ones");
    const { damage, after } = await damageAfter(
      day,
      crash.image.tree(),
      crash.done,
    );
    const during = day.promised[crash.done + 1]?.operation ?? "the end";
    if (damage !== null) tally.find(`${what} (during “${during}”): ${damage}`);
    return after;
  };
  const crashAgain = async (after: ModelDisk, done: number) => {
    const few = { ...options, statesPerPoint: 3 };
    for (const second of crashesOf(after, [...after.journal], few, done)) {
      const key = `again ${String(seen.size)}`;
      const image = { ...second.image, key };
      await judge({ ...second, image }, "after a second crash");
    }
  };
  try {
    for (const crash of crashesOf(day.model, day.model.journal, options, -1)) {
      const after = await judge(crash, "after a crash");
      const again = seen.size % options.crashAgainEvery === 0;
      if (after !== null && again) await crashAgain(after, crash.done);
      if (options.stopAtFirst === true && tally.found > 0) break;
    }
  } finally {
    memo.remove();
  }
  return tally.outcome();
}
