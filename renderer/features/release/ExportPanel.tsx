// SPDX-License-Identifier: Apache-2.0
import { DoorOpen, PackageCheck, ShieldCheck } from "lucide-react";
import { useState } from "react";
import type { AuditId } from "../../../shared/ids.ts";
import type { Response } from "../../../shared/ipc/contract.ts";
import type { GrantView, ReleaseView } from "../../../shared/ipc/views.ts";
import { shown } from "../../../shared/text/facts.ts";
import { cancelJob } from "../../api/job.ts";
import { useCall } from "../../api/useCall.ts";
import { useWork } from "../../api/useWork.ts";
import { useNavigate } from "../../app/navigation.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { CancelButton } from "../../ui/CancelButton.tsx";
import { FullDigest } from "../../ui/Digest.tsx";
import { Fact, Facts, Moment } from "../../ui/Facts.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { JobProgress } from "../../ui/JobProgress.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { ExportSteps } from "./ExportSteps.tsx";
import { WayOut } from "./WayOut.tsx";

/** What is left to do when the last signature has come leads here. */
export const exportId = "release-export";

/** The door, open: writes the bundle, and says where it lies and what to do with it. */
export function ExportPanel({ release }: { readonly release: ReleaseView }) {
  const save = useCall("dialog.save");
  const write = useWork("release.export", release.release);
  const { job, progress } = write;
  const { exported } = release;
  const [written, setWritten] = useState<GrantView | null>(null);
  const run = async () => {
    const suggestedName = `${release.audit}-release`;
    const chosen = await save.run({ purpose: "new-bundle", suggestedName });
    if (!chosen.ok || chosen.value.chosen === null) return;
    const result = await write.run({
      release: release.release,
      destination: chosen.value.chosen.grant,
    });
    if (!result.ok) return;
    setWritten(chosen.value.chosen);
    announce(t("export.done"));
  };
  const refused = save.failure ?? write.failure;
  return (
    <Panel
      id={exportId}
      title={t(exported === null ? "export.title" : "export.titleDone")}
      icon={exported === null ? DoorOpen : PackageCheck}
    >
      {exported === null ? (
        <p>{t("export.ready", { count: release.files.length })}</p>
      ) : (
        <p>
          {t("export.was")} <Moment at={exported.at} />
        </p>
      )}
      {job === null ? null : <JobProgress facts={progress} />}
      {refused === null ? null : <FailureNotice failure={refused} />}
      {write.value === null ? null : (
        <ExportResult
          result={write.value}
          written={written}
          audit={release.audit}
        />
      )}
      {write.value === null && exported !== null ? (
        <ExportRecord exported={exported} />
      ) : null}
      <div>
        {job === null ? (
          <Button
            icon={PackageCheck}
            tone={exported === null ? "primary" : "plain"}
            onClick={() => void run()}
          >
            {t(exported === null ? "export.go" : "export.again")}
          </Button>
        ) : (
          <CancelButton onCancel={() => cancelJob(job)} />
        )}
      </div>
      <WayOut release={release} />
    </Panel>
  );
}

type Exported = NonNullable<ReleaseView["exported"]>;

function ExportRecord({ exported }: { readonly exported: Exported }) {
  return (
    <>
      <Facts>
        <Fact name={t("export.digest")}>
          <FullDigest digest={exported.digest} label={t("export.digest")} />
        </Fact>
        {exported.commit === null ? null : (
          <Fact name={t("export.commit")}>
            <code>{exported.commit}</code>
          </Fact>
        )}
      </Facts>
      <p className="small quiet">{t("export.nextLie")}</p>
    </>
  );
}

interface ExportResultProps {
  readonly result: Response<"release.export">;
  /** Where to; null when somebody comes back to an export that was made before. */
  readonly written: GrantView | null;
  readonly audit: AuditId;
}

function ExportResult({ result, written, audit }: ExportResultProps) {
  const navigate = useNavigate();
  return (
    <>
      <Notice tone="ok" title={t("export.done")}>
        <Facts>
          <Fact name={t("export.folder")}>
            <code>{shown(result.folder)}</code>
          </Fact>
          <Fact name={t("export.digest")}>
            <FullDigest digest={result.digest} label={t("export.digest")} />
          </Fact>
          <Fact name={t("export.commit")}>
            {result.commit === null ? (
              t("export.noCommit")
            ) : (
              <code>{result.commit}</code>
            )}
          </Fact>
        </Facts>
      </Notice>
      <div>
        <Button
          icon={ShieldCheck}
          onClick={() => {
            navigate({
              at: "verify",
              ...(written === null ? {} : { bundle: written }),
              charterOf: audit,
            });
          }}
        >
          {t("export.verify")}
        </Button>
      </div>
      <ExportSteps result={result} />
    </>
  );
}
