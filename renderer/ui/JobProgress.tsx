// SPDX-License-Identifier: Apache-2.0
import { useEffect, useId, useState } from "react";
import { shown } from "../../shared/text/facts.ts";
import { formatBytes, shareOf } from "../text/format.ts";
import { type Pace, rateOf, secondsLeft } from "../text/pace.ts";
import { t } from "../text/text.ts";

interface ProgressFacts {
  readonly file: string;
  readonly fileDone: number;
  readonly fileTotal: number;
  readonly done: number;
  readonly total: number;
  readonly index: number;
  readonly count: number;
  readonly pace: Pace;
}

function fileLabel(facts: ProgressFacts | null): string {
  if (facts === null || facts.file === "") return t("job.starting");
  const { index, count } = facts;
  const file = shown(facts.file);
  return count > 1 ? t("job.fileOf", { file, index, count }) : file;
}

interface JobProgressProps {
  readonly facts: ProgressFacts | null;
  /** The job goes through files by name; else only the whole is shown. */
  readonly named?: boolean;
}

/** How far a job has come: the file at hand and the whole, in bytes. Before its first report, both empty. */
export function JobProgress({ facts, named = true }: JobProgressProps) {
  return (
    <div className="stack tight">
      {named ? (
        <ProgressLine
          label={fileLabel(facts)}
          done={facts?.fileDone ?? 0}
          total={facts?.fileTotal ?? 0}
        />
      ) : null}
      <ProgressLine
        label={named ? t("job.total") : t("job.all")}
        done={facts?.done ?? 0}
        total={facts?.total ?? 0}
      />
      <p className="small quiet number">
        {facts === null ? "\u00a0" : <PaceWords facts={facts} />}
      </p>
    </div>
  );
}

const lookMs = 1000;

/** How fast, and how long still; nothing until that is known. */
function PaceWords({ facts }: { readonly facts: ProgressFacts }) {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(performance.now());
    }, lookMs);
    return () => {
      clearInterval(timer);
    };
  }, []);
  const rate = rateOf(facts.pace, now);
  if (rate === null) return "\u00a0";
  const words = t("job.rate", { rate: formatBytes(Math.round(rate)) });
  const seconds = secondsLeft(facts, rate);
  return seconds > 0 ? `${words} · ${timeLeft(seconds)}` : words;
}

const minuteSeconds = 60;
const hourSeconds = 60 * minuteSeconds;

/** Said in whole minutes or hours: nobody knows it better. */
function timeLeft(seconds: number): string {
  if (seconds < 50) return t("job.leftSoon");
  return seconds < 1.5 * hourSeconds
    ? t("job.leftMinutes", { minutes: Math.ceil(seconds / minuteSeconds) })
    : t("job.leftHours", { hours: Math.round(seconds / hourSeconds) });
}

interface ProgressLineProps {
  readonly label: string;
  readonly done: number;
  readonly total: number;
}

function ProgressLine({ label, done, total }: ProgressLineProps) {
  const id = useId();
  return (
    <div className="progress-line">
      <div className="row apart small">
        <label htmlFor={id} className="progress-name">
          {label}
        </label>
        <span className="quiet number">
          {total > 0
            ? t("job.bytes", {
                done: formatBytes(done),
                total: formatBytes(total),
              })
            : "\u00a0"}
        </span>
      </div>
      <progress id={id} max={1} value={shareOf(done, total)} />
    </div>
  );
}
