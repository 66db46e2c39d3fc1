// SPDX-License-Identifier: Apache-2.0
import { CalendarDays } from "lucide-react";
import type { AuditId } from "../../../shared/ids.ts";
import { useResource } from "../../api/resource.ts";
import { useNavigate } from "../../app/navigation.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { dateShown } from "../embargo/dates.ts";
import { EmbargoChip } from "../embargo/EmbargoChip.tsx";
import { Remains } from "../embargo/Remains.tsx";

/** What remains of the embargo, and the way to its dates. */
export function EmbargoPanel({ audit }: { readonly audit: AuditId }) {
  const navigate = useNavigate();
  const embargo = useResource("embargo.show", { audit });
  return (
    <Panel
      title={t("phase.embargo")}
      icon={CalendarDays}
      actions={
        <Button
          size="small"
          onClick={() => {
            navigate({ at: "embargo", audit });
          }}
        >
          {t("phase.toEmbargo")}
        </Button>
      }
    >
      <Loaded of={embargo}>
        {(view) => {
          const date = dateShown(view);
          return (
            <div className="row">
              <EmbargoChip state={view.state} />
              {date === null ? null : <Remains ends={date.ends} />}
            </div>
          );
        }}
      </Loaded>
    </Panel>
  );
}
