// SPDX-License-Identifier: Apache-2.0
import { CircleAlert, CircleCheck, ScanSearch, Wrench } from "lucide-react";
import { useState } from "react";
import type { CheckReport } from "../../../shared/ipc/views.ts";
import { shown } from "../../../shared/text/facts.ts";
import { cancelJob } from "../../api/job.ts";
import { useWork } from "../../api/useWork.ts";
import { formatBytes } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { CancelButton } from "../../ui/CancelButton.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { JobProgress } from "../../ui/JobProgress.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { RepairDialog } from "./RepairDialog.tsx";
import { SaveReport } from "./SaveReport.tsx";

const problemWords = {
  missing: "check.missing",
  damaged: "check.damaged",
  unnamed: "check.unnamed",
} as const;

/** True when header, ledger and every object are as the ledger says. */
export function isWhole(report: CheckReport): boolean {
  return (
    report.header === "whole" &&
    report.ledger === "whole" &&
    report.objects.problems.length === 0
  );
}

export function CheckPanel() {
  const check = useWork("vault.check");
  const [repairing, setRepairing] = useState(false);
  const { job, progress } = check;
  const run = async () => {
    const result = await check.run({});
    if (result.ok)
      announce(t(isWhole(result.value) ? "check.whole" : "check.notWhole"));
  };
  return (
    <Panel title={t("check.title")} icon={ScanSearch}>
      <p className="quiet">{t("check.why")}</p>
      {job === null ? null : <JobProgress facts={progress} named={false} />}
      {check.failure === null ? null : (
        <FailureNotice failure={check.failure} />
      )}
      {check.value === null ? null : <Report report={check.value} />}
      <div className="row">
        {job === null ? (
          <Button icon={ScanSearch} onClick={() => void run()}>
            {t("check.go")}
          </Button>
        ) : (
          <CancelButton onCancel={() => cancelJob(job)} />
        )}
        {check.value === null || isWhole(check.value) ? null : (
          <Button
            icon={Wrench}
            onClick={() => {
              setRepairing(true);
            }}
          >
            {t("check.repair")}
          </Button>
        )}
        {check.value === null ? null : <SaveReport />}
      </div>
      {repairing ? (
        <RepairDialog
          onClose={() => {
            setRepairing(false);
            check.reset();
          }}
        />
      ) : null}
    </Panel>
  );
}

function Report({ report }: { readonly report: CheckReport }) {
  const { objects } = report;
  return (
    <Notice
      tone={isWhole(report) ? "ok" : "bad"}
      title={t(isWhole(report) ? "check.whole" : "check.notWhole")}
    >
      <ul className="lined">
        <ReportLine whole={report.header === "whole"}>
          {t(`check.header.${report.header}`)}
        </ReportLine>
        <ReportLine whole={report.ledger === "whole"}>
          {t(`check.ledger.${report.ledger}`, { entries: report.entries })}
        </ReportLine>
        <ReportLine whole={objects.problems.length === 0}>
          {t("check.objects", {
            whole: objects.whole,
            bytes: formatBytes(report.bytes),
          })}
        </ReportLine>
        {objects.lost.map(({ object, name, reason }) => (
          <ReportLine key={object} whole>
            {t("check.lost", { name: shown(name), reason: shown(reason) })}
          </ReportLine>
        ))}
        {objects.problems.map((problem) => (
          <ReportLine key={`${problem.what} ${problem.object}`} whole={false}>
            {t(problemWords[problem.what], {
              name: problem.name === "" ? problem.object : problem.name,
            })}
          </ReportLine>
        ))}
      </ul>
    </Notice>
  );
}

interface ReportLineProps {
  readonly whole: boolean;
  readonly children: string;
}

function ReportLine({ whole, children }: ReportLineProps) {
  return (
    <li>
      {whole ? (
        <CircleCheck size={14} className="ink-ok" aria-hidden />
      ) : (
        <CircleAlert size={14} className="ink-bad" aria-hidden />
      )}
      <span>{children}</span>
    </li>
  );
}
