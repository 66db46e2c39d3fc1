// SPDX-License-Identifier: Apache-2.0
import { Hourglass } from "lucide-react";
import type { PersonId } from "../../../shared/ids.ts";
import type {
  EmbargoDateView,
  EmbargoView,
} from "../../../shared/ipc/embargoContract.ts";
import { warningSentences } from "../../../shared/text/embargo.ts";
import {
  formatIn,
  formatInstant,
  formatList,
  zoneHere,
} from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Fact, Facts } from "../../ui/Facts.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { EmbargoChip } from "./EmbargoChip.tsx";
import { Remains } from "./Remains.tsx";

interface StandingPanelProps {
  readonly view: EmbargoView;
  readonly date: EmbargoDateView;
  readonly nameOf: (person: PersonId) => string;
}

/** The date that holds: what remains of it, on which clocks, and what is unwise about it. */
export function StandingPanel({ view, date, nameOf }: StandingPanelProps) {
  const { ends, zone, agreed, missing } = date;
  const isAgreed = date.state === "agreed" || date.state === "lifted";
  const pending = view.dates.find(({ embargo }) => embargo === view.pending);
  const revision =
    pending === undefined || pending === date ? null : (
      <Notice tone="info">
        <p>
          {t("embargo.revision", {
            names: formatList(pending.missing.map(nameOf)),
            when: formatInstant(pending.ends),
          })}
        </p>
      </Notice>
    );
  return (
    <Panel
      title={t(isAgreed ? "embargo.clock" : "embargo.clockProposed")}
      icon={Hourglass}
    >
      <div className="row embargo-clock">
        <EmbargoChip state={view.state} />
        <Remains ends={ends} />
      </div>
      <Facts>
        <Fact name={t("embargo.utc")}>
          <span className="number">{formatInstant(ends)}</span>
        </Fact>
        <Fact name={t("embargo.inZone")}>{formatIn(zone, ends)}</Fact>
        <Fact name={t("embargo.here")}>{formatIn(zoneHere(), ends)}</Fact>
        {agreed.length === 0 ? null : (
          <Fact name={t("embargo.agreedBy")}>
            {formatList(agreed.map(({ person }) => nameOf(person)))}
          </Fact>
        )}
        {missing.length === 0 ? null : (
          <Fact name={t("embargo.waitsFor")}>
            {formatList(missing.map(nameOf))}
          </Fact>
        )}
      </Facts>
      {revision}
      <Unwise date={date} />
    </Panel>
  );
}

function Unwise({ date }: { readonly date: EmbargoDateView }) {
  const { warnings, recommended } = date;
  if (warnings.length === 0) return null;
  return (
    <Notice tone="warn" title={t("embargo.warnings")}>
      {warnings.map((warning) => (
        <p key={warning}>{warningSentences[warning]}</p>
      ))}
      {recommended === null ? null : (
        <p>{t("embargo.recommended", { when: formatInstant(recommended) })}</p>
      )}
    </Notice>
  );
}
