// SPDX-License-Identifier: Apache-2.0
import { ArrowDown, ArrowUp } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { Comparison, Outcome } from "../../../shared/domain/comparison.ts";
import type { JobId } from "../../../shared/ids.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { CheckField } from "../../ui/Field.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { type Step, useDifferenceKeys } from "./differenceKeys.ts";
import { EntriesTable } from "./EntriesTable.tsx";
import { LinesTable } from "./LinesTable.tsx";
import { pageRows, useRows } from "./useComparison.ts";

type Shown = Exclude<Outcome, { kind: "digests" }>;

interface DifferencesProps {
  readonly comparison: JobId;
  readonly found: Comparison;
  readonly outcome: Shown;
}

function sumOf(outcome: Shown): string {
  if (outcome.kind === "lines") {
    const { removed, added, folded } = outcome;
    const differences = folded.starts.length;
    return differences === 0
      ? t("comparison.sameLines")
      : t("comparison.sum", { differences, removed, added });
  }
  const { counts, folded } = outcome;
  if (folded.rows === 0) return t("comparison.sameEntries");
  const sum = t("comparison.entriesSum", {
    changed: counts.changed,
    added: counts.added,
    removed: counts.removed,
    moved: counts.moved,
    same: counts.same,
  });
  return counts.unknown === 0
    ? sum
    : `${sum} ${t("comparison.entriesUnknown", { count: counts.unknown })}`;
}

/** Rows with the differences, page by page, and the ways from one to the next. */
export function Differences({ comparison, found, outcome }: DifferencesProps) {
  const [isFolded, setFolded] = useState(true);
  const [page, setPage] = useState(0);
  /** Position in the list of differences; null before one was gone to. */
  const [current, setCurrent] = useState<number | null>(null);
  const { rows: count, starts } = isFolded ? outcome.folded : outcome.whole;
  const answer = useRows(comparison, isFolded, page);
  const table = useRef<HTMLDivElement>(null);
  const row = current === null ? null : (starts[current] ?? null);
  const ready = answer.state === "ready" ? answer.value : null;
  const isHere = ready?.page === page && ready.folded === isFolded;
  const inPage =
    row !== null && isHere && Math.floor(row / pageRows) === page
      ? row - page * pageRows
      : null;
  useEffect(() => {
    if (inPage === null) return;
    table.current
      ?.querySelector<HTMLElement>(`[data-row="${inPage}"]`)
      ?.focus();
  }, [inPage, current]);
  const go = (step: Step) => {
    if (starts.length === 0) return;
    const from = current ?? (step === 1 ? -1 : starts.length);
    const next = Math.min(starts.length - 1, Math.max(0, from + step));
    setCurrent(next);
    setPage(Math.floor((starts[next] ?? 0) / pageRows));
    announce(t("comparison.at", { number: next + 1, count: starts.length }));
  };
  useDifferenceKeys(go);
  return (
    <Panel title={t("comparison.differences")} flush>
      <div className="compare-bar">
        <Button
          size="small"
          icon={ArrowUp}
          onClick={() => {
            go(-1);
          }}
        >
          {t("comparison.previous")}
        </Button>
        <Button
          size="small"
          icon={ArrowDown}
          onClick={() => {
            go(1);
          }}
        >
          {t("comparison.next")}
        </Button>
        <span className="small">
          {current === null
            ? sumOf(outcome)
            : t("comparison.at", {
                number: current + 1,
                count: starts.length,
              })}
        </span>
        <CheckField
          label={t("comparison.all")}
          checked={!isFolded}
          onChecked={(wanted) => {
            setFolded(!wanted);
            setCurrent(null);
            setPage(0);
          }}
        />
        <span className="small quiet wide-only">{t("comparison.keys")}</span>
      </div>
      <Pages count={count} page={page} onPage={setPage} />
      {answer.state === "failed" ? (
        <FailureNotice failure={answer.failure} />
      ) : null}
      <div ref={table}>
        {ready === null ? null : outcome.kind === "lines" ? (
          <LinesTable
            rows={ready.lines}
            isPaged={[found.before.type === "pdf", found.after.type === "pdf"]}
            current={inPage}
          />
        ) : (
          <EntriesTable rows={ready.entries} current={inPage} />
        )}
      </div>
      <Pages count={count} page={page} onPage={setPage} />
    </Panel>
  );
}

interface PagesProps {
  readonly count: number;
  readonly page: number;
  readonly onPage: (page: number) => void;
}

/** Nothing where all rows fit. */
function Pages({ count, page, onPage }: PagesProps) {
  if (count <= pageRows) return null;
  const last = Math.ceil(count / pageRows) - 1;
  return (
    <div className="compare-pages row">
      {page === 0 ? null : (
        <Button
          size="small"
          onClick={() => {
            onPage(page - 1);
          }}
        >
          {t("comparison.earlier")}
        </Button>
      )}
      <span className="small quiet">
        {t("comparison.page", {
          from: page * pageRows + 1,
          to: Math.min(count, (page + 1) * pageRows),
          count,
        })}
      </span>
      {page === last ? null : (
        <Button
          size="small"
          onClick={() => {
            onPage(page + 1);
          }}
        >
          {t("comparison.later")}
        </Button>
      )}
    </div>
  );
}
