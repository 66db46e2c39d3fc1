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

interface Gap {
  readonly offset: number;
  /** What it says, beside the tables and marks that a file needs. */
  readonly text: string;
}

/** Bytes before the beginning and between the objects that say something. */
export function gapsIn(bytes: Uint8Array, { ranges }: PdfObjects): Gap[] {
  const text = Buffer.from(
    bytes.buffer,
    bytes.byteOffset,
    bytes.length,
  ).toString("latin1");
  const end = text.lastIndexOf("%%EOF");
  const gaps: Gap[] = [];
  const look = (from: number, to: number): void => {
    if (to <= from) return;
    const said = rest(text.slice(from, Math.min(to, from + mostGap)));
    if ((said.match(/\p{L}/gu) ?? []).length >= leastLetters)
      gaps.push({ offset: from, text: said });
  };
  let from = 0;
  for (const { start, end: to } of ranges) {
    look(from, start);
    from = Math.max(from, to);
  }
  look(from, end);
  return gaps;
}

/** What no reader shows of these. */
export function inspectGaps(subject: Subject, objects: PdfObjects): void {
  for (const { offset, text } of gapsIn(subject.bytes, objects)) {
    subject.find("trailing-data", { kind: "offset", offset }, text);
    subject.words(text, part("between the objects"));
  }
}
