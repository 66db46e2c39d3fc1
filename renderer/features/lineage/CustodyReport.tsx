// SPDX-License-Identifier: Apache-2.0
import { Printer } from "lucide-react";
import { useState } from "react";
import type { DeliverableView } from "../../../shared/ipc/views.ts";
import { shown } from "../../../shared/text/facts.ts";
import { useCall } from "../../api/useCall.ts";
import { slugOf } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { Notice } from "../../ui/Notice.tsx";

/** Writes who handed a deliverable over, when and how, as a page to print. */
export function CustodyReport({
  deliverable,
}: {
  readonly deliverable: DeliverableView;
}) {
  const choose = useCall("dialog.save");
  const report = useCall("intake.report");
  const [written, setWritten] = useState<string | null>(null);
  const { deliverable: id, title } = deliverable;
  const write = async () => {
    setWritten(null);
    const stem = slugOf(title) || "deliverable";
    const chosen = await choose.run({
      purpose: "custody-report",
      suggestedName: `custody-${stem}.html`,
    });
    const place = chosen.ok ? chosen.value.chosen : null;
    if (place === null) return;
    const result = await report.run({
      deliverable: id,
      destination: place.grant,
    });
    if (result.ok) setWritten(place.name);
  };
  const failure = report.failure ?? choose.failure;
  return (
    <div className="stack tight">
      <div className="row">
        <Button icon={Printer} busy={report.busy} onClick={() => void write()}>
          {t("custody.report")}
        </Button>
      </div>
      {written === null ? null : (
        <Notice
          tone="ok"
          role="status"
          title={t("custody.reportDone", { name: shown(written) })}
        />
      )}
      {failure === null ? null : <FailureNotice failure={failure} />}
    </div>
  );
}
