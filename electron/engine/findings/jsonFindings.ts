// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import {
  fieldNamed,
  type FoundField,
  type FoundFinding,
  foundLimits,
} from "../../../shared/domain/foundFinding.ts";

const Records = z.array(z.record(z.string(), z.unknown()));
const Wrapped = z.looseObject({ findings: Records });

function textOf(value: unknown): string | null {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean")
    return String(value);
  if (!Array.isArray(value)) return null;
  const lines = value.slice(0, 100).filter((each) => typeof each === "string");
  return lines.join("\n");
}

/** `label` is ours, and then `id` is no label but our own id of it. */
function fieldsOf(record: Record<string, unknown>): FoundFinding["fields"] {
  const fields: Partial<Record<FoundField, string>> = {};
  for (const [name, value] of Object.entries(record)) {
    if (name === "id" && "label" in record) continue;
    const field = fieldNamed(name);
    const text = field === null ? null : textOf(value);
    if (field === null || text === null || field in fields) continue;
    fields[field] = text.slice(0, foundLimits.letters);
  }
  return fields;
}

/** Our own list of findings, or a plain list of records; null for anything else. */
export function jsonFindings(
  document: unknown,
): { found: FoundFinding[]; isCut: boolean } | null {
  const wrapped = Wrapped.safeParse(document);
  const records = Records.safeParse(
    wrapped.success ? wrapped.data.findings : document,
  );
  if (!records.success) return null;
  const found = records.data
    .slice(0, foundLimits.findings)
    .map((record, index) => ({
      ...{ page: null, line: index + 1, confidence: "high" as const },
      fields: fieldsOf(record),
    }));
  return { found, isCut: records.data.length > found.length };
}
