// SPDX-License-Identifier: Apache-2.0
import type { RefusalReason } from "../../../shared/domain/memberReasons.ts";
import { drain, type Pieces, StreamReader } from "./bytes.ts";
import { ArchiveFault } from "./faults.ts";
import { type Member, noContent } from "./member.ts";
import {
  parsePax,
  parseTarHeader,
  type TarHeader,
  tarBlockBytes,
} from "./tarHeader.ts";

/** Names longer than this are refused anyway; a header that says more is an attack. */
const mostExtraBytes = 64 * 1024;
const pieceBytes = 1 << 18;

const noFiles: Readonly<Record<string, RefusalReason>> = {
  "1": "hard-link",
  "2": "link",
  "3": "device-node",
  "4": "device-node",
  "6": "device-node",
};

function refusalOf({ kind }: TarHeader): RefusalReason | null {
  if (kind === "0" || kind === "5" || kind === "7") return null;
  return noFiles[kind] ?? "sparse-or-special";
}

function changedOf(changed: number | null): { changed?: number } {
  return changed === null ? {} : { changed };
}

function targetOf(
  { kind, target }: TarHeader,
  said: string | null,
): { target?: string } {
  return kind === "1" || kind === "2" ? { target: said ?? target } : {};
}

/** What extended headers say of the member that follows them. */
interface Said {
  path: string | null;
  size: number | null;
  owner: string | null;
  changed: number | null;
  target: string | null;
  sparse: boolean;
}

const nothingSaid: Said = {
  ...{ path: null, size: null, owner: null, changed: null, target: null },
  sparse: false,
};

const utf8 = new TextDecoder("utf-8");

function textOf(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return utf8.decode(end < 0 ? bytes : bytes.subarray(0, end));
}

class TarReader {
  readonly #reader: StreamReader;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#reader = new StreamReader(source);
  }

  async *members(): AsyncGenerator<Member, void, void> {
    try {
      let said = { ...nothingSaid };
      for (;;) {
        const block = await this.#reader.upTo(tarBlockBytes);
        if (block.length < tarBlockBytes)
          throw new ArchiveFault("archive-cut-short");
        if (block.every((byte) => byte === 0)) {
          await this.#requireEnd();
          return;
        }
        const header = parseTarHeader(block);
        if (await this.#tookExtra(header, said)) continue;
        yield* this.#member(header, said);
        said = { ...nothingSaid };
      }
    } finally {
      await this.#reader.close();
    }
  }

  /** After the first block of zeros nothing may follow but zeros: a second archive would go unseen elsewhere. */
  async #requireEnd(): Promise<void> {
    for await (const piece of this.#reader.rest())
      if (piece.some((byte) => byte !== 0))
        throw new ArchiveFault("archive-surrounded");
  }

  async #tookExtra(header: TarHeader, said: Said): Promise<boolean> {
    const { kind, size } = header;
    if (!["g", "x", "L", "K"].includes(kind)) return false;
    if (size > mostExtraBytes) throw new ArchiveFault("archive-damaged");
    const bytes = (await this.#exactly(size)).slice();
    await this.#padding(size);
    if (kind === "L") said.path = textOf(bytes);
    if (kind === "K") said.target = textOf(bytes);
    if (kind === "x" || kind === "g") {
      const records = parsePax(bytes);
      // A global path or size would be every member's: no archiver writes one.
      if (kind === "g" && (records.has("path") || records.has("size")))
        throw new ArchiveFault("archive-damaged");
      said.path = records.get("path") ?? said.path;
      said.owner = records.get("uname") ?? said.owner;
      said.target = records.get("linkpath") ?? said.target;
      const changed = Number.parseFloat(records.get("mtime") ?? "");
      if (Number.isFinite(changed)) said.changed = changed;
      const sizeSaid = records.get("size");
      if (sizeSaid !== undefined) said.size = parseSize(sizeSaid);
      said.sparse ||= [...records.keys()].some((key) =>
        key.startsWith("GNU.sparse."),
      );
    }
    return true;
  }

  async *#member(
    header: TarHeader,
    said: Said,
  ): AsyncGenerator<Member, void, void> {
    const isFolder =
      header.kind === "5" || (said.path ?? header.name).endsWith("/");
    const stored = said.size ?? header.size;
    // Links and devices have no content, whatever the field says; only a hard link of pax may, and it is refused.
    const size = noFiles[header.kind] === undefined ? stored : header.size;
    const refused = said.sparse ? "sparse-or-special" : refusalOf(header);
    let left = size;
    const take = async function* (reader: StreamReader): Pieces {
      while (left > 0) {
        const piece = await reader.some(Math.min(left, pieceBytes));
        if (piece === null) throw new ArchiveFault("archive-cut-short");
        left -= piece.length;
        yield piece;
      }
    };
    const reader = this.#reader;
    yield {
      rawName: said.path ?? header.name,
      isFolder,
      size,
      packedSize: size,
      encrypted: false,
      owner: said.owner ?? header.owner,
      ...changedOf(said.changed ?? header.changed),
      ...targetOf(header, said.target),
      refused: isFolder && size > 0 ? "headers-disagree" : refused,
      content: () =>
        isFolder || refused !== null ? noContent() : take(reader),
    };
    await drain(take(reader));
    await this.#padding(size);
  }

  async #padding(size: number): Promise<void> {
    await this.#exactly(
      (tarBlockBytes - (size % tarBlockBytes)) % tarBlockBytes,
    );
  }

  async #exactly(length: number): Promise<Uint8Array> {
    const bytes = await this.#reader.upTo(length);
    if (bytes.length < length) throw new ArchiveFault("archive-cut-short");
    return bytes;
  }
}

function parseSize(text: string): number {
  const size = Number(text);
  if (!/^[0-9]{1,15}$/.test(text) || !Number.isSafeInteger(size))
    throw new ArchiveFault("archive-damaged");
  return size;
}

/**
 * Reads ustar, pax and GNU archives, piece by piece.
 * @throws ArchiveFault while iterating, and what the source throws
 */
export function readTarMembers(
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<Member, void, void> {
  return new TarReader(source).members();
}
