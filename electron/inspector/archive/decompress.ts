// SPDX-License-Identifier: Apache-2.0
import { type Transform } from "node:stream";
import { ReadableStream } from "node:stream/web";
import * as zlib from "node:zlib";
import { Decompress } from "fzstd";
import * as xzDecompress from "xz-decompress";
import { type Pieces, StreamReader } from "./bytes.ts";
import { ArchiveFault, MemberFault } from "./faults.ts";
import { ZstdFrames } from "./zstdFrames.ts";

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error("unknown");
}

type ZlibStream = Transform & { readonly bytesWritten: number };

/** A stream of zlib, fed no faster than it is read. */
async function* through(
  source: AsyncIterable<Uint8Array>,
  unpacker: ZlibStream,
  wrong: () => Error,
): Pieces {
  const failed: { by: Error | null } = { by: null };
  let fed = 0;
  const feed = async (): Promise<void> => {
    try {
      for await (const piece of source) {
        if (unpacker.destroyed) return;
        fed += piece.length;
        if (!unpacker.write(piece))
          await new Promise<void>((resolve) => {
            const go = (): void => {
              unpacker.off("drain", go).off("close", go);
              resolve();
            };
            unpacker.on("drain", go).on("close", go);
          });
      }
      unpacker.end();
    } catch (thrown) {
      failed.by = asError(thrown);
      unpacker.destroy();
    }
  };
  unpacker.on("error", () => undefined);
  const feeding = feed();
  try {
    for await (const piece of unpacker) yield piece as Uint8Array;
  } catch {
    // Of whoever feeds it, or of the bytes.
    throw failed.by ?? wrong();
  } finally {
    unpacker.destroy();
    await feeding;
  }
  // What was fed and not used lies behind the stream's end.
  if (failed.by !== null) throw failed.by;
  if (unpacker.bytesWritten < fed) throw wrong();
}

export function inflateRaw(source: AsyncIterable<Uint8Array>): Pieces {
  return through(
    source,
    zlib.createInflateRaw(),
    () => new MemberFault("content-damaged"),
  );
}

const damaged = (): ArchiveFault => new ArchiveFault("compression-damaged");

export function gunzip(source: AsyncIterable<Uint8Array>): Pieces {
  return through(source, zlib.createGunzip(), damaged);
}

/** As large as `zstd` itself takes without being told to. */
const mostWindowBytes = 128 * 1024 * 1024;

/** A frame says how much memory it wants; it is asked before any is given. */
function requireModestWindow(header: Uint8Array): void {
  const descriptor = header[4] ?? 0;
  // A single segment's window is its content, whose size the header says.
  const single = (descriptor & 0x20) !== 0;
  const view = new DataView(header.buffer, header.byteOffset, header.length);
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 3] ?? 0;
  if (!single) {
    const byte = header[5] ?? 0;
    const base = 2 ** (10 + (byte >> 3));
    if (base + (base / 8) * (byte & 7) > mostWindowBytes)
      throw new ArchiveFault("compression-memory");
    return;
  }
  const at = 5 + dictionaryBytes;
  const width = [1, 2, 4, 8][descriptor >> 6] ?? 1;
  if (at + width > header.length) throw damaged();
  const size =
    width === 8
      ? Number(view.getBigUint64(at, true))
      : width === 4
        ? view.getUint32(at, true)
        : 0;
  if (size > mostWindowBytes) throw new ArchiveFault("compression-memory");
}

/** Small steps: one block of 128 KiB may unpack from a few bytes, and everything a step gives is held. */
const zstdStepBytes = 4096;

async function* unzstdSlowly(source: AsyncIterable<Uint8Array>): Pieces {
  const reader = new StreamReader(source);
  const ready: Uint8Array[] = [];
  const seen = { end: false };
  const zstd = new Decompress((piece, final) => {
    if (piece.length > 0) ready.push(piece.slice());
    seen.end ||= final === true;
  });
  try {
    requireModestWindow(await reader.peek(18));
    for (;;) {
      const piece = await reader.some(zstdStepBytes);
      push(zstd, piece ?? new Uint8Array(0), piece === null);
      yield* ready.splice(0);
      if (piece === null) break;
    }
    if (!seen.end) throw damaged();
  } finally {
    await reader.close();
  }
}

function push(zstd: Decompress, piece: Uint8Array, final: boolean): void {
  try {
    zstd.push(piece, final);
  } catch {
    throw damaged();
  }
}

/** Node has it from version 22.15 on, with the check sums that the other leaves unread. */
const { createZstdDecompress } = zlib as {
  readonly createZstdDecompress?: () => ZlibStream;
};

export function unzstd(source: AsyncIterable<Uint8Array>): Pieces {
  return createZstdDecompress === undefined
    ? unzstdSlowly(source)
    : through(wholeFrames(source), createZstdDecompress(), damaged);
}

/** The same pieces. What Node has for zstd says nothing of a stream that ends within a frame. */
async function* wholeFrames(source: AsyncIterable<Uint8Array>): Pieces {
  const frames = new ZstdFrames();
  for await (const piece of source) {
    frames.push(piece);
    yield piece;
  }
  if (!frames.isWhole) throw damaged();
}

type XzPackage = Pick<typeof xzDecompress, "XzReadableStream">;
/** Node gives all of a CommonJS package as its default; whoever bundles it gives its names. */
const { XzReadableStream } =
  (xzDecompress as { readonly default?: XzPackage }).default ?? xzDecompress;
/** The package's own types know the page's streams alone, which are the same. */
type WebStream = ConstructorParameters<typeof XzReadableStream>[0];

/** No check, CRC-32 and CRC-64; the reader knows no other. */
const xzChecks: readonly number[] = [0, 1, 4];

/** @throws ArchiveFault `compression-unknown` */
function requireKnownCheck(header: Uint8Array): void {
  if (!xzChecks.includes((header[7] ?? 0) & 0xf))
    throw new ArchiveFault("compression-unknown");
}

export async function* unxz(source: AsyncIterable<Uint8Array>): Pieces {
  const reader = new StreamReader(source);
  try {
    requireKnownCheck(await reader.peek(8));
    yield* unxzStream(reader.rest());
  } finally {
    await reader.close();
  }
}

/** Through WebAssembly; a dictionary that does not fit its memory is damage. */
async function* unxzStream(source: AsyncIterable<Uint8Array>): Pieces {
  const failed: { by: Error | null } = { by: null };
  const iterator = source[Symbol.asyncIterator]();
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const next = await iterator.next();
        if (next.done === true) controller.close();
        else controller.enqueue(next.value.slice());
      } catch (thrown) {
        failed.by = asError(thrown);
        controller.error(thrown);
      }
    },
    async cancel() {
      await iterator.return?.();
    },
  });
  const reader = new XzReadableStream(stream as WebStream).getReader();
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      yield value;
    }
  } catch {
    throw failed.by ?? damaged();
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
