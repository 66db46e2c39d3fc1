// SPDX-License-Identifier: Apache-2.0
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogBody } from "../../ui/Dialog.tsx";

interface DevelopmentDialogProps {
  readonly vault: string;
  readonly onCancel: () => void;
  readonly onGoOn: () => void;
}

/** Asked before a vault is opened on the repackaged runtime, which gets no security fixes. */
export function DevelopmentDialog({
  vault,
  onCancel,
  onGoOn,
}: DevelopmentDialogProps) {
  return (
    <Dialog title={t("development.title")} width="narrow" onClose={onCancel}>
      <DialogBody>
        <p>{t("development.why")}</p>
        <p>{t("development.ask", { vault })}</p>
      </DialogBody>
      <footer>
        <Button data-autofocus onClick={onCancel}>
          {t("cancel")}
        </Button>
        <Button tone="danger" onClick={onGoOn}>
          {t("development.goOn")}
        </Button>
      </footer>
    </Dialog>
  );
}
