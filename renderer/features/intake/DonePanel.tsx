// SPDX-License-Identifier: Apache-2.0
import { Files, PackageCheck, PackageOpen } from "lucide-react";
import type { AuditId } from "../../../shared/ids.ts";
import { useNavigate } from "../../app/navigation.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { ImportOutcome } from "../deliverable/ImportResult.tsx";
import type { Intake } from "./useIntake.ts";
import { VendorReceipt } from "./VendorReceipt.tsx";

interface DonePanelProps {
  readonly audit: AuditId;
  readonly intake: Intake;
  readonly onAgain: () => void;
}

/** What became of each file; after a failure, the way to go on with what is left. */
export function DonePanel({ audit, intake, onAgain }: DonePanelProps) {
  const navigate = useNavigate();
  const { value, failure } = intake.take;
  const { value: summary } = intake.look;
  const show = () => {
    navigate({ at: "deliverables", audit });
  };
  return (
    <Panel title={t("intake.doneTitle")} icon={PackageCheck}>
      {value === null ? null : <ImportOutcome result={value} />}
      {value === null || summary === null ? null : (
        <VendorReceipt audit={audit} intake={summary.intake} />
      )}
      {failure === null ? null : failure.code === "cancelled" ? (
        <Notice tone="warn" role="status" title={t("intake.stoppedTitle")}>
          <p>{t("intake.stopped")}</p>
        </Notice>
      ) : (
        <FailureNotice failure={failure}>
          <p>{t("intake.stopped")}</p>
        </FailureNotice>
      )}
      <div className="form-actions">
        <Button onClick={intake.drop}>{t("intake.another")}</Button>
        {value === null ? (
          <Button tone="primary" icon={PackageOpen} onClick={onAgain}>
            {t("intake.lookAgain")}
          </Button>
        ) : (
          <Button tone="primary" icon={Files} onClick={show}>
            {t("intake.show")}
          </Button>
        )}
      </div>
    </Panel>
  );
}
