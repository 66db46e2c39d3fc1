// SPDX-License-Identifier: Apache-2.0
import { parseIdentityFile } from "../../../electron/crypto/age/identity.ts";
import { openAge } from "../../../electron/crypto/age/open.ts";
import { collect, inPieces } from "../../support/byteStreams.ts";
import { requireOk } from "../../support/unwrap.ts";
import type { Tree } from "../model/journal.ts";
import {
  anchorPath,
  type AttackedVault,
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
import { headerMutants } from "./headerMutants.ts";

function* flips(
  bytes: Uint8Array,
  stride: number,
): Generator<readonly [Uint8Array, number], void, void> {
  for (let bit = 0; bit < bytes.length * 8; bit += stride) {
    const changed = Uint8Array.from(bytes);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    yield [changed, bit >> 3];
  }
}

const headerRefusals = new Set([
  "vault-header-damaged",
  "vault-format-unknown",
  "kdf-parameters-refused",
  "vault-passphrase-or-slot",
]);

/** Every change of the header is refused with one of its own codes. */
async function attackHeader(
  tally: Tally,
  { tree }: AttackedVault,
  stride: number,
): Promise<void> {
  const header = bytesAt(tree, headerPath);
  const attempt = async (what: string, bytes: Uint8Array): Promise<void> => {
    tally.count(what);
    const verdict = await verdictOf(withFiles(tree, { [headerPath]: bytes }));
    if (!headerRefusals.has(verdict)) tally.find(`${what}: ${verdict}`);
  };
  for (const [bytes] of flips(header, stride))
    await attempt("bit flips in the header", bytes);
  for (let size = 0; size < header.length; size += stride)
    await attempt("truncations of the header", header.subarray(0, size));
  for (const [what, text] of headerMutants(Buffer.from(header).toString()))
    await attempt(`header mutants`, Buffer.from(text)).catch(
      (thrown: unknown) => {
        tally.find(`${what}: ${String(thrown)}`);
      },
    );
}

/** Every change of the ledger is refused, and the first entry that it touches is named. */
async function attackLedger(
  tally: Tally,
  { tree }: AttackedVault,
  stride: number,
): Promise<void> {
  const segment = bytesAt(tree, segmentPath);
  const records = recordsOf(segment);
  const firsts = await firstEntries(tree);
  tally.count("entries", firsts.at(-1));
  tally.count("records", records.length);
  const entryAt = (offset: number): number => {
    let end = 0;
    const hit = records.findIndex((record) => (end += record.length) > offset);
    return firsts[hit] ?? -1;
  };
  const attempt = async (what: string, bytes: Uint8Array, seq: number) => {
    tally.count(what);
    const verdict = await verdictOf(withFiles(tree, { [segmentPath]: bytes }));
    if (verdict !== `ledger-damaged ${String(seq)}`)
      tally.find(`${what} in entry ${String(seq)}: ${verdict}`);
  };
  for (const [bytes, at] of flips(segment, stride))
    await attempt("bit flips in the ledger", bytes, entryAt(at));
  await attackUnanchored(tally, tree, firsts, stride);
  const ends = new Set<number>([0]);
  let end = 0;
  for (const record of records) ends.add((end += record.length));
  for (let size = 1; size < segment.length; size += stride)
    if (!ends.has(size))
      await attempt(
        "cuts inside an entry",
        segment.subarray(0, size),
        entryAt(size),
      );
}

/** Without an anchor the last entries can be cut away, but nothing before them can be changed. */
async function attackUnanchored(
  tally: Tally,
  tree: Tree,
  firsts: readonly number[],
  stride: number,
): Promise<void> {
  const records = recordsOf(bytesAt(tree, segmentPath));
  const unseen = withFiles(tree, { [anchorPath(tree)]: null });
  for (const [index, record] of records.slice(0, -1).entries())
    for (let at = 4; at < record.length; at += stride) {
      tally.count("changed entries without an anchor");
      const changed = Uint8Array.from(record);
      changed[at] = (changed[at] ?? 0) ^ 1;
      const bytes = Buffer.concat(records.with(index, changed));
      const seq = firsts[index] ?? -1;
      const verdict = await verdictOf(
        withFiles(unseen, { [segmentPath]: bytes }),
      );
      if (verdict !== `ledger-damaged ${String(seq)}`)
        tally.find(`entry ${String(seq)} changed, no anchor: ${verdict}`);
    }
}

/** A changed catalog is never believed: what opens is the fold of the ledger. */
async function attackCatalog(
  tally: Tally,
  { tree }: AttackedVault,
  stride: number,
): Promise<void> {
  const look = (session: { state: unknown; freshness: string }) =>
    `${session.freshness} ${stateText(session.state)}`;
  const wanted = await verdictOf(tree, look);
  const catalog = bytesAt(tree, catalogPath);
  for (const [bytes] of flips(catalog, stride)) {
    tally.count("bit flips in the catalog");
    const changed = withFiles(tree, { [catalogPath]: bytes });
    if ((await verdictOf(changed, look)) !== wanted)
      tally.find("a changed catalog changes what the vault says");
  }
}

async function attackAnchor(
  tally: Tally,
  { tree }: AttackedVault,
  stride: number,
): Promise<void> {
  const path = anchorPath(tree);
  for (const [bytes] of flips(bytesAt(tree, path), stride)) {
    tally.count("bit flips in the anchor");
    const verdict = await verdictOf(withFiles(tree, { [path]: bytes }));
    if (verdict !== "unproven") tally.find(`a changed anchor: ${verdict}`);
  }
  tally.count("anchors deleted");
  const verdict = await verdictOf(withFiles(tree, { [path]: null }));
  if (verdict !== "unproven") tally.find(`no anchor: ${verdict}`);
}

async function attackRecovery(
  tally: Tally,
  { tree }: AttackedVault,
  stride: number,
): Promise<void> {
  const kit = Buffer.from(bytesAt(tree, "model/kit-1.txt")).toString();
  const identities = requireOk(parseIdentityFile(kit));
  const opens = async (bytes: Uint8Array): Promise<boolean> => {
    try {
      await collect(openAge(identities, inPieces(bytes, bytes.length)));
      return true;
    } catch {
      return false;
    }
  };
  const sealed = bytesAt(tree, recoveryPath);
  if (!(await opens(sealed))) tally.find("the kit does not open its vault");
  for (const [bytes] of flips(sealed, stride)) {
    tally.count("bit flips in the recovery file");
    if (await opens(bytes)) tally.find("a changed recovery file opens");
  }
}

/** A vault of another name under the same passphrase: its files are whole, and not of this vault. */
async function attackWithAnother(
  tally: Tally,
  one: AttackedVault,
  other: AttackedVault,
): Promise<void> {
  for (const path of [segmentPath, headerPath]) {
    tally.count("files of another vault");
    const foreign = bytesAt(other.tree, path);
    const verdict = await verdictOf(withFiles(one.tree, { [path]: foreign }));
    if (!verdict.startsWith("ledger-damaged"))
      tally.find(`${path} of another vault: ${verdict}`);
  }
}

/** @param stride 1 tries every bit of every file that is not an object */
export async function tamperFiles(stride: number): Promise<Outcome> {
  let standIn = false;
  const memo = installKdfMemo(() => standIn);
  const tally = new Tally("header, ledger, catalog, anchor, recovery file");
  try {
    const files = { "one.txt": Buffer.from("1"), "two.txt": Buffer.from("2") };
    const vault = await makeAttackedVault(files);
    const other = await makeAttackedVault(files);
    if ((await verdictOf(vault.tree)) !== "proven")
      tally.find("an untouched vault is not proven fresh");
    await attackWithAnother(tally, vault, other);
    standIn = true;
    await attackHeader(tally, vault, stride);
    await attackLedger(tally, vault, stride);
    await attackCatalog(tally, vault, stride * 3);
    await attackAnchor(tally, vault, stride);
    await attackRecovery(tally, vault, stride);
    if (memo.outOfBounds() > 0)
      tally.find(`${String(memo.outOfBounds())} derivations out of bounds`);
  } finally {
    memo.remove();
  }
  return tally.outcome();
}
