// SPDX-License-Identifier: Apache-2.0
import type { FindingSource } from "../../../shared/domain/finding.ts";
import type {
  FoundField,
  FoundFinding,
} from "../../../shared/domain/foundFinding.ts";
import { type Column, csvFindings } from "./csvFindings.ts";
import { csafFindings } from "./csafFindings.ts";
import { jsonFindings } from "./jsonFindings.ts";
import { sarifFindings } from "./sarifFindings.ts";

type Format = Exclude<FindingSource, { kind: "by-hand" }>["format"];

/** What a file or report was read as, and what it seems to say. */
export interface FoundList {
  readonly format: Format;
  /** Of a table. */
  readonly columns: readonly Column[];
  readonly found: readonly FoundFinding[];
  readonly isCut: boolean;
}

/** Whether its name says that it holds findings one by one, rather than a report for people. */
export function isListOfFindings(name: string): boolean {
  return /\.(?:csv|tsv|json|sarif)$/i.test(name);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return undefined;
  }
}

/** Null for a text that is none of these. It decides by what the text says, and by the name for tables alone. */
export function readList(
  name: string,
  text: string,
  chosen: Readonly<Record<string, FoundField | null>>,
): FoundList | null {
  if (/\.(?:csv|tsv)$/i.test(name))
    return { format: "csv", ...csvFindings(text, chosen) };
  const document = parsed(text);
  const readers = {
    sarif: sarifFindings,
    csaf: csafFindings,
    json: jsonFindings,
  } as const;
  for (const format of ["sarif", "csaf", "json"] as const) {
    const read = readers[format](document);
    if (read !== null) return { format, columns: [], ...read };
  }
  return null;
}
