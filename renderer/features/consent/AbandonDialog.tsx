// SPDX-License-Identifier: Apache-2.0
import type { ConsentView } from "../../../shared/ipc/consentViews.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { ReasonDialog } from "../../ui/ReasonDialog.tsx";

interface AbandonDialogProps {
  readonly consent: ConsentView;
  readonly onClose: () => void;
}

export function AbandonDialog({ consent, onClose }: AbandonDialogProps) {
  const abandon = useCall("consent.abandon");
  return (
    <ReasonDialog
      title={t("consent.abandonTitle")}
      explanation={t("consent.abandonWhat")}
      action={t("consent.abandonGo")}
      busy={abandon.busy}
      failure={abandon.failure}
      onCancel={onClose}
      onReason={(reason) => {
        void abandon
          .run({ consent: consent.consent, reason })
          .then((result) => {
            if (!result.ok) return;
            announce(t("consent.abandoned"));
            onClose();
          });
      }}
    />
  );
}
