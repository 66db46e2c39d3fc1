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

/** Saves the checklist for a public issue: the same text that is copied. */
export function SaveChecklist({ audit }: { readonly audit: AuditId }) {
  const save = useCall("dialog.save");
  const write = useCall("phase.export");
  const [ended, setEnded] = useState(false);
  const run = async () => {
    const chosen = await save.run({
      ...{ purpose: "phase-checklist", suggestedName: "checklist.md" },
    });
    const place = chosen.ok ? chosen.value.chosen : null;
    if (chosen.ok && place === null) return;
    if (place !== null) await write.run({ audit, file: place.grant });
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
        title={t("phase.copyWhat")}
        busy={save.busy || write.busy}
        onClick={() => void run()}
      >
        {t("phase.save")}
      </Button>
      {ended ? (
        <Dialog title={t("phase.saveTitle")} width="narrow" onClose={close}>
          <DialogBody>
            {refused === null ? (
              <Notice tone="ok">
                <p>{t("phase.saved")}</p>
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
