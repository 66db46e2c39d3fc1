// SPDX-License-Identifier: Apache-2.0
import { sourceKinds } from "../../../shared/domain/finding.ts";
import type { PersonView } from "../../../shared/ipc/views.ts";
import { t } from "../../text/text.ts";
import { SelectField } from "../../ui/Field.tsx";
import type { Filters } from "./findingList.ts";
import { ownerOptions, severityOptions, statusOptions } from "./options.ts";

interface FilterFieldsProps {
  readonly filters: Filters;
  readonly components: readonly string[];
  readonly people: readonly PersonView[];
  readonly onFilters: (filters: Filters) => void;
}

const any = () => ({ value: "" as const, label: t("findings.any") });

export function FilterFields({
  filters,
  components,
  people,
  onFilters,
}: FilterFieldsProps) {
  const set =
    <K extends keyof Filters>(name: K) =>
    (value: Filters[K]) => {
      onFilters({ ...filters, [name]: value });
    };
  return (
    <div className="finding-filters">
      <SelectField
        label={t("findings.severity")}
        options={[any(), ...severityOptions()]}
        value={filters.severity}
        onValue={set("severity")}
      />
      <SelectField
        label={t("findings.status")}
        options={[any(), ...statusOptions()]}
        value={filters.status}
        onValue={set("status")}
      />
      <SelectField
        label={t("findings.standing")}
        options={[
          any(),
          { value: "unresolved" as const, label: t("findings.unresolved") },
          { value: "embargoed" as const, label: t("findings.embargoed") },
        ]}
        value={filters.standing}
        onValue={set("standing")}
      />
      <SelectField
        label={t("findings.component")}
        options={[
          any(),
          ...components.map((value) => ({ value, label: value })),
        ]}
        value={filters.component}
        onValue={set("component")}
      />
      <SelectField
        label={t("findings.owner")}
        options={[
          any(),
          { value: "nobody" as const, label: t("findings.nobody") },
          ...ownerOptions(people),
        ]}
        value={filters.owner}
        onValue={set("owner")}
      />
      <SelectField
        label={t("findings.source")}
        options={[
          any(),
          ...sourceKinds.map((value) => ({
            value,
            label: t(`findingSource.${value}`),
          })),
        ]}
        value={filters.source}
        onValue={set("source")}
      />
    </div>
  );
}
