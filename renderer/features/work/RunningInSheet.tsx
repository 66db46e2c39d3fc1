// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from "react";
import { cancelJob } from "../../api/job.ts";
import type { WorkHere } from "../../api/useWork.ts";
import type { WorkChannel } from "../../api/workChannels.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { CancelButton } from "../../ui/CancelButton.tsx";
import { DialogBody } from "../../ui/Dialog.tsx";
import { JobProgress } from "../../ui/JobProgress.tsx";

interface RunningInSheetProps {
  readonly work: Pick<WorkHere<WorkChannel>, "job" | "progress">;
  readonly named?: boolean;
  /** Closes the sheet; the work goes on. Not given where its end needs an answer. */
  readonly onLeave?: () => void;
  readonly children?: ReactNode;
}

/** A sheet whose work is under way: how far it is, what stopping it does, and the way to leave it to itself. */
export function RunningInSheet(props: RunningInSheetProps) {
  const { work, named = true, onLeave, children } = props;
  const { job, progress } = work;
  return (
    <>
      <DialogBody>
        <JobProgress facts={progress} named={named} />
        {children === undefined ? null : (
          <p className="small quiet">{children}</p>
        )}
      </DialogBody>
      <footer>
        {job === null ? null : <CancelButton onCancel={() => cancelJob(job)} />}
        {onLeave === undefined ? null : (
          <Button data-autofocus onClick={onLeave}>
            {t("work.leave")}
          </Button>
        )}
      </footer>
    </>
  );
}
