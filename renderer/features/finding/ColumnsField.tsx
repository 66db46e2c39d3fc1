// SPDX-License-Identifier: Apache-2.0
import {
  type FoundField,
  foundFields,
} from "../../../shared/domain/foundFinding.ts";
import type { FindingLook } from "../../../shared/ipc/findingContract.ts";
import { shown } from "../../../shared/text/facts.ts";
import { t } from "../../text/text.ts";
import { Disclosure } from "../../ui/Disclosure.tsx";
import { SelectField } from "../../ui/Field.tsx";
import type { ColumnChoice } from "./importChoice.ts";
import { fieldName } from "./fieldNames.ts";

interface ColumnsFieldProps {
  readonly columns: FindingLook["columns"];
  readonly onColumns: (columns: ColumnChoice) => void;
}

/** What each column of a table is taken for; another choice looks at the table again. */
export function ColumnsField({ columns, onColumns }: ColumnsFieldProps) {
  if (columns.length === 0) return null;
  const unused = columns.filter(({ field }) => field === null).length;
  return (
    <Disclosure label={t("findingImport.columns", { unused })}>
      <div className="fields">
        {columns.map(({ heading, field }, index) => (
          <SelectField
            key={index}
            label={shown(heading)}
            options={[
              { value: "" as const, label: t("findingImport.unused") },
              ...foundFields.map((value: FoundField) => ({
                value,
                label: fieldName(value),
              })),
            ]}
            value={field ?? ""}
            onValue={(value) => {
              const chosen = value === "" ? null : value;
              onColumns(
                columns.map((each, at) => ({
                  heading: each.heading,
                  field:
                    at === index
                      ? chosen
                      : each.field === chosen
                        ? null
                        : each.field,
                })),
              );
            }}
          />
        ))}
      </div>
    </Disclosure>
  );
}
