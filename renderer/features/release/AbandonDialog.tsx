// SPDX-License-Identifier: Apache-2.0
import type { ReleaseView } from "../../../shared/ipc/views.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { ReasonDialog } from "../../ui/ReasonDialog.tsx";

interface AbandonDialogProps {
  readonly release: ReleaseView;
  readonly onClose: () => void;
}

export function AbandonDialog({ release, onClose }: AbandonDialogProps) {
  const abandon = useCall("release.abandon");
  return (
    <ReasonDialog
      title={t("abandon.title")}
      explanation={t(
        release.sent.length > 0 ? "abandon.whatSent" : "abandon.what",
      )}
      action={t("abandon.go")}
      busy={abandon.busy}
      failure={abandon.failure}
      onCancel={onClose}
      onReason={(reason) => {
        void abandon
          .run({ release: release.release, reason })
          .then((result) => {
            if (!result.ok) return;
            announce(t("abandon.done"));
            onClose();
          });
      }}
    />
  );
}
