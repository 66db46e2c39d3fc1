// SPDX-License-Identifier: Apache-2.0
import { part, type Subject } from "../subject.ts";

export function bufferOf({ bytes }: Pick<Subject, "bytes">): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

export function printable(bytes: Buffer): string {
  return bytes.toString("latin1").replace(/[^\x20-\x7e]+/g, " ");
}

/** What somebody wrote into the picture. */
export function remark(subject: Subject, where: string, text: string): void {
  const plain = text.replace(/\0/g, " ").trim();
  if (plain === "") return;
  subject.find("metadata-words", part(where), plain);
  subject.words(plain, part(where));
}

/** A part that is no picture's own: some program's. */
export function otherPart(subject: Subject, name: string, body: Buffer): void {
  const text = printable(body).trim();
  subject.find("metadata-other", part(name), `${name}: ${text.slice(0, 200)}`);
  subject.words(text, part(name));
}

export function trailing(subject: Subject, end: number): void {
  const rest = bufferOf(subject).subarray(end);
  if (rest.some((byte) => byte !== 0 && byte !== 10 && byte !== 13))
    subject.find(
      "trailing-data",
      { kind: "offset", offset: end },
      `${rest.length} bytes after the picture`,
    );
}
