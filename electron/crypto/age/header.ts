// SPDX-License-Identifier: Apache-2.0
import {
  concatBytes,
  encodeUtf8,
  fromBase64Unpadded,
  toBase64Unpadded,
} from "../encoding.ts";
import { equalBytes } from "../kdf.ts";
import { AgeError } from "./ageError.ts";
import type { ByteReader } from "./byteReader.ts";
import { headerMac } from "./fileKey.ts";
import type { Stanza } from "./stanza.ts";

const versionLine = "age-encryption.org/v1";
const columns = 64;
const lineFeed = 10;
const macBytes = 32;
const mostHeaderBytes = 1 << 20;

export interface AgeHeader {
  /** Every byte of it, to the LF that ends it. */
  readonly bytes: Uint8Array;
  readonly stanzas: readonly Stanza[];
  readonly mac: Uint8Array;
}

export function encodeHeader(
  stanzas: readonly Stanza[],
  fileKey: Uint8Array,
): Uint8Array {
  const lines = [versionLine, ...stanzas.flatMap(stanzaLines), "---"];
  const maced = encodeUtf8(lines.join("\n"));
  const mac = toBase64Unpadded(headerMac(fileKey, maced));
  return concatBytes(maced, encodeUtf8(` ${mac}\n`));
}

function stanzaLines(stanza: Stanza): string[] {
  const body = toBase64Unpadded(stanza.body);
  const full = body.match(/.{64}/g) ?? [];
  return [
    ["->", stanza.type, ...stanza.args].join(" "),
    ...full,
    body.slice(full.length * columns),
  ];
}

/** Whether the header is the one that was made with this file key. */
export function verifyHeaderMac(
  header: AgeHeader,
  fileKey: Uint8Array,
): boolean {
  const macLine =
    " ".length + toBase64Unpadded(header.mac).length + "\n".length;
  const maced = header.bytes.subarray(0, -macLine);
  return equalBytes(headerMac(fileKey, maced), header.mac);
}

/**
 * Reads a header and not a byte more.
 * SPEC "ABNF definition of file header".
 * @throws AgeError stage `header` for anything that the grammar does not give.
 */
export async function readHeader(reader: ByteReader): Promise<AgeHeader> {
  const lines = new HeaderLines(reader);
  if ((await lines.next()) !== versionLine)
    throw new AgeError("header", "not an age v1 file");
  const stanzas: Stanza[] = [];
  for (;;) {
    const line = await lines.next();
    if (line.startsWith("---")) {
      const mac = parseMac(line);
      requireLoneScrypt(stanzas);
      return { bytes: lines.bytes(), stanzas, mac };
    }
    stanzas.push({ ...parseArguments(line), body: await readBody(lines) });
  }
}

class HeaderLines {
  readonly #reader: ByteReader;
  readonly #read: Uint8Array[] = [];
  #left = mostHeaderBytes;

  constructor(reader: ByteReader) {
    this.#reader = reader;
  }

  /** The next line without its LF; one character a byte. */
  async next(): Promise<string> {
    const line = await this.#reader.line(this.#left);
    if (line.at(-1) !== lineFeed)
      throw new AgeError("header", "it does not end");
    this.#left -= line.length;
    this.#read.push(line);
    return Buffer.from(line).toString("latin1").slice(0, -1);
  }

  bytes(): Uint8Array {
    return concatBytes(...this.#read);
  }
}

function parseArguments(line: string): { type: string; args: string[] } {
  const [arrow, type, ...args] = line.split(" ");
  const every = [type ?? "", ...args];
  if (arrow !== "->" || !every.every((text) => /^[!-~]+$/.test(text)))
    throw new AgeError("header", "a malformed stanza");
  return { type: type ?? "", args };
}

async function readBody(lines: HeaderLines): Promise<Uint8Array> {
  let text = "";
  for (;;) {
    const line = await lines.next();
    if (line.length > columns) throw new AgeError("header", "a line too long");
    text += line;
    if (line.length < columns) break;
  }
  const body = fromBase64Unpadded(text);
  if (body === null) throw new AgeError("header", "a malformed stanza body");
  return body;
}

function parseMac(line: string): Uint8Array {
  const mac = line.startsWith("--- ")
    ? fromBase64Unpadded(line.slice(4))
    : null;
  if (mac?.length !== macBytes) throw new AgeError("header", "a malformed MAC");
  return mac;
}

/** SPEC "scrypt recipient stanza": alone, or the passphrase would not authenticate the file. */
function requireLoneScrypt(stanzas: readonly Stanza[]): void {
  if (stanzas.length === 0) throw new AgeError("header", "no stanza");
  if (stanzas.length > 1 && stanzas.some(({ type }) => type === "scrypt"))
    throw new AgeError("header", "scrypt is not the only stanza");
}
