// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import type { AuditId, ReleaseId } from "../../../shared/ids.ts";
import { useResource } from "../../api/resource.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { FaultLine } from "../../ui/FaultLine.tsx";
import { SelectField } from "../../ui/Field.tsx";
import { ReasonDialog } from "../../ui/ReasonDialog.tsx";

interface LiftDialogProps {
  readonly audit: AuditId;
  readonly onClose: () => void;
}

/** Ends an embargo early by the approval that supersedes another; the engine judges whether it can. */
export function LiftDialog({ audit, onClose }: LiftDialogProps) {
  const lift = useCall("embargo.lift");
  const releases = useResource("release.list", { audit });
  const superseding = (
    releases.state === "ready" ? releases.value.releases : []
  ).filter(
    ({ supersedes, state }) => supersedes !== null && state !== "abandoned",
  );
  const [chosen, setChosen] = useState<ReleaseId | null>(null);
  const release = chosen ?? superseding[0]?.release ?? null;
  const run = async (reason: string) => {
    if (release === null) return;
    const result = await lift.run({ audit, release, reason });
    if (!result.ok) return;
    announce(t("embargoLift.done"));
    onClose();
  };
  return (
    <ReasonDialog
      title={t("embargoLift.title")}
      explanation={t("embargoLift.what")}
      action={t("embargoLift.go")}
      width="normal"
      busy={lift.busy}
      failure={lift.failure}
      onCancel={onClose}
      onReason={(reason) => void run(reason)}
    >
      {release === null ? (
        <FaultLine fault={t("embargoLift.none")} />
      ) : (
        <SelectField
          label={t("embargoAgree.release")}
          options={superseding.map((each) => ({
            ...{ value: each.release, label: each.purpose },
          }))}
          value={release}
          onValue={setChosen}
        />
      )}
    </ReasonDialog>
  );
}
