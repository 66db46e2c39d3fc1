// SPDX-License-Identifier: Apache-2.0
import { part, type Subject } from "../subject.ts";
import type { PdfObjects } from "./objects.ts";

/** What may lie between objects, and says nothing: tables, trailers, marks of beginning and end. */
const structure = [
  /\bendstream\b|\bendobj\b/g,
  /\bxref[\0\s]+(?:\d+[\0\s]+\d+[\0\s]*(?:\d{10} \d{5} [nf][\0\s]*)*)*/g,
  /\btrailer[\0\s]*<<[^]{0,4000}?>>(?=[\0\s]*(?:startxref|xref|%%EOF|\d|$))/g,
  /\bstartxref[\0\s]+\d+/g,
  /%%EOF/g,
  /%PDF-\d\.\d/g,
  // The line by which a program says that the file is no text.
  /%[^\n\r]{0,3}[\x80-\xff]{3}[^\n\r]{0,40}/g,
];
/** A remark of one line that only says where something is. */
const silentRemark = /^%%?(?:Page|Trailer|BeginPageSetup|EndPageSetup)\b.*$/gm;
const leastLetters = 3;
/** Of one gap: whoever hides more is found by the beginning. */
const mostGap = 1 << 20;

function rest(text: string): string {
  const bare = structure.reduce((left, each) => left.replace(each, " "), text);
  return bare
    .replace(silentRemark, " ")
    .replace(/[^\x20-\x7e\xa0-\xff]+/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** Bytes before the beginning and between the objects, which no reader shows. */
export function inspectGaps(subject: Subject, objects: PdfObjects): void {
  const { bytes } = subject;
  const text = Buffer.from(
    bytes.buffer,
    bytes.byteOffset,
    bytes.length,
  ).toString("latin1");
  const end = text.lastIndexOf("%%EOF");
  const found: { offset: number; text: string }[] = [];
  let from = 0;
  for (const { start, end: to } of objects.ranges) {
    if (start > from)
      found.push({
        offset: from,
        text: rest(text.slice(from, Math.min(start, from + mostGap))),
      });
    from = Math.max(from, to);
  }
  if (end > from)
    found.push({
      offset: from,
      text: rest(text.slice(from, Math.min(end, from + mostGap))),
    });
  for (const { offset, text: said } of found) {
    if ((said.match(/\p{L}/gu) ?? []).length < leastLetters) continue;
    subject.find("trailing-data", { kind: "offset", offset }, said);
    subject.words(said, part("between the objects"));
  }
}
