// SPDX-License-Identifier: Apache-2.0
import { checkVault } from "../../../electron/engine/vault/checkVault.ts";
import type { Session } from "../../../electron/engine/session.ts";
import { createDice } from "../../support/dice.ts";
import { requireOk } from "../../support/unwrap.ts";
import { createModelDisk, type ModelDisk } from "../model/modelDisk.ts";
import {
  attackPlaces,
  makeAttackedVault,
  objectFile,
  readAll,
  versionsOf,
  withFiles,
} from "../support/attackedVault.ts";
import { type Outcome, Tally } from "../support/campaign.ts";
import { installKdfMemo } from "../../support/kdfMemo.ts";
import { openAt } from "../support/opening.ts";

type Version = ReturnType<typeof versionsOf>[number];

const sealedChunkBytes = 65_536 + 16;

interface Attacked {
  readonly session: Session;
  readonly model: ModelDisk;
  readonly contents: ReadonlyMap<string, Uint8Array>;
}

async function attacked(
  files: Readonly<Record<string, Uint8Array>>,
): Promise<Attacked> {
  const vault = await makeAttackedVault(files);
  const model = createModelDisk(vault.tree);
  const session = requireOk(await openAt(model.disk, attackPlaces));
  return { session, model, contents: vault.contents };
}

/** Reads an object over other bytes: it must end in `object-damaged` without a byte of anything else. */
async function attempt(
  tally: Tally,
  { session, model, contents }: Attacked,
  facts: Version,
  bytes: Uint8Array,
  what: string,
  mayBegin: boolean,
): Promise<void> {
  tally.count(what);
  const node = objectFile(model, facts.object);
  const before = node.bytes;
  node.bytes = bytes;
  const { end, given } = await readAll(session, facts);
  node.bytes = before;
  const own = contents.get(facts.object) ?? new Uint8Array(0);
  // Chunks that stand whole in their place before the first changed one may come; nothing else ever.
  const begins =
    given.length < own.length &&
    Buffer.compare(own.subarray(0, given.length), given) === 0;
  if (end !== "object-damaged")
    tally.find(`${what}: ${facts.name} ended with ${end}`);
  else if (given.length > 0 && !(mayBegin && begins))
    tally.find(`${what}: ${String(given.length)} bytes were given out`);
}

async function swapAll(tally: Tally, count: number): Promise<void> {
  const files: Record<string, Uint8Array> = {};
  for (let index = 0; index < count; index += 1)
    files[`file-${String(index)}`] = Buffer.from(`content ${String(index)}`);
  const one = await attacked(files);
  const other = await attacked({ ...files });
  const versions = versionsOf(one.session);
  const foreign = versionsOf(other.session);
  for (const facts of versions) {
    for (const { object } of versions)
      if (object !== facts.object)
        await attempt(
          tally,
          one,
          facts,
          objectFile(one.model, object).bytes,
          "objects in the place of others",
          false,
        );
    for (const { object } of foreign.slice(0, 20))
      await attempt(
        tally,
        one,
        facts,
        objectFile(other.model, object).bytes,
        "objects of another vault",
        false,
      );
  }
  await one.session.close();
  await other.session.close();
}

interface Parts {
  readonly head: Uint8Array;
  readonly chunks: readonly Uint8Array[];
}

function partsOf(file: Uint8Array, size: number): Parts {
  const count = Math.ceil(size / 65_536);
  const head = file.subarray(0, file.length - size - count * 16);
  const chunks: Uint8Array[] = [];
  for (let at = head.length; at < file.length; at += sealedChunkBytes)
    chunks.push(file.subarray(at, at + sealedChunkBytes));
  return { head, chunks };
}

/** Orders that a list of chunks can be brought into by one hand. */
function* rearranged(
  { chunks }: Parts,
  other: Parts,
): Generator<readonly [string, readonly Uint8Array[]], void, void> {
  for (const [at, chunk] of chunks.entries()) {
    const before = chunks.slice(0, at);
    const after = chunks.slice(at + 1);
    yield ["chunks dropped", [...before, ...after]];
    yield ["files cut at a chunk", before];
    yield ["chunks repeated", [...before, chunk, chunk, ...after]];
    yield ["tails of another object", [...before, ...other.chunks.slice(at)]];
    const foreign = other.chunks[at] ?? chunk;
    yield ["chunks of another object", [...before, foreign, ...after]];
    yield ["chunks emptied", [...before, new Uint8Array(16), ...after]];
    for (let to = 0; to < chunks.length; to += 1) {
      if (to === at) continue;
      const moved = [...before, ...after];
      moved.splice(to, 0, chunk);
      yield ["chunks moved", moved];
      const swapped = [...chunks];
      swapped[at] = chunks[to] ?? chunk;
      swapped[to] = chunk;
      if (to > at) yield ["chunks swapped", swapped];
    }
  }
  const last = chunks.at(-1) ?? new Uint8Array(0);
  yield ["two last chunks", [...chunks, last]];
  yield ["an empty chunk at the end", [...chunks, new Uint8Array(16)]];
}

async function shuffleChunks(
  tally: Tally,
  seed: number,
  chunks: number,
): Promise<void> {
  const dice = createDice(seed);
  const random = () =>
    Uint8Array.from({ length: 65_536 * (chunks - 1) + 100 }, () =>
      dice.number(256),
    );
  const vault = await attacked({ one: random(), two: random() });
  const [one, two] = versionsOf(vault.session);
  if (one === undefined || two === undefined) throw new Error("two files");
  const mine = partsOf(objectFile(vault.model, one.object).bytes, one.size);
  const theirs = partsOf(objectFile(vault.model, two.object).bytes, two.size);
  for (const [what, order] of rearranged(mine, theirs)) {
    const bytes = Buffer.concat([mine.head, ...order]);
    await attempt(tally, vault, one, bytes, what, true);
  }
  const headless = Buffer.concat([theirs.head, ...mine.chunks]);
  await attempt(tally, vault, one, headless, "heads of another object", false);
  await vault.session.close();
}

/** Objects gone, renamed, moved between folders or copied under another name: each is named by a check. */
async function misplace(tally: Tally): Promise<void> {
  const vault = await makeAttackedVault({
    one: Buffer.from("one"),
    two: Buffer.from("two"),
  });
  const paths = [...vault.tree.keys()].filter((path) => path.endsWith(".age"));
  const objects = paths.filter((path) => path.includes("/objects/"));
  for (const path of objects) {
    const bytes = vault.tree.get(path) ?? null;
    const places = [
      null,
      path.replace(/..\.age$/, "zz.age"),
      path.replace(/objects\/../, "objects/zz"),
      path.replace("objects/", ""),
      `${path}.part`,
    ];
    for (const place of places) {
      tally.count("objects misplaced");
      const tree = withFiles(vault.tree, {
        [path]: null,
        ...(place !== null && { [place]: bytes }),
      });
      const model = createModelDisk(tree);
      const session = requireOk(await openAt(model.disk, attackPlaces));
      const { report } = requireOk(
        await checkVault(
          session,
          new AbortController().signal,
          () => undefined,
        ),
      );
      const id = path.slice(-36, -4);
      const named = report.objects.problems.some(
        ({ object, what }) => object === id && what === "missing",
      );
      if (!named || report.objects.whole !== objects.length - 1)
        tally.find(`${path} → ${String(place)} is not named`);
      await session.close();
    }
  }
}

/** @param count objects that stand in for one another, in all ordered pairs */
export async function tamperObjects(
  seed: number,
  count: number,
  chunks: number,
): Promise<Outcome> {
  const memo = installKdfMemo();
  const tally = new Tally("identity and order of the objects");
  try {
    await swapAll(tally, count);
    await shuffleChunks(tally, seed, chunks);
    await misplace(tally);
  } finally {
    memo.remove();
  }
  return tally.outcome();
}
