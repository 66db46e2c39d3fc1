// SPDX-License-Identifier: Apache-2.0
import type { Failure } from "../../../shared/failure.ts";
import type { Filterable } from "../../../shared/domain/ledgerFilter.ts";
import type { AuditId, Instant, Sha256 } from "../../../shared/ids.ts";
import { ok, type Result } from "../../../shared/result.ts";
import type { Session } from "../session.ts";
import type { Entry } from "./entries.ts";
import { factsOf, kindOf } from "./entryFacts.ts";
import type { LedgerReading } from "./ledger.ts";
import type { Spot } from "./spot.ts";
import { summarise } from "./summary.ts";

/** What is kept of an entry to find it by, and where it lies. */
export interface IndexRow extends Filterable {
  readonly seq: number;
  readonly at: Instant;
  readonly digest: Sha256;
  readonly spot: Spot;
}

/** Entries that one call reads at most, so that a long ledger holds up nobody for long. */
export const mostReadAtOnce = 20_000;

function ownAudit(entry: Entry): AuditId | null {
  return "audit" in entry.body ? entry.body.audit : null;
}

/**
 * The facts of every entry that filters ask about. Built from the ledger as it is read, in the session's memory
 * alone; an entry that is shown is read and authenticated again where it lies.
 */
export class LedgerIndex {
  readonly rows: IndexRow[] = [];
  readonly actors = new Set<string>();
  /** An act on what belongs to an audit seldom names the audit. */
  readonly #audits = new Map<string, AuditId>();
  #reading: LedgerReading | null = null;

  /** Reads on by `most` entries, to the end of the record that has the last of them. */
  async extend(session: Session, most: number): Promise<Result<void, Failure>> {
    const { rows } = this;
    if (rows.length > session.checkpoint.seq) return ok(undefined);
    const last = rows.length + most - 1;
    const read = await session.readOn(
      this.#reading,
      last,
      (entry, digest, spot) => {
        // A call that was broken off half-way may have seen some of them already.
        if (entry.seq === rows.length) this.#add(entry, digest, spot);
      },
    );
    if (!read.ok) return read;
    this.#reading = read.value;
    return ok(undefined);
  }

  #add(entry: Entry, digest: Sha256, spot: Spot): void {
    const { seq, at, actor } = entry;
    const { by, about } = factsOf(entry);
    const audit = ownAudit(entry) ?? this.#auditOf(about);
    const long = about.filter((id) => id.length >= 32);
    if (audit !== null)
      for (const id of long)
        if (!this.#audits.has(id)) this.#audits.set(id, audit);
    for (const each of [actor, ...by]) this.actors.add(each);
    const facts = { by, about, audit, kind: kindOf(entry) };
    const summary = summarise(entry);
    this.rows.push({ seq, at, actor, ...facts, summary, digest, spot });
  }

  #auditOf(about: readonly string[]): AuditId | null {
    const known = about.find((id) => this.#audits.has(id));
    return known === undefined ? null : (this.#audits.get(known) ?? null);
  }
}

const indexes = new WeakMap<Session, LedgerIndex>();

/** The one of an open vault; it goes with the session. */
export function ledgerIndexOf(session: Session): LedgerIndex {
  const known = indexes.get(session);
  if (known !== undefined) return known;
  const made = new LedgerIndex();
  indexes.set(session, made);
  return made;
}
