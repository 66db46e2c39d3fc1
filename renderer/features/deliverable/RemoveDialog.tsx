// SPDX-License-Identifier: Apache-2.0
import type { DeliverableView } from "../../../shared/ipc/views.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { ReasonDialog } from "../../ui/ReasonDialog.tsx";

interface RemoveDialogProps {
  readonly deliverable: DeliverableView;
  readonly onCancel: () => void;
  readonly onRemoved: () => void;
}

/** Takes a mistaken import out of the vault; the reason stays on the record. */
export function RemoveDialog({
  deliverable,
  onCancel,
  onRemoved,
}: RemoveDialogProps) {
  const remove = useCall("deliverable.remove");
  const { title } = deliverable;
  return (
    <ReasonDialog
      title={t("remove.title", { title })}
      explanation={t("remove.explanation", {
        count: deliverable.versions.length,
      })}
      action={t("remove.go")}
      busy={remove.busy}
      failure={remove.failure}
      onCancel={onCancel}
      onReason={(reason) => {
        void remove
          .run({ deliverable: deliverable.deliverable, reason })
          .then((result) => {
            if (!result.ok) return;
            announce(t("remove.done", { title }));
            onRemoved();
          });
      }}
    />
  );
}
