// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { AuditId } from "../ids.ts";

/** What an entry of the ledger is an act of, in the order of an audit's course. */
export const ledgerKinds = [
  "vault",
  "audit",
  "people",
  "charter",
  "agreement",
  "deliverables",
  "inspection",
  "findings",
  "embargo",
  "consent",
  "release",
  "disclosure",
  "requests",
] as const;
export type LedgerKind = (typeof ledgerKinds)[number];

const day = z.iso.date();

/** Which entries are meant; what is absent does not matter. */
export const LedgerFilter = z.strictObject({
  kinds: z.array(z.enum(ledgerKinds)).max(ledgerKinds.length).optional(),
  audit: AuditId.optional(),
  /** Who acted: the id of a person who signed, asked or decided, or the name of whose passphrase opened the vault. */
  by: z.string().min(1).max(1000).optional(),
  /** What it is about: the id of a person, or of a deliverable, version, release, consent, finding, and so on, or the digest of a statement. */
  about: z
    .string()
    .regex(/^(?:[a-z0-9][a-z0-9-]{0,31}|[0-9a-f]{64})$/)
    .optional(),
  /** Days in UTC, `YYYY-MM-DD`, both included. */
  from: day.optional(),
  until: day.optional(),
  /** Every word of it stands in the summary. */
  search: z.string().max(200).optional(),
});
export type LedgerFilter = z.infer<typeof LedgerFilter>;

/** What of an entry the filter asks. */
export interface Filterable {
  readonly at: string;
  readonly actor: string;
  readonly kind: LedgerKind;
  readonly audit: AuditId | null;
  readonly by: readonly string[];
  readonly about: readonly string[];
  readonly summary: string;
}

const folded = (text: string): string => text.normalize("NFC").toLowerCase();

/** @param about every id under which the ledger knows what the filter is about */
export function ledgerFilterOf(
  filter: LedgerFilter,
  about: readonly string[],
): (entry: Filterable) => boolean {
  const words = folded(filter.search ?? "")
    .split(/\s+/)
    .filter((word) => word !== "");
  const { kinds, audit, by, from, until } = filter;
  return (entry) =>
    (kinds === undefined || kinds.length === 0 || kinds.includes(entry.kind)) &&
    (audit === undefined || entry.audit === audit) &&
    (by === undefined || entry.actor === by || entry.by.includes(by)) &&
    (filter.about === undefined ||
      about.some((id) => entry.about.includes(id))) &&
    (from === undefined || entry.at.slice(0, 10) >= from) &&
    (until === undefined || entry.at.slice(0, 10) <= until) &&
    (words.length === 0 || includesAll(folded(entry.summary), words));
}

function includesAll(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}
