// SPDX-License-Identifier: Apache-2.0
import { Filter, Search } from "lucide-react";
import { useId, useMemo, useState } from "react";
import type { AuditId, FindingId } from "../../../shared/ids.ts";
import type { FindingRow } from "../../../shared/ipc/findingContract.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { rosterNames } from "../people/rosterNames.ts";
import { usePeople } from "../people/usePeople.ts";
import { FilterFields } from "./FilterFields.tsx";
import { filtersSet, firstOrder, listed, noFilters } from "./findingList.ts";
import { FindingTable } from "./FindingTable.tsx";
import { noSelection } from "./selection.ts";
import { SelectionBar } from "./SelectionBar.tsx";
import { useFound } from "./useFound.ts";

interface FindingListProps {
  readonly audit: AuditId;
  readonly rows: readonly FindingRow[];
  readonly components: readonly string[];
  readonly opened: FindingId | undefined;
  readonly onOpen: (finding: FindingId) => void;
}

/** The list with its filters, and what can be done with those that are chosen. */
export function FindingList({
  audit,
  rows,
  components,
  opened,
  onOpen,
}: FindingListProps) {
  const people = usePeople(audit);
  const nameOf = useMemo(() => rosterNames(people), [people]);
  const filtersId = useId();
  const [words, setWords] = useState("");
  const [filters, setFilters] = useState(noFilters);
  const [isFiltering, setFiltering] = useState(false);
  const [order, setOrder] = useState(firstOrder);
  const [selection, setSelection] = useState(noSelection);
  const found = useFound(audit, words, rows);
  const shown = useMemo(
    () => listed(rows, { filters, found, order, nameOf }),
    [rows, filters, found, order, nameOf],
  );
  // Nothing is done to what a filter hides.
  const chosen = shown.filter(({ finding }) => selection.chosen.has(finding));
  const set = filtersSet(filters);
  return (
    <div className="split-list findings" data-covered={opened !== undefined}>
      <div className="finding-tools">
        <label className="finding-search">
          <Search size={14} aria-hidden />
          <span className="unseen">{t("findings.search")}</span>
          <input
            type="search"
            className="input"
            placeholder={t("findings.search")}
            maxLength={200}
            value={words}
            onChange={(event) => {
              setWords(event.target.value);
            }}
          />
        </label>
        <Button
          icon={Filter}
          aria-expanded={isFiltering}
          aria-controls={filtersId}
          onClick={() => {
            setFiltering(!isFiltering);
          }}
        >
          {set === 0
            ? t("findings.filters")
            : t("findings.filtersSet", { set })}
        </Button>
        <p className="small quiet" role="status">
          {t("findings.shown", { shown: shown.length, total: rows.length })}
        </p>
      </div>
      <div id={filtersId} hidden={!isFiltering}>
        <FilterFields
          filters={filters}
          components={components}
          people={people}
          onFilters={setFilters}
        />
      </div>
      <SelectionBar
        chosen={chosen}
        components={components}
        people={people}
        onNone={() => {
          setSelection({ ...selection, chosen: new Set() });
        }}
      />
      {shown.length === 0 ? (
        <div className="finding-none">
          <p className="quiet">{t("findings.none")}</p>
          <Button
            size="small"
            onClick={() => {
              setWords("");
              setFilters(noFilters);
            }}
          >
            {t("findings.showAll")}
          </Button>
        </div>
      ) : (
        <FindingTable
          rows={shown}
          order={order}
          selection={selection}
          opened={opened}
          nameOf={nameOf}
          onOrder={setOrder}
          onSelection={setSelection}
          onOpen={onOpen}
        />
      )}
    </div>
  );
}
