// SPDX-License-Identifier: Apache-2.0
import { openRun } from "../../../electron/crypto/age/stream.ts";
import { unwrapWith } from "../../../electron/crypto/age/identity.ts";
import { payloadKey } from "../../../electron/crypto/age/fileKey.ts";
import { readAgeHeader } from "../../../electron/crypto/age/open.ts";
import type { ObjectFacts } from "../../../electron/engine/objects/objects.ts";
import type { Session } from "../../../electron/engine/session.ts";
import { inPieces } from "../../support/byteStreams.ts";
import { createDice } from "../../support/dice.ts";
import { requireOk } from "../../support/unwrap.ts";
import { createModelDisk, type ModelDisk } from "../model/modelDisk.ts";
import {
  attackPlaces,
  type AttackedVault,
  makeAttackedVault,
  objectFile,
  readAll,
  versionsOf,
} from "../support/attackedVault.ts";
import { type Outcome, Tally } from "../support/campaign.ts";
import { installKdfMemo } from "../../support/kdfMemo.ts";
import { openAt } from "../support/opening.ts";

const nonceBytes = 16;

/** Twenty files of one chunk each; with everything around them the vault has 256 KiB. */
export async function referenceVault(seed: number): Promise<AttackedVault> {
  const dice = createDice(seed);
  const files: Record<string, Uint8Array> = {};
  for (let index = 0; index < 20; index += 1)
    files[`file-${String(index)}.bin`] = Uint8Array.from(
      { length: 11_300 },
      () => dice.number(256),
    );
  return makeAttackedVault(files);
}

export function sizeOf({ tree }: AttackedVault): number {
  return [...tree.entries()]
    .filter(([path]) => path.startsWith("model/vault/"))
    .reduce((sum, [, bytes]) => sum + (bytes?.length ?? 0), 0);
}

/** One object, apart into what stands before its chunk, and the chunk with the key that opens it. */
interface Opened {
  readonly facts: ObjectFacts;
  readonly file: Uint8Array;
  readonly chunkAt: number;
  readonly key: Uint8Array;
}

async function openOne(
  session: Session,
  facts: ObjectFacts,
  file: Uint8Array,
): Promise<Opened> {
  const { header } = await readAgeHeader(inPieces(file, file.length));
  const [stanza] = header.stanzas;
  const fileKey = stanza && unwrapWith(session.identity, stanza);
  if (!fileKey) throw new Error("an object that its vault does not open");
  const chunkAt = header.bytes.length + nonceBytes;
  const nonce = file.subarray(header.bytes.length, chunkAt);
  return { facts, file, chunkAt, key: payloadKey(fileKey, nonce) };
}

/** Chunks are tried against the one function that opens them: nothing else stands between. */
function tryChunk(
  tally: Tally,
  { facts, key }: Opened,
  chunk: Uint8Array,
  what: string,
): void {
  tally.count(what);
  const { whole, plaintext } = openRun(key, 0, chunk, true);
  if (whole || plaintext.length > 0)
    tally.find(`${what}: object ${facts.object} was accepted`);
}

function flipChunk(tally: Tally, opened: Opened, stride: number): void {
  const chunk = Uint8Array.from(opened.file.subarray(opened.chunkAt));
  for (let bit = 0; bit < chunk.length * 8; bit += stride) {
    const at = bit >> 3;
    const mask = 1 << (bit & 7);
    chunk[at] = (chunk[at] ?? 0) ^ mask;
    tryChunk(tally, opened, chunk, "bit flips in chunks");
    chunk[at] = (chunk[at] ?? 0) ^ mask;
  }
}

function reshapeChunk(tally: Tally, opened: Opened, stride: number): void {
  const chunk = opened.file.subarray(opened.chunkAt);
  for (let size = 0; size < chunk.length; size += stride)
    tryChunk(tally, opened, chunk.subarray(0, size), "truncations of chunks");
  for (let more = 1; more <= 64; more += 1) {
    const longer = new Uint8Array(chunk.length + more);
    longer.set(chunk);
    tryChunk(tally, opened, longer, "extensions of chunks");
  }
  const longer = new Uint8Array(chunk.length + 1);
  const shorter = new Uint8Array(chunk.length - 1);
  for (let at = 0; at < chunk.length; at += stride) {
    longer.set(chunk.subarray(0, at));
    longer[at] = 0;
    longer.set(chunk.subarray(at), at + 1);
    tryChunk(tally, opened, longer, "insertions into chunks");
    shorter.set(chunk.subarray(0, at));
    shorter.set(chunk.subarray(at + 1), at);
    tryChunk(tally, opened, shorter, "deletions from chunks");
  }
}

/** Whole files through the whole engine: everything before the chunk, sectors, and a sample of the rest. */
async function throughEngine(
  tally: Tally,
  session: Session,
  model: ModelDisk,
  opened: Opened,
  stride: number,
): Promise<void> {
  const { facts, file, chunkAt } = opened;
  const node = objectFile(model, facts.object);
  const attempt = async (what: string, bytes: Uint8Array): Promise<void> => {
    tally.count(what);
    node.bytes = bytes;
    const { end, given } = await readAll(session, facts);
    node.bytes = file;
    if (end !== "object-damaged" || given.length > 0)
      tally.find(`${what}: ${end}, ${String(given.length)} bytes given out`);
  };
  for (let bit = 0; bit < file.length * 8; bit += 1) {
    const inHead = bit < chunkAt * 8;
    const every = inHead ? Math.min(stride, 7) : stride * 997;
    if (bit % every !== 0) continue;
    const bytes = Uint8Array.from(file);
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    await attempt("bit flips through the engine", bytes);
  }
  for (let size = 0; size < file.length; size += size < chunkAt ? 1 : 509)
    await attempt("truncations through the engine", file.subarray(0, size));
  for (let at = 0; at < file.length; at += 512)
    for (const value of [0, 0xff]) {
      const bytes = Uint8Array.from(file);
      bytes.fill(value, at, Math.min(at + 512, file.length));
      await attempt("sectors overwritten", bytes);
    }
}

/** @param stride 1 tries every bit and byte of every object's chunk; n every n-th */
export async function tamperBytes(
  seed: number,
  stride: number,
): Promise<Outcome> {
  const memo = installKdfMemo();
  const tally = new Tally("bytes of the objects");
  try {
    const vault = await referenceVault(seed);
    tally.count("bytes in the vault", sizeOf(vault));
    const model = createModelDisk(vault.tree);
    const session = requireOk(await openAt(model.disk, attackPlaces));
    for (const facts of versionsOf(session)) {
      const file = objectFile(model, facts.object).bytes;
      const opened = await openOne(session, facts, file);
      const { whole } = openRun(
        opened.key,
        0,
        file.subarray(opened.chunkAt),
        true,
      );
      if (!whole) tally.find("an untouched object is refused");
      flipChunk(tally, opened, stride);
      reshapeChunk(tally, opened, stride);
      await throughEngine(tally, session, model, opened, stride);
      if ((await readAll(session, facts)).end !== "read")
        tally.find("an untouched object is not read");
    }
    await session.close();
  } finally {
    memo.remove();
  }
  return tally.outcome();
}
