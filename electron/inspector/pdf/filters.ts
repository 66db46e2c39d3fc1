// SPDX-License-Identifier: Apache-2.0
import { constants, inflateSync } from "node:zlib";

/** Bytes that one stream may unpack to. */
const mostStream = 64 * 1024 * 1024;

/** As much as can be unpacked, within the limit. */
function inflate(content: Uint8Array): Uint8Array {
  try {
    return inflateSync(content, {
      maxOutputLength: mostStream,
      finishFlush: constants.Z_SYNC_FLUSH,
    });
  } catch {
    return new Uint8Array();
  }
}

function fromHex(content: Uint8Array): Uint8Array {
  const digits = Buffer.from(content).toString("latin1");
  return Buffer.from(digits.replace(/[^0-9a-f]/gi, ""), "hex");
}

/** Groups of five digits to the base 85 are four bytes (ISO 32000, 7.4.3). */
function fromBase85(content: Uint8Array): Uint8Array {
  const bytes: number[] = [];
  let group: number[] = [];
  const finish = (): void => {
    const missing = 5 - group.length;
    if (group.length < 2) return;
    const digits = [...group, ...Array<number>(missing).fill(84)];
    const number = digits.reduce((sum, digit) => sum * 85 + digit, 0);
    for (let at = 3; at >= missing; at -= 1)
      bytes.push(Math.floor(number / 256 ** at) % 256);
    group = [];
  };
  for (const byte of content) {
    if (byte === 0x7e) break;
    if (byte === 0x7a && group.length === 0) bytes.push(0, 0, 0, 0);
    if (byte < 0x21 || byte > 0x75) continue;
    group.push(byte - 0x21);
    if (group.length === 5) finish();
  }
  finish();
  return Uint8Array.from(bytes);
}

const decoders: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  ...{ FlateDecode: inflate, Fl: inflate },
  ...{ ASCIIHexDecode: fromHex, AHx: fromHex },
  ...{ ASCII85Decode: fromBase85, A85: fromBase85 },
};

/** What a stream's bytes stand for; null when a filter is not one of those that hold text. */
export function decodeFilters(
  stream: Uint8Array,
  filters: readonly (string | null)[],
): Uint8Array | null {
  let content = stream;
  for (const filter of filters) {
    const decode = decoders[filter ?? ""];
    if (decode === undefined) return null;
    content = decode(content);
  }
  return content;
}
