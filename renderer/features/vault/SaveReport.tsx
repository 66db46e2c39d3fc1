// SPDX-License-Identifier: Apache-2.0
import { FileText } from "lucide-react";
import { shown } from "../../../shared/text/facts.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";

/** Writes the report of the check that was just made to where a person chooses. */
export function SaveReport() {
  const choose = useCall("dialog.save");
  const save = useCall("vault.saveCheck");
  const run = async () => {
    const suggestedName = t("check.suggestedName");
    const purpose = "check-report";
    const chosen = await choose.run({ purpose, suggestedName });
    if (chosen.ok && chosen.value.chosen !== null)
      await save.run({ destination: chosen.value.chosen.grant });
  };
  const refused = choose.failure ?? save.failure;
  return (
    <>
      <Button icon={FileText} busy={save.busy} onClick={() => void run()}>
        {t("check.save")}
      </Button>
      {refused === null ? null : <FailureNotice failure={refused} />}
      {save.value === null ? null : (
        <p className="quiet" role="status">
          {t("check.saved", { files: shown(save.value.files.join(", ")) })}
        </p>
      )}
    </>
  );
}
