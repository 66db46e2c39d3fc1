// SPDX-License-Identifier: Apache-2.0
import {
  type ChartData,
  type ChartName,
  type EmbargoEvent,
  severityByComponent,
  statusOverTime,
  type TimelineEvent,
  type TimelineLane,
} from "../../../shared/domain/charts.ts";
import { marksOf } from "../../../shared/domain/embargo.ts";
import type {
  ConsentMatrixView,
  MatrixAudience,
} from "../../../shared/ipc/consentViews.ts";
import { shown } from "../../../shared/text/facts.ts";
import type { EmbargoState } from "../catalog/embargoState.ts";
import type { AuditState } from "../catalog/state.ts";
import { matrixOf } from "../consent/consentMatrixView.ts";
import { findingsOf } from "../findings/findingViews.ts";
import type { Session } from "../session.ts";
import { byTime, custodyLanes } from "./custodyLanes.ts";

const mostMatrixRows = 500;

function audienceName(audit: AuditState, audience: MatrixAudience): string {
  if (audience.kind === "role") return audience.role;
  return shown(audit.people.get(audience.person)?.name ?? audience.person);
}

function consentData(audit: AuditState, view: ConsentMatrixView): ChartData {
  return {
    chart: "consent",
    audiences: view.audiences.map((each) => audienceName(audit, each)),
    rows: view.rows.map(({ title, number, variant, cells }) => ({
      version: `${shown(title)}, version ${String(number)}, ${variant}`,
      cells: view.audiences.map(
        (_, column) =>
          cells.find(({ audience }) => audience === column)?.state ?? "none",
      ),
    })),
  };
}

function embargoLane(
  { ends, at, agreed, lifted }: EmbargoState,
  index: number,
): TimelineLane<EmbargoEvent> {
  const events: TimelineEvent<EmbargoEvent>[] = [
    { at, what: "proposed", about: "" },
    ...agreed.map((each) => ({
      ...{ at: each.at, what: "agreed" as const, about: "" },
    })),
    ...marksOf(ends).map((mark) => ({
      ...{ at: mark.at, what: mark.mark, about: "" },
    })),
    ...(lifted === null
      ? []
      : [{ at: lifted.at, what: "lifted" as const, about: "" }]),
  ];
  return {
    name: `Date ${String(index + 1)}`,
    events: events.sort(byTime),
    span: { from: at, until: lifted?.at ?? ends },
  };
}

/** What a picture of the audit is drawn from, now. */
export function chartData(
  session: Session,
  audit: AuditState,
  chart: ChartName,
): ChartData {
  const now = session.now();
  switch (chart) {
    case "severity":
      return {
        chart,
        rows: severityByComponent(findingsOf(session.state, audit.audit)),
      };
    case "status":
      return {
        chart,
        columns: statusOverTime(findingsOf(session.state, audit.audit), now),
      };
    case "consent":
      return consentData(
        audit,
        matrixOf(session, audit, {
          ...{ audit: audit.audit, from: 0, limit: mostMatrixRows },
        }),
      );
    case "custody":
      return { chart, lanes: custodyLanes(session, audit) };
    case "embargo":
      return { chart, lanes: audit.embargoes.map(embargoLane), now };
  }
}
