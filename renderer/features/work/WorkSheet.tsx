// SPDX-License-Identifier: Apache-2.0
import { X } from "lucide-react";
import type { Response } from "../../../shared/ipc/contract.ts";
import { cancelJob } from "../../api/job.ts";
import { putAway, type Work } from "../../api/work.ts";
import { t } from "../../text/text.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { CancelButton } from "../../ui/CancelButton.tsx";
import { Dialog, DialogBody } from "../../ui/Dialog.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { JobProgress } from "../../ui/JobProgress.tsx";
import { ImportOutcome } from "../deliverable/ImportResult.tsx";
import { isNamed, workNames } from "./workNames.ts";

interface WorkSheetProps {
  readonly works: readonly Work[];
  readonly onClose: () => void;
}

/** All work that is under way, and what became of what ended while nobody looked. */
export function WorkSheet({ works, onClose }: WorkSheetProps) {
  return (
    <Dialog title={t("work.title")} onClose={onClose}>
      <DialogBody>
        {works.length === 0 ? (
          <p>{t("work.none")}</p>
        ) : (
          <ul className="panel items">
            {works.map((work) => (
              <WorkItem key={work.job} work={work} />
            ))}
          </ul>
        )}
        <p className="small quiet">{t("work.why")}</p>
      </DialogBody>
      <footer>
        <Button tone="primary" onClick={onClose}>
          {t("close")}
        </Button>
      </footer>
    </Dialog>
  );
}

function WorkItem({ work }: { readonly work: Work }) {
  const { job, channel, progress, result } = work;
  const name = t(workNames[channel]);
  return (
    <li className="stack tight">
      <div className="row apart">
        <strong>{name}</strong>
        {result === null ? (
          <CancelButton tone="quiet" onCancel={() => cancelJob(job)} />
        ) : (
          <IconButton
            icon={X}
            label={t("work.putAway", { name })}
            onClick={() => {
              putAway(job);
            }}
          />
        )}
      </div>
      {result === null ? (
        <JobProgress facts={progress} named={isNamed(channel)} />
      ) : (
        <WorkEnd work={work} />
      )}
    </li>
  );
}

/** What a sheet that was left would have shown; other results are at their place. */
function WorkEnd({ work: { channel, result } }: { readonly work: Work }) {
  if (result === null) return null;
  if (!result.ok)
    return result.error.code === "cancelled" ? (
      <p>{t("work.stopped")}</p>
    ) : (
      <FailureNotice failure={result.error} />
    );
  return channel === "deliverable.import" ? (
    <ImportOutcome result={result.value as Response<"deliverable.import">} />
  ) : (
    <p>{t("work.done")}</p>
  );
}
