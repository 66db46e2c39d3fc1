// SPDX-License-Identifier: Apache-2.0
import {
  CircleCheck,
  Clock,
  type LucideIcon,
  TriangleAlert,
} from "lucide-react";
import type { PromiseState } from "../../../shared/domain/lineage.ts";
import { type AuditId, Instant } from "../../../shared/ids.ts";
import type { PromiseView } from "../../../shared/ipc/lineageContract.ts";
import { shown } from "../../../shared/text/facts.ts";
import { useNavigate } from "../../app/navigation.ts";
import { formatDay } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Chip, type Tone } from "../../ui/Notice.tsx";
import { kindName } from "../deliverable/kinds.ts";

const looks: Readonly<
  Record<PromiseState, { readonly icon: LucideIcon; readonly tone: Tone }>
> = {
  come: { icon: CircleCheck, tone: "ok" },
  open: { icon: Clock, tone: "plain" },
  late: { icon: TriangleAlert, tone: "bad" },
};

interface PromiseTableProps {
  readonly audit: AuditId;
  readonly promises: readonly PromiseView[];
  readonly onChange: (promise: PromiseView) => void;
  readonly onDrop: (promise: PromiseView) => void;
}

/** One line for each thing that is promised, in the order of their days. */
export function PromiseTable({
  audit,
  promises,
  onChange,
  onDrop,
}: PromiseTableProps) {
  const count = promises.length;
  const come = promises.filter(({ state }) => state === "come").length;
  const late = promises.filter(({ state }) => state === "late").length;
  return (
    <div className="stack">
      <p role="status">{t("promise.sum", { come, count, late })}</p>
      <div className="panel table-panel">
        <table className="table">
          <caption className="unseen">{t("promise.title")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("promise.column.what")}</th>
              <th scope="col">{t("promise.column.due")}</th>
              <th scope="col">{t("promise.column.state")}</th>
              <th scope="col">{t("promise.column.acts")}</th>
            </tr>
          </thead>
          <tbody>
            {promises.map((promise) => (
              <PromiseRow
                key={promise.promise}
                audit={audit}
                promise={promise}
                onChange={onChange}
                onDrop={onDrop}
              />
            ))}
          </tbody>
        </table>
      </div>
      <p className="small quiet">{t("promise.counts")}</p>
    </div>
  );
}

interface PromiseRowProps extends Omit<PromiseTableProps, "promises"> {
  readonly promise: PromiseView;
}

function PromiseRow({ audit, promise, onChange, onDrop }: PromiseRowProps) {
  const navigate = useNavigate();
  const { kind, due, state, deliverable } = promise;
  const { icon, tone } = looks[state];
  const title = shown(promise.title);
  return (
    <tr>
      <td>
        <span className="strong wrap">{title}</span>
        <span className="quiet block">
          {kindName(kind)} · <code>{promise.promise}</code>
        </span>
      </td>
      <td className="number">
        {due === null
          ? t("promise.noDay")
          : formatDay(Instant.parse(`${due}T00:00:00Z`))}
      </td>
      <td>
        <Chip tone={tone} icon={icon}>
          {t(`promise.state.${state}`)}
        </Chip>
      </td>
      <td>
        <div className="row">
          {deliverable === null ? null : (
            <Button
              size="small"
              aria-label={t("promise.showNamed", { title })}
              onClick={() => {
                navigate({ at: "deliverables", audit, deliverable });
              }}
            >
              {t("promise.show")}
            </Button>
          )}
          <Button
            size="small"
            aria-label={t("promise.changeNamed", { title })}
            onClick={() => {
              onChange(promise);
            }}
          >
            {t("promise.change")}
          </Button>
          <Button
            size="small"
            tone="danger"
            aria-label={t("promise.dropNamed", { title })}
            onClick={() => {
              onDrop(promise);
            }}
          >
            {t("promise.drop")}
          </Button>
        </div>
      </td>
    </tr>
  );
}
