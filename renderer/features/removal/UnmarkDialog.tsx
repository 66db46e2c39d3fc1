// SPDX-License-Identifier: Apache-2.0
import type { RemovalView } from "../../../shared/ipc/crossCheckContract.ts";
import { visible } from "../../../shared/text/facts.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { ReasonDialog } from "../../ui/ReasonDialog.tsx";

interface UnmarkDialogProps {
  readonly removal: RemovalView;
  readonly onClose: () => void;
}

/** Takes a mark back from every version that it was put on: from one alone, the others would still hold it. */
export function UnmarkDialog({
  removal: { text, from },
  onClose,
}: UnmarkDialogProps) {
  const unmark = useCall("removal.unmark");
  const takeBack = async (reason: string) => {
    for (const { version } of from) {
      const result = await unmark.run({ version, removals: [text], reason });
      if (!result.ok) return;
    }
    announce(t("removal.unmarked"));
    onClose();
  };
  return (
    <ReasonDialog
      title={t("removal.unmarkTitle")}
      explanation={t("removal.unmarkWhat", { text: visible(text) })}
      action={t("removal.unmarkGo")}
      busy={unmark.busy}
      failure={unmark.failure}
      onCancel={onClose}
      onReason={(reason) => void takeBack(reason)}
    />
  );
}
