// SPDX-License-Identifier: Apache-2.0
import { parseIdentityFile } from "../../../electron/crypto/age/identity.ts";
import { openAge } from "../../../electron/crypto/age/open.ts";
import { collect, inPieces } from "../../support/byteStreams.ts";
import { requireOk } from "../../support/unwrap.ts";
import type { Tree } from "../model/journal.ts";
import {
  anchorPath,
  bytesAt,
  catalogPath,
  firstEntries,
  headerPath,
  makeAttackedVault,
  recordsOf,
  recoveryPath,
  segmentPath,
  verdictOf,
  withFiles,
} from "../support/attackedVault.ts";
import { type Outcome, Tally } from "../support/campaign.ts";
import { installKdfMemo } from "../../support/kdfMemo.ts";
import { stateText } from "../support/referenceChain.ts";

interface Edit {
  readonly what: string;
  readonly bytes: Uint8Array;
  /** The first byte that is not what it was. */
  readonly at: number;
}

const longestExtension = 64;
const sectorBytes = 512;

/** Where two that differ begin to: a byte put in before its like is one put in after it. */
function firstDifference(one: Uint8Array, other: Uint8Array): number {
  const at = one.findIndex((byte, index) => byte !== other[index]);
  return at < 0 ? one.length : at;
}

/** Everything that changes a file's length, and sectors that a disk lost. */
function* editsOf(whole: Uint8Array, stride: number): Generator<Edit> {
  for (const { what, bytes } of changesOf(whole, stride))
    if (Buffer.compare(bytes, whole) !== 0)
      yield { what, bytes, at: firstDifference(whole, bytes) };
}

function* changesOf(
  whole: Uint8Array,
  stride: number,
): Generator<Omit<Edit, "at">> {
  for (let at = 0; at < whole.length; at += stride) {
    const [before, after] = [whole.subarray(0, at), whole.subarray(at)];
    yield { what: "truncations", bytes: before };
    const deleted = Buffer.concat([before, after.subarray(1)]);
    yield { what: "deletions", bytes: deleted };
    const inserted = Buffer.concat([before, Uint8Array.of(at & 255), after]);
    yield { what: "insertions", bytes: inserted };
  }
  for (let more = 1; more <= longestExtension; more += stride) {
    const bytes = Buffer.concat([whole, new Uint8Array(more).fill(10)]);
    yield { what: "extensions", bytes };
  }
  for (let at = 0; at < whole.length; at += sectorBytes)
    for (const value of [0, 255]) {
      const bytes = Uint8Array.from(whole).fill(value, at, at + sectorBytes);
      yield { what: "sectors overwritten", bytes };
    }
}

/** What a changed file is answered with; null when that is as it should be. */
type Judge = (edit: Edit) => Promise<string | null>;

const refusals =
  /^vault-(?:header-damaged|format-unknown|passphrase-or-slot)$|^kdf-parameters-refused$/;

function judgeHeader(tree: Tree): Judge {
  return async ({ bytes }) => {
    const verdict = await verdictOf(withFiles(tree, { [headerPath]: bytes }));
    return refusals.test(verdict) ? null : verdict;
  };
}

/** The record that is first touched is named; what was added after the last is a write that was cut off. */
async function judgeLedger(tree: Tree): Promise<Judge> {
  const firsts = await firstEntries(tree);
  const ends: number[] = [];
  for (const record of recordsOf(bytesAt(tree, segmentPath)))
    ends.push((ends.at(-1) ?? 0) + record.length);
  return async ({ what, bytes, at }) => {
    const hit = ends.findIndex((end) => end > at);
    // Cut between two records, it is a whole ledger, and shorter than the one that was seen.
    const shorter = what === "truncations" && (at === 0 || ends.includes(at));
    const damage = `ledger-damaged ${String(firsts[hit])}`;
    const wanted =
      hit < 0 ? "proven" : shorter && at > 0 ? "rolled-back" : damage;
    const verdict = await verdictOf(withFiles(tree, { [segmentPath]: bytes }));
    return verdict === wanted ? null : `${verdict}, not ${wanted}`;
  };
}

async function judgeCatalog(tree: Tree): Promise<Judge> {
  const look = (session: { state: unknown; freshness: string }) =>
    `${session.freshness} ${stateText(session.state)}`;
  const wanted = await verdictOf(tree, look);
  return async ({ bytes }) => {
    const changed = withFiles(tree, { [catalogPath]: bytes });
    return (await verdictOf(changed, look)) === wanted ? null : "believed";
  };
}

function judgeAnchor(tree: Tree): Judge {
  return async ({ bytes }) => {
    const path = anchorPath(tree);
    const verdict = await verdictOf(withFiles(tree, { [path]: bytes }));
    return verdict === "unproven" ? null : verdict;
  };
}

function judgeRecovery(tree: Tree): Judge {
  const kit = Buffer.from(bytesAt(tree, "model/kit-1.txt")).toString();
  const identities = requireOk(parseIdentityFile(kit));
  return async ({ bytes }) => {
    try {
      await collect(openAge(identities, inPieces(bytes, 512)));
      return "it opens";
    } catch {
      return null;
    }
  };
}

/** @param stride 1 tries every byte of every file that is not an object */
export async function tamperEdits(stride: number): Promise<Outcome> {
  let standIn = false;
  const memo = installKdfMemo(() => standIn);
  const tally = new Tally("lengths and sectors of what is no object");
  try {
    const { tree } = await makeAttackedVault({ "one.txt": Buffer.from("1") });
    const targets: readonly (readonly [string, string, Judge])[] = [
      ["the header", headerPath, judgeHeader(tree)],
      ["the ledger", segmentPath, await judgeLedger(tree)],
      ["the catalog", catalogPath, await judgeCatalog(tree)],
      ["the anchor", anchorPath(tree), judgeAnchor(tree)],
      ["the recovery file", recoveryPath, judgeRecovery(tree)],
    ];
    standIn = true;
    for (const [name, path, judge] of targets) {
      const whole = bytesAt(tree, path);
      for (const edit of editsOf(whole, stride)) {
        tally.count(`${edit.what} of ${name}`);
        const said = await judge(edit);
        if (said !== null)
          tally.find(`${edit.what} of ${name} at ${String(edit.at)}: ${said}`);
      }
    }
    if (memo.outOfBounds() > 0)
      tally.find(`${String(memo.outOfBounds())} derivations out of bounds`);
  } finally {
    memo.remove();
  }
  return tally.outcome();
}
