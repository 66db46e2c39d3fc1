// SPDX-License-Identifier: Apache-2.0
import { Hourglass } from "lucide-react";
import { countdown } from "../../shared/domain/embargo.ts";
import type { AuditId } from "../../shared/ids.ts";
import { countdownWords } from "../../shared/text/embargo.ts";
import { useResource } from "../api/resource.ts";
import { dateShown } from "../features/embargo/dates.ts";
import { useNow } from "../features/embargo/Remains.tsx";
import {
  formatBoth,
  formatIn,
  formatInstant,
  zoneHere,
} from "../text/format.ts";
import { t } from "../text/text.ts";
import { useNavigate } from "./navigation.ts";

/** What remains of the embargo that runs, on both clocks, and the way to its dates. */
export function EmbargoClock({ audit }: { readonly audit: AuditId }) {
  const navigate = useNavigate();
  const now = useNow();
  const zone = zoneHere();
  const embargo = useResource("embargo.show", { audit });
  if (embargo.state !== "ready" || embargo.value.state !== "in-force")
    return null;
  const date = dateShown(embargo.value);
  if (date === null) return null;
  return (
    <button
      type="button"
      className="rail-clock"
      title={formatBoth(date.ends)}
      onClick={() => {
        navigate({ at: "embargo", audit });
      }}
    >
      <Hourglass size={16} aria-hidden />
      <span className="rail-clock-words">
        <span>
          {t("embargoClock.open")}{" "}
          <strong className="number">
            {countdownWords(countdown(date.ends, now))}
          </strong>
        </span>
        <span className="rail-clock-at number">{formatInstant(date.ends)}</span>
        {zone === "UTC" ? null : (
          <span className="rail-clock-at number">
            {formatIn(zone, date.ends)}
          </span>
        )}
      </span>
    </button>
  );
}
