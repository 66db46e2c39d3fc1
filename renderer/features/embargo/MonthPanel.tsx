// SPDX-License-Identifier: Apache-2.0
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useState } from "react";
import { marksOf } from "../../../shared/domain/embargo.ts";
import type { Instant } from "../../../shared/ids.ts";
import { markTitles } from "../../../shared/text/embargo.ts";
import { formatTime } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { Panel } from "../../ui/Screen.tsx";
import { type Month, monthOf, monthsAfter, weeksOf } from "./month.ts";

const utc = { timeZone: "UTC" } as const;
const monthName = new Intl.DateTimeFormat("en-GB", {
  ...{ month: "long", year: "numeric", ...utc },
});
const dayName = new Intl.DateTimeFormat("en-GB", { weekday: "short", ...utc });
const longDayName = new Intl.DateTimeFormat("en-GB", {
  ...{ weekday: "long", ...utc },
});
// Of any week, from Monday on.
const weekdays = [4, 5, 6, 7, 8, 9, 10].map((day) => Date.UTC(2027, 0, day));

interface MonthPanelProps {
  readonly ends: Instant;
  readonly now: Instant;
}

/** One month as a table, with the end and the notices on their days, in UTC. */
export function MonthPanel({ ends, now }: MonthPanelProps) {
  const [month, setMonth] = useState<Month>(monthOf(ends));
  const go = (months: number) => {
    setMonth(monthsAfter(month, months));
  };
  const name = monthName.format(new Date(`${month}-01T00:00:00Z`));
  return (
    <Panel
      title={t("embargo.calendar")}
      actions={
        <>
          <IconButton
            icon={ChevronLeft}
            label={t("embargo.monthBefore")}
            onClick={() => {
              go(-1);
            }}
          />
          <Button
            size="small"
            onClick={() => {
              setMonth(monthOf(ends));
            }}
          >
            {t("embargo.monthOfEnd")}
          </Button>
          <IconButton
            icon={ChevronRight}
            label={t("embargo.monthAfter")}
            onClick={() => {
              go(1);
            }}
          />
        </>
      }
    >
      <table className="month">
        <caption aria-live="polite">
          {t("embargo.month", { month: name })}
        </caption>
        <thead>
          <tr>
            {weekdays.map((day) => (
              <th key={day} scope="col" abbr={longDayName.format(day)}>
                {dayName.format(day)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr key={week.find((day) => day !== null)}>
              {week.map((day, index) => (
                <DayCell key={day ?? index} day={day} ends={ends} now={now} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

interface DayCellProps extends MonthPanelProps {
  readonly day: string | null;
}

function DayCell({ day, ends, now }: DayCellProps) {
  if (day === null) return <td />;
  const marks = marksOf(ends).filter(({ at }) => at.startsWith(day));
  const today = now.startsWith(day);
  return (
    <td
      className={classNames(marks.length > 0 && "marked")}
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
