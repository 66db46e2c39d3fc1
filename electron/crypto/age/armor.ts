// SPDX-License-Identifier: Apache-2.0
import { concatBytes, fromBase64, toBase64 } from "../encoding.ts";
import { AgeError } from "./ageError.ts";
import { ByteReader } from "./byteReader.ts";

export const armorBegin = "-----BEGIN AGE ENCRYPTED FILE-----";
const end = "-----END AGE ENCRYPTED FILE-----";
const columns = 64;
const mostBlankBytes = 1024;
const mostLineBytes = 2 * columns;
const pieceBytes = 1 << 18;

/** A binary file in the armour that goes through mail, as `age -a` writes it. */
export function armorAge(file: Uint8Array): string {
  return armorOf(toBase64(file));
}

/** The same of what stands between its first line and its last, whatever its lines were. */
export function armorOf(body: string): string {
  const lines = body.match(new RegExp(`.{1,${String(columns)}}`, "g")) ?? [];
  return [armorBegin, ...lines, end, ""].join("\n");
}

/**
 * The binary file inside ASCII armour (SPEC "ASCII armor"): lines of 64 columns, canonical base64, LF or CRLF;
 * white space around it is forgiven, nothing else.
 * @throws AgeError stage `armor`, while iterating.
 */
export async function* dearmorAge(
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, void> {
  const reader = new ByteReader(source);
  try {
    await readBegin(reader);
    let held: Uint8Array[] = [];
    for await (const part of bodyOf(reader)) {
      held.push(part);
      if (held.length * 48 < pieceBytes) continue;
      yield concatBytes(...held);
      held = [];
    }
    yield concatBytes(...held);
    await requireBlankRest(reader);
  } finally {
    await reader.close();
  }
}

async function readBegin(reader: ByteReader): Promise<void> {
  let left = mostBlankBytes;
  let line: string;
  do {
    line = await textLine(reader, left);
    left -= line.length;
  } while (line.endsWith("\n") && isBlank(line));
  if (withoutEnd(line).trimStart() !== armorBegin)
    throw new AgeError("armor", "it does not begin as it should");
}

/** The bytes of each line of base64, to the closing line. */
async function* bodyOf(
  reader: ByteReader,
): AsyncGenerator<Uint8Array, void, void> {
  for (let short = false; ;) {
    const line = withoutEnd(await textLine(reader, mostLineBytes));
    if (line === end) return;
    if (short || line.length === 0 || line.length > columns)
      throw new AgeError("armor", "a line of a wrong length");
    const part = fromBase64(line);
    if (part === null)
      throw new AgeError("armor", "a line that is not canonical base64");
    short = line.length < columns || line.endsWith("=");
    yield part;
  }
}

async function requireBlankRest(reader: ByteReader): Promise<void> {
  const rest = await reader.upTo(mostBlankBytes + 1);
  if (
    !isBlank(Buffer.from(rest).toString("latin1")) ||
    rest.length > mostBlankBytes
  )
    throw new AgeError("armor", "something stands after it");
}

async function textLine(reader: ByteReader, most: number): Promise<string> {
  return Buffer.from(await reader.line(most)).toString("latin1");
}

function withoutEnd(line: string): string {
  return line.replace(/\r?\n$/, "");
}

function isBlank(text: string): boolean {
  return /^[ \t\r\n]*$/.test(text);
}
