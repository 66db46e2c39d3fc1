// SPDX-License-Identifier: Apache-2.0
import { X } from "lucide-react";
import { ledgerKinds } from "../../../shared/domain/ledgerFilter.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { SelectField, TextField } from "../../ui/Field.tsx";
import type { Filters } from "./filters.ts";

interface LedgerFiltersProps {
  readonly filters: Filters;
  /** Everyone who acted. */
  readonly actors: readonly string[];
  readonly onFilters: (filters: Filters) => void;
}

export function LedgerFilters({
  filters,
  actors,
  onFilters,
}: LedgerFiltersProps) {
  const set =
    <K extends keyof Filters>(name: K) =>
    (value: Filters[K]) => {
      onFilters({ ...filters, [name]: value });
    };
  return (
    <search className="ledger-filters" aria-label={t("ledger.filters")}>
      <TextField
        type="search"
        label={t("ledger.search")}
        maxLength={200}
        value={filters.search}
        onChange={(event) => {
          set("search")(event.target.value);
        }}
      />
      <SelectField
        label={t("ledger.kind")}
        options={[
          { value: "" as const, label: t("ledger.anyKind") },
          ...ledgerKinds.map((value) => ({
            value,
            label: t(`ledger.kind.${value}`),
          })),
        ]}
        value={filters.kind}
        onValue={set("kind")}
      />
      <SelectField
        label={t("ledger.by")}
        options={[
          { value: "", label: t("ledger.anybody") },
          ...actors.map((value) => ({ value, label: value })),
        ]}
        value={filters.by}
        onValue={set("by")}
      />
      <DayField
        label={t("ledger.from")}
        value={filters.from}
        onDay={set("from")}
      />
      <DayField
        label={t("ledger.until")}
        value={filters.until}
        onDay={set("until")}
      />
    </search>
  );
}

interface DayFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onDay: (day: string) => void;
}

function DayField({ label, value, onDay }: DayFieldProps) {
  return (
    <TextField
      type="date"
      label={label}
      max="9999-12-31"
      value={value}
      onChange={(event) => {
        onDay(event.target.value);
      }}
    />
  );
}

/** What of the ledger is shown, and the way back to all of it. */
export function FilterLine({
  matched,
  subject,
  onClear,
}: {
  readonly matched: number;
  readonly subject: string | null;
  readonly onClear: () => void;
}) {
  return (
    <div className="row apart">
      <p className="small quiet wrap">
        {subject === null
          ? t("ledger.matched", { count: matched })
          : t("ledger.matchedAbout", { count: matched, name: subject })}
      </p>
      <Button size="small" tone="quiet" icon={X} onClick={onClear}>
        {t("ledger.showAll")}
      </Button>
    </div>
  );
}
