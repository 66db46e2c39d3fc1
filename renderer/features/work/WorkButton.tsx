// SPDX-License-Identifier: Apache-2.0
import { CircleCheck, Hourglass } from "lucide-react";
import { useState } from "react";
import { useAllWork } from "../../api/useWork.ts";
import { shareOf } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { WorkSheet } from "./WorkSheet.tsx";

/** In the rail while anything is under way, or has ended while nobody looked; opens the list of it. */
export function WorkButton() {
  const [isOpen, setOpen] = useState(false);
  const works = useAllWork().filter(({ seen }) => !seen);
  const running = works.filter(({ result }) => result === null);
  const isBusy = running.length > 0;
  const Icon = isBusy ? Hourglass : CircleCheck;
  const said = isBusy
    ? t("work.running", { count: running.length })
    : t("work.ended", { count: works.length });
  const sum = (of: "done" | "total") =>
    running.reduce((all, { progress }) => all + (progress?.[of] ?? 0), 0);
  return (
    <>
      {works.length === 0 ? null : (
        <button
          type="button"
          className="rail-item rail-work"
          aria-haspopup="dialog"
          aria-label={said}
          title={said}
          onClick={() => {
            setOpen(true);
          }}
        >
          <Icon size={16} aria-hidden />
          <span className="rail-label">
            {t(isBusy ? "work.runningShort" : "work.endedShort")}
          </span>
          {isBusy ? (
            <progress
              aria-hidden
              max={1}
              value={shareOf(sum("done"), sum("total"))}
            />
          ) : null}
        </button>
      )}
      {isOpen ? (
        <WorkSheet
          works={works}
          onClose={() => {
            setOpen(false);
          }}
        />
      ) : null}
    </>
  );
}
