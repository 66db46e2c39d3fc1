// SPDX-License-Identifier: Apache-2.0
import { Columns2 } from "lucide-react";
import type { AuditId, VersionId } from "../../../shared/ids.ts";
import type { DeliverableView } from "../../../shared/ipc/views.ts";
import { type Route, useNavigate } from "../../app/navigation.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";

interface CompareButtonProps {
  readonly audit: AuditId;
  readonly version: DeliverableView["versions"][number];
  /** Of the same deliverable, the one before. */
  readonly previous: VersionId | null;
  readonly back: Route;
}

/** To the comparison of a version with what it came from, or any other. */
export function CompareButton({
  audit,
  version,
  previous,
  back,
}: CompareButtonProps) {
  const navigate = useNavigate();
  const { lineage, name, version: after } = version;
  const before = lineage?.supersedes ?? lineage?.derivedFrom ?? previous;
  return (
    <Button
      size="small"
      icon={Columns2}
      aria-label={t("comparison.openNamed", { name })}
      onClick={() => {
        navigate({ at: "comparison", audit, before, after, back });
      }}
    >
      {t("comparison.open")}
    </Button>
  );
}
