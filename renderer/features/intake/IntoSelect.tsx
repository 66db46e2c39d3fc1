// SPDX-License-Identifier: Apache-2.0
import {
  deliverableKinds,
  type DeliverableView,
} from "../../../shared/ipc/views.ts";
import { t } from "../../text/text.ts";
import { kindName } from "../deliverable/kinds.ts";
import type { Into } from "./choices.ts";

interface IntoSelectProps {
  readonly label: string;
  /** Null while nothing was said for all of them. */
  readonly into: Into | null;
  readonly deliverables: readonly DeliverableView[];
  readonly onInto: (into: Into) => void;
}

function valueOf(into: Into | null): string {
  if (into === null) return "";
  return into.as === "new" ? `new ${into.kind}` : `of ${into.of}`;
}

/** A new deliverable of a kind, or a further version of one that is there. */
export function IntoSelect({
  label,
  into,
  deliverables,
  onInto,
}: IntoSelectProps) {
  const choose = (value: string) => {
    const kind = deliverableKinds.find((each) => value === `new ${each}`);
    if (kind !== undefined) onInto({ as: "new", kind });
    const of = deliverables.find((each) => value === `of ${each.deliverable}`);
    if (of !== undefined) onInto({ as: "version", of: of.deliverable });
  };
  return (
    <select
      className="input"
      aria-label={label}
      value={valueOf(into)}
      onChange={(event) => {
        choose(event.target.value);
      }}
    >
      {into === null ? <option value="">{t("intake.unchanged")}</option> : null}
      <optgroup label={t("intake.newGroup")}>
        {deliverableKinds.map((kind) => (
          <option key={kind} value={`new ${kind}`}>
            {kindName(kind)}
          </option>
        ))}
      </optgroup>
      {deliverables.length === 0 ? null : (
        <optgroup label={t("intake.versionGroup")}>
          {deliverables.map(({ deliverable, title }) => (
            <option key={deliverable} value={`of ${deliverable}`}>
              {title}
            </option>
          ))}
        </optgroup>
      )}
    </select>
  );
}
