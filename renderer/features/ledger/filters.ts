// SPDX-License-Identifier: Apache-2.0
import {
  LedgerFilter,
  type LedgerKind,
} from "../../../shared/domain/ledgerFilter.ts";
import type { LedgerSubject } from "../../app/navigation.ts";

/** What the ledger is narrowed to; an empty text narrows nothing. */
export interface Filters {
  readonly kind: LedgerKind | "";
  readonly by: string;
  /** As date inputs hold them. */
  readonly from: string;
  readonly until: string;
  readonly search: string;
}

export const noFilters: Filters = {
  ...{ kind: "", by: "" },
  ...{ from: "", until: "", search: "" },
};

/** What the engine is asked; a day that is typed half-way narrows nothing yet. */
export function filterOf(
  { kind, by, from, until, search }: Filters,
  subject: LedgerSubject | null,
): LedgerFilter {
  const asked = {
    kinds: kind === "" ? undefined : [kind],
    by,
    about: subject?.id,
    audit: subject?.audit,
    from: isDay(from) ? from : undefined,
    until: isDay(until) ? until : undefined,
    search: search.trim(),
  };
  return LedgerFilter.parse(
    Object.fromEntries(
      Object.entries(asked).filter(
        ([, value]) => value !== undefined && value !== "",
      ),
    ),
  );
}

function isDay(text: string): boolean {
  return LedgerFilter.shape.from.safeParse(text).success;
}
