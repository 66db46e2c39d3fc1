// SPDX-License-Identifier: Apache-2.0
import type { DisclosureView } from "../../../shared/ipc/disclosureContract.ts";
import { t } from "../../text/text.ts";
import { SelectField, TextField } from "../../ui/Field.tsx";
import { choicesOf, type Filters } from "./filters.ts";

interface FilterBarProps {
  readonly disclosures: readonly DisclosureView[];
  readonly filters: Filters;
  readonly nameOf: (person: string) => string;
  readonly onFilters: (filters: Filters) => void;
}

const kinds = ["share", "request", "review", "earlier"] as const;

export function FilterBar({
  disclosures,
  filters,
  nameOf,
  onFilters,
}: FilterBarProps) {
  const { people, paths } = choicesOf(disclosures);
  const change = (changed: Partial<Filters>) => {
    onFilters({ ...filters, ...changed });
  };
  return (
    <div className="fields filters">
      <SelectField
        label={t("filter.who")}
        options={[
          { value: "", label: t("filter.anybody") },
          ...people.map((value) => ({ value, label: nameOf(value) })),
        ]}
        value={filters.who}
        onValue={(who) => {
          change({ who });
        }}
      />
      <SelectField
        label={t("filter.what")}
        options={[
          { value: "", label: t("filter.anything") },
          ...paths.map((value) => ({ value, label: value })),
        ]}
        value={filters.what}
        onValue={(what) => {
          change({ what });
        }}
      />
      <SelectField
        label={t("filter.kind")}
        options={[
          { value: "" as const, label: t("filter.anyKind") },
          ...kinds.map((value) => ({
            value,
            label: t(`disclosure.kind.${value}`),
          })),
        ]}
        value={filters.kind}
        onValue={(kind) => {
          change({ kind });
        }}
      />
      <TextField
        type="datetime-local"
        label={t("filter.since")}
        value={filters.since}
        onChange={(event) => {
          change({ since: event.target.value });
        }}
      />
    </div>
  );
}
