// SPDX-License-Identifier: Apache-2.0
import { FileDown } from "lucide-react";
import { useState } from "react";
import type { AuditId } from "../../../shared/ids.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogBody } from "../../ui/Dialog.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { Notice } from "../../ui/Notice.tsx";

/** Saves the end and the notices for a calendar, in which nothing of the audit stands. */
export function ExportButton({ audit }: { readonly audit: AuditId }) {
  const save = useCall("dialog.save");
  const write = useCall("embargo.export");
  const [ended, setEnded] = useState(false);
  const run = async () => {
    const chosen = await save.run({
      ...{ purpose: "embargo-calendar", suggestedName: "embargo.ics" },
    });
    if (chosen.ok && chosen.value.chosen === null) return;
    if (chosen.ok && chosen.value.chosen !== null)
      await write.run({ audit, file: chosen.value.chosen.grant });
    setEnded(true);
  };
  const refused = save.failure ?? write.failure;
  const close = () => {
    setEnded(false);
  };
  return (
    <>
      <Button
        icon={FileDown}
        busy={save.busy || write.busy}
        onClick={() => void run()}
      >
        {t("embargo.export")}
      </Button>
      {ended ? (
        <Dialog title={t("embargo.calendar")} width="narrow" onClose={close}>
          <DialogBody>
            {refused === null ? (
              <Notice tone="ok">
                <p>{t("embargo.exported")}</p>
              </Notice>
            ) : (
              <FailureNotice failure={refused} />
            )}
          </DialogBody>
          <footer>
            <Button data-autofocus onClick={close}>
              {t("close")}
            </Button>
          </footer>
        </Dialog>
      ) : null}
    </>
  );
}
