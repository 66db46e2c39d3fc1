// SPDX-License-Identifier: Apache-2.0
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { pack, type Pack } from "tar-stream";
import { type Instant, millisecondsOf } from "../../../shared/ids.ts";

/** One file of an archive; a name that ends in `/` is a folder, and has no content. */
export interface TarMember {
  readonly name: string;
  readonly size: number;
  /** Each piece is good until the next is asked for. */
  readonly content: AsyncIterable<Uint8Array> | Uint8Array;
}

/** What all members share, so that the same members give the same archive. */
export interface TarLook {
  /** Permission bits of files; a folder may be entered by whoever may read. */
  readonly mode: number;
  readonly modified: Instant;
}

/** Who may read a folder's names may also go into it. */
function folderMode(mode: number): number {
  return mode | ((mode & 0o444) >> 2);
}

/** An archive still holds pieces when it asks for the next, which may lie where the one before lay. */
async function* copies(
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, void> {
  for await (const piece of pieces) yield new Uint8Array(piece);
}

/** Puts one member in, waiting whenever the reader is behind, so that memory stays flat. */
function putIn(
  archive: Pack,
  { name, size, content }: TarMember,
  { mode, modified }: TarLook,
): Promise<void> {
  const isFolder = name.endsWith("/");
  return new Promise((resolve, reject) => {
    const header = {
      name,
      size,
      mtime: new Date(millisecondsOf(modified)),
      mode: isFolder ? folderMode(mode) : mode,
      uid: 0,
      gid: 0,
      type: isFolder ? ("directory" as const) : ("file" as const),
    };
    const entry = archive.entry(header, (error) => {
      if (error instanceof Error) reject(error);
      else resolve();
    });
    if (isFolder) return;
    const pieces = content instanceof Uint8Array ? [content] : copies(content);
    pipeline(Readable.from(pieces), entry).catch(reject);
  });
}

async function fill(
  archive: Pack,
  members: Iterable<TarMember> | AsyncIterable<TarMember>,
  look: TarLook,
): Promise<void> {
  for await (const member of members) await putIn(archive, member, look);
  archive.finalize();
}

/** The members as one tar archive (POSIX ustar), in their order; each is read when its turn comes. */
export async function* tarOf(
  members: Iterable<TarMember> | AsyncIterable<TarMember>,
  look: TarLook,
): AsyncGenerator<Uint8Array, void, void> {
  const archive = pack();
  const filled = fill(archive, members, look).catch((thrown: unknown) => {
    archive.destroy(
      thrown instanceof Error ? thrown : new Error(String(thrown)),
    );
  });
  for await (const piece of archive as AsyncIterable<Uint8Array>) yield piece;
  await filled;
}
