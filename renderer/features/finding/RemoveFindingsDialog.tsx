// SPDX-License-Identifier: Apache-2.0
import type { FindingId } from "../../../shared/ids.ts";
import { useCall } from "../../api/useCall.ts";
import { formatList } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { ReasonDialog } from "../../ui/ReasonDialog.tsx";

interface RemoveFindingsDialogProps {
  readonly findings: readonly {
    readonly finding: FindingId;
    readonly label: string;
  }[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const mostNamed = 12;

/** Takes findings out of the list, all of them or none; one that others rely on stays, and the rest with it. */
export function RemoveFindingsDialog({
  findings,
  onClose,
  onDone,
}: RemoveFindingsDialogProps) {
  const remove = useCall("finding.remove");
  const count = findings.length;
  const labels = findings.slice(0, mostNamed).map(({ label }) => label);
  const named =
    count > mostNamed
      ? [...labels, t("findings.others", { count: count - mostNamed })]
      : labels;
  const run = async (reason: string) => {
    const ids = findings.map(({ finding }) => finding);
    const result = await remove.run({ findings: ids, reason });
    if (!result.ok) return;
    announce(t("findingRemove.done", { count }));
    onDone();
  };
  return (
    <ReasonDialog
      title={t("findingRemove.title", { count })}
      explanation={t("findingRemove.what", { names: formatList(named) })}
      action={t("findingRemove.go")}
      busy={remove.busy}
      failure={remove.failure}
      onCancel={onClose}
      onReason={(reason) => void run(reason)}
    />
  );
}
