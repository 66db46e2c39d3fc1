// SPDX-License-Identifier: Apache-2.0
import type { AuditId } from "../../../shared/ids.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { SaveButton } from "../saving/SaveButton.tsx";

/** Saves the checklist for a public issue: the same text that is copied. */
export function SaveChecklist({ audit }: { readonly audit: AuditId }) {
  const write = useCall("phase.export");
  return (
    <SaveButton
      label={t("phase.save")}
      hint={t("phase.copyWhat")}
      purpose="phase-checklist"
      suggestedName="checklist.md"
      title={t("phase.saveTitle")}
      done={t("phase.saved")}
      writing={write}
      onPlace={(file) => write.run({ audit, file })}
    />
  );
}
