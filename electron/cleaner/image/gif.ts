// SPDX-License-Identifier: Apache-2.0
import { Refusal } from "../refusal.ts";
import type { Tally } from "../tally.ts";
import { printable, removeAfter } from "./parts.ts";

/** Programs that say how often to show it, or in which colours. */
const shown = /^(?:NETSCAPE2\.0|ANIMEXTS1\.0|ICCRGBG1012)/;

/** Bytes of a table of colours, by the flags that announce it. */
function tableBytes(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 << ((flags & 7) + 1);
}

/** Where the blocks end that begin here. */
function endOfBlocks(bytes: Buffer, from: number): number {
  let at = from;
  for (let length = bytes[at]; length !== 0; length = bytes[at]) {
    if (length === undefined) throw new Refusal("damaged");
    at += 1 + length;
  }
  return at + 1;
}

function staysExtension(label: number, whole: Buffer, tally: Tally): boolean {
  const said = printable(whole.subarray(3));
  switch (label) {
    case 0xfe:
      tally.remove("remark", said);
      return false;
    case 0xff:
      if (shown.test(said)) return true;
      if (said.startsWith("XMP Data")) tally.remove("xmp", "");
      else tally.remove("program-part", said);
      return false;
    case 0x01:
      // Meant to be shown, though hardly a program does.
      tally.keep("visible-text", printable(whole.subarray(15)));
      return true;
    default:
      return true;
  }
}

/** The same picture, every frame of it, without remarks and what programs keep in it. */
export function cleanGif(bytes: Buffer, tally: Tally): Buffer {
  let at = 13 + tableBytes(bytes[10] ?? 0);
  const pieces = [bytes.subarray(0, at)];
  for (; at < bytes.length;) {
    const kind = bytes[at];
    if (kind === 0x3b) {
      removeAfter(bytes, at + 1, tally);
      return Buffer.concat([...pieces, bytes.subarray(at, at + 1)]);
    }
    if (kind !== 0x21 && kind !== 0x2c) break;
    const isFrame = kind === 0x2c;
    const blocks = isFrame ? at + 11 + tableBytes(bytes[at + 9] ?? 0) : at + 2;
    const end = endOfBlocks(bytes, blocks);
    const whole = bytes.subarray(at, end);
    if (isFrame || staysExtension(bytes[at + 1] ?? 0, whole, tally))
      pieces.push(whole);
    at = end;
  }
  throw new Refusal("damaged");
}
