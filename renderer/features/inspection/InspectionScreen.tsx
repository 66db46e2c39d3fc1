// SPDX-License-Identifier: Apache-2.0
import { ArrowLeft, Eraser, ScanSearch } from "lucide-react";
import { useState } from "react";
import { refusalOfType } from "../../../shared/domain/cleanCopy.ts";
import type { InspectionView } from "../../../shared/ipc/inspectionContract.ts";
import { shown } from "../../../shared/text/facts.ts";
import { describeCheck } from "../../../shared/text/inspection.ts";
import { useResource } from "../../api/resource.ts";
import { type Route, useNavigate } from "../../app/navigation.ts";
import { formatInstant } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Empty, Screen } from "../../ui/Screen.tsx";
import { LookInside } from "../preview/LookInside.tsx";
import { CrossCheckButton } from "../removal/CrossCheckButton.tsx";
import { CleanCopies } from "./CleanCopies.tsx";
import { CleanCopyDialog } from "./CleanCopyDialog.tsx";
import { NoCleanCopy } from "./NoCleanCopy.tsx";
import { Report } from "./Report.tsx";
import { standingOf, waitingOf } from "./report.ts";
import { RunningInspection } from "./RunningInspection.tsx";
import { useInspection } from "./useInspection.ts";
import { WatchListPanel } from "./WatchListPanel.tsx";

interface InspectionScreenProps {
  readonly route: Extract<Route, { at: "inspection" }>;
}

/** What the inspector says of one version, what it could not see, and what people decided about both. */
export function InspectionScreen({ route }: InspectionScreenProps) {
  const { audit, version, name, back } = route;
  const navigate = useNavigate();
  const inspection = useResource("inspection.show", { version });
  const { job, failure, progress, inspect: run } = useInspection(version);
  const [cleaning, setCleaning] = useState(false);
  const inspect = async () => {
    const found = await run();
    if (found === null) return;
    const { findings, unseen } = found;
    announce(
      t("inspection.done", {
        findings: findings.length,
        unseen: unseen.length,
      }),
    );
  };
  const inspectButton = (
    <Button tone="primary" icon={ScanSearch} onClick={() => void inspect()}>
      {t("inspection.run")}
    </Button>
  );
  const report =
    inspection.state === "ready" ? inspection.value.inspection : null;
  return (
    <Screen
      title={t("inspection.title", { name: shown(name) })}
      under={
        report === null
          ? null
          : t("inspection.at", {
              type: report.type,
              at: formatInstant(report.inspected),
            })
      }
      actions={
        <>
          <Button
            icon={ArrowLeft}
            onClick={() => {
              navigate(back);
            }}
          >
            {t("inspection.back")}
          </Button>
          <LookInside of={{ version }} name={name} />
          <CrossCheckButton
            audit={audit}
            version={version}
            name={name}
            back={route}
          />
          {report === null || job !== null ? null : (
            <Button icon={ScanSearch} onClick={() => void inspect()}>
              {t("inspection.again")}
            </Button>
          )}
          {report !== null && job === null && canBeCleaned(report) ? (
            <Button
              icon={Eraser}
              onClick={() => {
                setCleaning(true);
              }}
            >
              {t("clean.open")}
            </Button>
          ) : null}
        </>
      }
    >
      <div className="stack inspection">
        {failure === null ? null : <FailureNotice failure={failure} />}
        {job === null ? (
          <Loaded of={inspection}>
            {({ inspection: view }) =>
              view === null ? (
                <Empty icon={ScanSearch} action={inspectButton}>
                  {t("inspection.none")} {t("inspection.what")}
                </Empty>
              ) : (
                <>
                  <Standing inspection={view} />
                  <NoCleanCopy inspection={view} />
                  <CleanCopies route={route} />
                  <Report audit={audit} inspection={view} />
                </>
              )
            }
          </Loaded>
        ) : (
          <RunningInspection job={job} progress={progress} />
        )}
        <WatchListPanel audit={audit} />
        {cleaning && report !== null ? (
          <CleanCopyDialog
            inspection={report}
            onClose={() => {
              setCleaning(false);
            }}
            onMade={({ copy, name: copyName }) => {
              navigate({ ...route, version: copy, name: copyName });
            }}
          />
        ) : null}
      </div>
    </Screen>
  );
}

function canBeCleaned({ type }: InspectionView): boolean {
  return refusalOfType(type) === null;
}

/** Where nothing can be decided, something has to go from the file. */
function standingTitle(inspection: InspectionView): string {
  const count = waitingOf(inspection).length;
  return count === 0
    ? describeCheck("removed-text").title
    : t("inspection.standing.waits", { count });
}

function Standing({ inspection }: { readonly inspection: InspectionView }) {
  const standing = standingOf(inspection);
  switch (standing) {
    case "missing":
    case "stale":
      return (
        <Notice tone="warn" title={t("inspection.standing.stale")}>
          <p>{t("inspection.staleWords")}</p>
        </Notice>
      );
    case "blocking":
      return (
        <Notice tone="bad" title={standingTitle(inspection)}>
          <p>{t("inspection.blockingWords")}</p>
        </Notice>
      );
    case "clear":
      return (
        <Notice tone="ok" title={t("inspection.standing.clear")}>
          <p>{t("inspection.clearWords")}</p>
        </Notice>
      );
  }
}
