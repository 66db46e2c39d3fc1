// SPDX-License-Identifier: Apache-2.0
import { CircleCheck, CircleX, PenLine } from "lucide-react";
import type { PersonId } from "../../../shared/ids.ts";
import type { RequestTurnover } from "../../../shared/ipc/charterViews.ts";
import { describeCondition } from "../../../shared/text/conditions.ts";
import { formatList } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Chip } from "../../ui/Notice.tsx";

interface TurnoverListProps {
  readonly title: string;
  readonly turnovers: readonly RequestTurnover[];
  readonly nameOf: (person: PersonId) => string;
}

/** What a charter does to what was asked for before it: what is void and what stands, and why. */
export function TurnoverList({ title, turnovers, nameOf }: TurnoverListProps) {
  if (turnovers.length === 0) return null;
  return (
    <div className="stack tight">
      <h3 className="field-label">{title}</h3>
      <ul className="stack tight">
        {turnovers.map((each) => (
          <Turned key={each.id} turned={each} nameOf={nameOf} />
        ))}
      </ul>
    </div>
  );
}

const chips = {
  stands: { tone: "ok", icon: CircleCheck },
  open: { tone: "warn", icon: PenLine },
  void: { tone: "bad", icon: CircleX },
} as const;

function Turned({
  turned,
  nameOf,
}: {
  readonly turned: RequestTurnover;
  readonly nameOf: (person: PersonId) => string;
}) {
  const { kind, purpose, turnover } = turned;
  const { verdict, kept, lost, missing, demands } = turnover;
  return (
    <li className="stack tight">
      <div className="row">
        <Chip {...chips[verdict]}>{t(`turnover.${verdict}`)}</Chip>
        <span>{t(`turnover.of.${kind}`, { purpose })}</span>
      </div>
      <ul className="small">
        {kept.length === 0 ? null : (
          <li>{t("turnover.kept", { names: formatList(kept.map(nameOf)) })}</li>
        )}
        {lost.map(({ person, why }) => (
          <li key={person}>
            {t("turnover.lost", { name: nameOf(person) })}{" "}
            {t(`turnover.why.${why}`)}
          </li>
        ))}
        {demands.map((name) => (
          <li key={name}>{t(`turnover.demand`, { name })}</li>
        ))}
        {missing.map((each) => (
          <li key={each.name}>{describeCondition(each, nameOf)}</li>
        ))}
      </ul>
    </li>
  );
}
