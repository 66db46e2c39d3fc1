// SPDX-License-Identifier: Apache-2.0
import type { AuditId } from "../../../shared/ids.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { SaveButton } from "../saving/SaveButton.tsx";

/** Saves the end and the notices for a calendar, in which nothing of the audit stands. */
export function ExportButton({ audit }: { readonly audit: AuditId }) {
  const write = useCall("embargo.export");
  return (
    <SaveButton
      label={t("embargo.export")}
      purpose="embargo-calendar"
      suggestedName="embargo.ics"
      title={t("embargo.calendar")}
      done={t("embargo.exported")}
      writing={write}
      onPlace={(file) => write.run({ audit, file })}
    />
  );
}
