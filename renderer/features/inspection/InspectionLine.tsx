// SPDX-License-Identifier: Apache-2.0
import { ScanSearch } from "lucide-react";
import type { AuditId, VersionId } from "../../../shared/ids.ts";
import { useResource } from "../../api/resource.ts";
import { type Route, useNavigate } from "../../app/navigation.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { InspectionChip } from "./InspectionChip.tsx";
import { standingOf } from "./report.ts";

interface InspectionLineProps {
  readonly audit: AuditId;
  readonly version: VersionId;
  readonly name: string;
  /** Where the report leads back to. */
  readonly back: Route;
}

/** How one version stands, and the way to its report. */
export function InspectionLine({
  audit,
  version,
  name,
  back,
}: InspectionLineProps) {
  const navigate = useNavigate();
  const shown = useResource("inspection.show", { version });
  const inspection = shown.state === "ready" ? shown.value.inspection : null;
  return (
    <span className="row">
      {shown.state === "ready" ? (
        <InspectionChip standing={standingOf(inspection)} />
      ) : null}
      <Button
        size="small"
        icon={ScanSearch}
        aria-label={t("inspection.openNamed", { name })}
        onClick={() => {
          navigate({ at: "inspection", audit, version, name, back });
        }}
      >
        {t("inspection.open")}
      </Button>
    </span>
  );
}
