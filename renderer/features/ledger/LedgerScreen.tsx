// SPDX-License-Identifier: Apache-2.0
import { BookLock, SearchX } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { Response } from "../../../shared/ipc/contract.ts";
import { type LedgerSubject, useNavigate } from "../../app/navigation.ts";
import { formatCount } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Empty, Screen } from "../../ui/Screen.tsx";
import { filterOf, type Filters, noFilters } from "./filters.ts";
import { LedgerDays } from "./LedgerDays.tsx";
import { FilterLine, LedgerFilters } from "./LedgerFilters.tsx";
import { Pager } from "./Pager.tsx";
import { useLedgerPage } from "./useLedgerPage.ts";
import { useVerifyLedger, Verified, VerifyButton } from "./VerifyLedger.tsx";

const pageSize = 100;

interface LedgerScreenProps {
  readonly subject: LedgerSubject | null;
}

/** What happened in this vault, newest first, each entry bound to all before it. */
export function LedgerScreen({ subject }: LedgerScreenProps) {
  const navigate = useNavigate();
  const [filters, setFilters] = useState(noFilters);
  // Where each page begins: the newest has none, the last is on screen.
  const [pages, setPages] = useState<readonly number[]>([]);
  const verify = useVerifyLedger();
  const before = pages.at(-1);
  const filter = filterOf(filters, subject);
  const { page, isNext } = useLedgerPage({
    limit: pageSize,
    ...(before === undefined ? {} : { before }),
    ...(Object.keys(filter).length === 0 ? {} : { filter }),
  });
  const shown = page.state === "ready" ? page.value : null;
  const isWhole = isNext && shown !== null && shown.read >= shown.total;
  useSaidCount(JSON.stringify(filter), isWhole ? shown.matched : null);
  const narrow = (next: Filters) => {
    setFilters(next);
    setPages([]);
  };
  return (
    <Screen
      title={t("section.ledger")}
      under={
        shown === null ? "\u00a0" : t("ledger.total", { count: shown.total })
      }
      actions={<VerifyButton verify={verify} />}
    >
      <div className="stack ledger">
        <Verified verify={verify} />
        <LedgerFilters
          filters={filters}
          actors={shown?.actors ?? []}
          onFilters={narrow}
        />
        <Loaded of={page}>
          {(value) => (
            <Entries
              page={value}
              subject={subject}
              isNarrowed={Object.keys(filter).length > 0}
              pages={pages}
              onPages={setPages}
              onClear={() => {
                if (subject === null) narrow(noFilters);
                else navigate({ at: "ledger" });
              }}
            />
          )}
        </Loaded>
      </div>
    </Screen>
  );
}

/** Reads out how many entries fit, each time that something else is looked for. */
function useSaidCount(filter: string, matched: number | null): void {
  const said = useRef("{}");
  useEffect(() => {
    if (matched === null || said.current === filter) return;
    said.current = filter;
    announce(t("ledger.matched", { count: matched }));
  }, [filter, matched]);
}

interface EntriesProps extends LedgerScreenProps {
  readonly page: Response<"ledger.show">;
  readonly isNarrowed: boolean;
  readonly pages: readonly number[];
  readonly onPages: (pages: readonly number[]) => void;
  readonly onClear: () => void;
}

function Entries({
  page: { entries, matched, next, read, total },
  subject,
  isNarrowed,
  pages,
  onPages,
  onClear,
}: EntriesProps) {
  if (read < total)
    return (
      <p className="quiet">
        {t("ledger.reading", {
          read: formatCount(read),
          total: formatCount(total),
        })}
      </p>
    );
  if (matched === 0 && isNarrowed)
    return (
      <Empty
        icon={SearchX}
        action={<Button onClick={onClear}>{t("ledger.showAll")}</Button>}
      >
        {t("ledger.nothingFits")}
      </Empty>
    );
  if (entries.length === 0)
    return <Empty icon={BookLock}>{t("ledger.empty")}</Empty>;
  return (
    <>
      {isNarrowed ? (
        <FilterLine
          matched={matched}
          subject={subject?.name ?? null}
          onClear={onClear}
        />
      ) : null}
      <LedgerDays entries={entries} />
      <Pager
        entries={entries}
        onNewer={
          pages.length === 0
            ? null
            : () => {
                onPages(pages.slice(0, -1));
              }
        }
        onOlder={
          next === null
            ? null
            : () => {
                onPages([...pages, next]);
              }
        }
      />
    </>
  );
}
