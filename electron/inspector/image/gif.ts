// SPDX-License-Identifier: Apache-2.0
import type { Subject } from "../subject.ts";
import { inspectXmp } from "../xmp.ts";
import { bufferOf, otherPart, remark, trailing } from "./parts.ts";

/** Programs that only say how often to show it, or in which colours. */
const plain = /^(?:NETSCAPE2\.0|ANIMEXTS1\.0|ICCRGBG1012)/;

/** Bytes of a table of colours, by the flags that announce it. */
function tableBytes(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 << ((flags & 7) + 1);
}

/** Where the blocks end that begin here, and their bytes without the lengths between. */
function blocksFrom(
  bytes: Buffer,
  from: number,
): { end: number; data: Buffer } {
  const blocks: Buffer[] = [];
  let at = from;
  for (let length = bytes[at] ?? 0; length > 0; length = bytes[at] ?? 0) {
    blocks.push(bytes.subarray(at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { end: at + 1, data: Buffer.concat(blocks) };
}

function inspectExtension(subject: Subject, at: number): number {
  const bytes = bufferOf(subject);
  const label = bytes[at + 1];
  const { end, data } = blocksFrom(bytes, at + 2);
  if (label === 0xfe) remark(subject, "GIF comment", data.toString("latin1"));
  if (label === 0x01)
    remark(subject, "GIF text", data.subarray(12).toString("latin1"));
  if (label !== 0xff) return end;
  const whole = bytes.toString("utf8", at, end);
  const [packet] = /<x:xmpmeta[^]*<\/x:xmpmeta>/.exec(whole) ?? [];
  if (packet !== undefined) inspectXmp(subject, packet, "XMP");
  else if (!plain.test(data.toString("latin1")))
    otherPart(subject, "GIF application", data);
  return end;
}

export function inspectGif(subject: Subject): void {
  const bytes = bufferOf(subject);
  let at = 13 + tableBytes(bytes[10] ?? 0);
  while (at < bytes.length) {
    const kind = bytes[at];
    if (kind === 0x3b) {
      trailing(subject, at + 1);
      return;
    }
    if (kind === 0x21) at = inspectExtension(subject, at);
    else if (kind === 0x2c)
      at = blocksFrom(bytes, at + 11 + tableBytes(bytes[at + 9] ?? 0)).end;
    else break;
  }
  subject.cannotSee("damaged", "the end of the picture");
}
