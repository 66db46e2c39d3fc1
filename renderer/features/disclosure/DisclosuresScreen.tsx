// SPDX-License-Identifier: Apache-2.0
import { FileDown, FilePlus2, Share2, Siren } from "lucide-react";
import { useState } from "react";
import type { AuditId } from "../../../shared/ids.ts";
import type { DisclosureView } from "../../../shared/ipc/disclosureContract.ts";
import type { PersonView } from "../../../shared/ipc/views.ts";
import { useResource } from "../../api/resource.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Empty, Screen } from "../../ui/Screen.tsx";
import { usePeople } from "../people/usePeople.ts";
import { BreachDialog } from "./BreachDialog.tsx";
import { DisclosureTable } from "./DisclosureTable.tsx";
import { ExportDialog } from "./ExportDialog.tsx";
import { FilterBar } from "./FilterBar.tsx";
import { filtered, noFilters } from "./filters.ts";
import { RecordDialog } from "./RecordDialog.tsx";

type Sheet = "record" | "export" | "breach" | null;

/** What left: to whom, when, under what; and the reverse. */
export function DisclosuresScreen({ audit }: { readonly audit: AuditId }) {
  const list = useResource("disclosure.list", { audit });
  const [recording, setRecording] = useState(false);
  const record = (
    <Button
      icon={FilePlus2}
      onClick={() => {
        setRecording(true);
      }}
    >
      {t("disclosures.record")}
    </Button>
  );
  const isEmpty = list.state === "ready" && list.value.disclosures.length === 0;
  return (
    <Screen
      title={t("section.disclosures")}
      under={t("disclosures.what")}
      actions={isEmpty ? null : record}
    >
      <Loaded of={list}>
        {({ disclosures }) =>
          disclosures.length === 0 ? (
            <Empty icon={Share2} action={record}>
              {t("disclosures.empty")}
            </Empty>
          ) : (
            <Ledger audit={audit} disclosures={disclosures} />
          )
        }
      </Loaded>
      {recording ? (
        <RecordDialog
          audit={audit}
          onClose={() => {
            setRecording(false);
          }}
        />
      ) : null}
    </Screen>
  );
}

export function namesOf(
  people: readonly PersonView[],
): (person: string) => string {
  const names = new Map<string, string>(
    people.map(({ person, name }) => [person, name]),
  );
  return (person) => names.get(person) ?? person;
}

interface LedgerProps {
  readonly audit: AuditId;
  readonly disclosures: readonly DisclosureView[];
}

function Ledger({ audit, disclosures }: LedgerProps) {
  const people = usePeople(audit);
  const [filters, setFilters] = useState(noFilters);
  const [sheet, setSheet] = useState<Sheet>(null);
  const shown = filtered(disclosures, filters);
  const nameOf = namesOf(people);
  const close = () => {
    setSheet(null);
  };
  return (
    <div className="stack">
      <FilterBar
        disclosures={disclosures}
        filters={filters}
        nameOf={nameOf}
        onFilters={setFilters}
      />
      <div className="row apart">
        <p className="small quiet" role="status">
          {t("disclosures.shown", { count: shown.length })}
        </p>
        <div className="row">
          <Button
            icon={FileDown}
            onClick={() => {
              setSheet("export");
            }}
          >
            {t("disclosures.export")}
          </Button>
          <Button
            icon={Siren}
            onClick={() => {
              setSheet("breach");
            }}
          >
            {t("disclosures.breach")}
          </Button>
        </div>
      </div>
      <DisclosureTable audit={audit} disclosures={shown} nameOf={nameOf} />
      {sheet === "export" ? (
        <ExportDialog
          audit={audit}
          disclosures={shown}
          people={people}
          onClose={close}
        />
      ) : null}
      {sheet === "breach" ? (
        <BreachDialog
          audit={audit}
          disclosures={shown}
          people={people}
          onClose={close}
        />
      ) : null}
    </div>
  );
}
