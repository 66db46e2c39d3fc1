// SPDX-License-Identifier: Apache-2.0
import {
  fieldNamed,
  type FoundField,
} from "../../../shared/domain/foundFinding.ts";

/** Shapes of lines in reports. Every pattern is anchored, and reads a line once. */

export type Fields = Partial<Record<FoundField, string>>;

/** An id as reports give it: `HARB-007`, `TOB-K8S-001`. */
const labelShape = "[A-Z][A-Z0-9]{1,15}(?:-[A-Z0-9]{1,12}){0,3}-\\d{1,5}";
const wholeLabel = new RegExp(`^${labelShape}$`);

export function isLabel(text: string): boolean {
  return wholeLabel.test(text) && !text.startsWith("CVE-");
}

/** Names that stand before a colon in the head of a finding; two may share a line. */
const attributeNames =
  /(^|\s)(finding id|identifier|severity|overall risk|risk|impact|exploitability|difficulty|type|target|component|status|cvss(?: vector| score)?(?: 3\.1)?|category|id)\s*:\s*/gi;

const severityWord =
  /^(critical|high|medium|moderate|low|informational|info|undetermined)\b/i;

/** Without what makes Markdown bold, a list or a quotation. */
function plain(text: string): string {
  return text
    .replace(/[*_`]{1,3}/g, (marks) => (marks.includes("_") ? marks : ""))
    .replace(/^\s*(?:[-•●>]\s+)?/, "")
    .trim();
}

/** What a line of a finding's head says; null for any other line. */
export function attributesOf(line: string): Fields | null {
  if (line.length > 400) return null;
  const text = plain(line);
  const marks = [...text.matchAll(attributeNames)];
  if (marks[0]?.index !== 0) return null;
  const fields: Fields = {};
  for (const [index, mark] of marks.entries()) {
    const from = mark.index + mark[0].length;
    const value = text.slice(from, marks[index + 1]?.index).trim();
    const name = (mark[2] ?? "").toLowerCase();
    const field = name.startsWith("cvss") ? "cvss" : fieldNamed(name);
    if (field === null || value === "" || field in fields) continue;
    if (field === "label" && !/^[^\s]{1,64}$/.test(value)) continue;
    if (field === "severity") {
      const word = severityWord.exec(value)?.[0];
      if (word !== undefined) fields.severity = word;
    } else if (field === "cvss") {
      const vector = /CVSS:3\.1\/[A-Za-z:/]{30,180}/.exec(value)?.[0];
      if (vector !== undefined) fields.cvss = vector;
    } else fields[field] = value;
  }
  return fields;
}

export interface Heading {
  readonly label: string | null;
  readonly title: string;
  /** Marked as a heading, by Markdown or by its number. */
  readonly isMarked: boolean;
  /** Of Markdown; 0 else. */
  readonly level: number;
}

const labelled = new RegExp(
  `^[[(]?(${labelShape})[\\])]?\\s*(?:[:.|–—-]\\s*|\\s)(\\S.*)$`,
);
const numbered = /^(\d{1,3})(?:[.)]|\s+[–—-])\s+(\S.{2,})$/;

/** A line that may begin a finding; null for any other. */
export function headingOf(line: string): Heading | null {
  if (line.length > 300) return null;
  const marks = /^(#{1,6})\s+/.exec(line);
  const text = plain(line.slice(marks?.[0].length ?? 0)).replace(/\s*#+$/, "");
  const level = marks?.[1]?.length ?? 0;
  const [, number, after] = numbered.exec(text) ?? [];
  const rest = after ?? text;
  const named = labelled.exec(rest);
  if (named !== null && !rest.startsWith("CVE-"))
    return {
      ...{ label: named[1] ?? null, title: named[2] ?? "" },
      ...{ isMarked: level > 0 || number !== undefined, level },
    };
  if (isLabel(rest)) return { label: rest, title: "", isMarked: true, level };
  if (number !== undefined)
    return { label: null, title: rest, isMarked: true, level };
  return level > 0 ? { label: null, title: rest, isMarked: true, level } : null;
}

/** The cells of a row of a Markdown table; null for any other line. */
export function cellsOf(line: string): string[] | null {
  const text = line.trim();
  if (!text.startsWith("|") || text.length < 3) return null;
  return text
    .slice(1, text.endsWith("|") ? -1 : undefined)
    .split("|")
    .map(plain);
}

const severityAtEnd =
  /\s+(critical|high|medium|moderate|low|informational|undetermined)$/i;

/** A row of a table whose rules are gone: id, title, severity; null for any other line. */
export function rowOf(line: string): Fields | null {
  if (line.length > 300) return null;
  const text = line.trim();
  const severity = severityAtEnd.exec(text);
  const [, label, title] =
    severity === null
      ? []
      : (labelled.exec(text.slice(0, severity.index)) ?? []);
  if (label === undefined || title === undefined) return null;
  if (label.startsWith("CVE-")) return null;
  return { label, title, severity: severity?.[1] ?? "" };
}
