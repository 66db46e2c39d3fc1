// SPDX-License-Identifier: Apache-2.0
import { ChevronLeft, ChevronRight } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { marksOf } from "../../../shared/domain/embargo.ts";
import type { Instant } from "../../../shared/ids.ts";
import { markTitles } from "../../../shared/text/embargo.ts";
import { formatTime } from "../../text/format.ts";
import { inLocale } from "../../text/locale.ts";
import { t } from "../../text/text.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { Panel } from "../../ui/Screen.tsx";
import {
  dayAfterKey,
  type Month,
  monthOf,
  monthsAfter,
  weeksOf,
} from "./month.ts";

const utc = { timeZone: "UTC" } as const;
const monthName = inLocale(
  (locale) =>
    new Intl.DateTimeFormat(locale, {
      ...{ month: "long", year: "numeric", ...utc },
    }),
);
const dayName = inLocale(
  (locale) => new Intl.DateTimeFormat(locale, { weekday: "short", ...utc }),
);
const longDayName = inLocale(
  (locale) => new Intl.DateTimeFormat(locale, { weekday: "long", ...utc }),
);
// Of any week, from Monday on.
const weekdays = [4, 5, 6, 7, 8, 9, 10].map((day) => Date.UTC(2027, 0, day));

interface MonthPanelProps {
  readonly ends: Instant;
  readonly now: Instant;
}

/** One month as a grid, with the end and the notices on their days, in UTC. Keys move by day, week, month and year. */
export function MonthPanel({ ends, now }: MonthPanelProps) {
  const [day, setDay] = useState(ends.slice(0, 10));
  const grid = useRef<HTMLTableElement>(null);
  const nameId = useId();
  const isMoved = useRef(false);
  const month = monthOf(day);
  const go = (months: number) => {
    setDay(`${monthsAfter(month, months)}-01`);
  };
  const move = (event: KeyboardEvent) => {
    const to = dayAfterKey(event, day);
    if (to === null) return;
    event.preventDefault();
    isMoved.current = true;
    setDay(to);
  };
  useEffect(() => {
    // The day may stand in a month that was not there before.
    if (!isMoved.current) return;
    isMoved.current = false;
    grid.current?.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus();
  }, [day]);
  return (
    <Panel
      title={t("embargo.calendar")}
      actions={
        <MonthButtons
          onGo={go}
          onEnd={() => {
            setDay(ends.slice(0, 10));
          }}
        />
      }
    >
      <p id={nameId} className="month-name" aria-live="polite">
        {t("embargo.month", { month: nameOf(month) })}
      </p>
      <table
        ref={grid}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table whose days take the focus is a grid (ARIA 1.2)
        role="grid"
        aria-labelledby={nameId}
        className="month"
        onKeyDown={move}
      >
        <thead>
          <tr>
            {weekdays.map((each) => (
              <th key={each} scope="col" abbr={longDayName().format(each)}>
                {dayName().format(each)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr key={week.find((each) => each !== null)}>
              {week.map((each, index) => (
                <DayCell
                  key={each ?? index}
                  day={each}
                  reachable={each === day}
                  ends={ends}
                  now={now}
                  onFocus={setDay}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function nameOf(month: Month): string {
  return monthName().format(new Date(`${month}-01T00:00:00Z`));
}

interface MonthButtonsProps {
  readonly onGo: (months: number) => void;
  readonly onEnd: () => void;
}

function MonthButtons({ onGo, onEnd }: MonthButtonsProps) {
  return (
    <>
      <IconButton
        icon={ChevronLeft}
        label={t("embargo.monthBefore")}
        onClick={() => {
          onGo(-1);
        }}
      />
      <Button size="small" onClick={onEnd}>
        {t("embargo.monthOfEnd")}
      </Button>
      <IconButton
        icon={ChevronRight}
        label={t("embargo.monthAfter")}
        onClick={() => {
          onGo(1);
        }}
      />
    </>
  );
}

interface DayCellProps extends MonthPanelProps {
  readonly day: string | null;
  readonly reachable: boolean;
  readonly onFocus: (day: string) => void;
}

function DayCell({ day, reachable, ends, now, onFocus }: DayCellProps) {
  if (day === null) return <td />;
  const marks = marksOf(ends).filter(({ at }) => at.startsWith(day));
  const today = now.startsWith(day);
  return (
    <td
      className={classNames(marks.length > 0 && "marked")}
      data-day={day}
      tabIndex={reachable ? 0 : -1}
      onFocus={() => {
        onFocus(day);
      }}
      aria-current={today ? "date" : undefined}
    >
      <time dateTime={day} className="number">
        {Number(day.slice(8))}
      </time>
      {today ? <span className="small block">{t("embargo.today")}</span> : null}
      {marks.map(({ mark, at }) => (
        <span key={mark} className="small block mark">
          {formatTime(at)} {markTitles[mark]}
        </span>
      ))}
    </td>
  );
}
