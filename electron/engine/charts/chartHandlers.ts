// SPDX-License-Identifier: Apache-2.0
import {
  type ChartData,
  type ChartName,
  isOfDatesAlone,
} from "../../../shared/domain/charts.ts";
import { failure } from "../../../shared/failure.ts";
import type {
  ChartSize,
  ChartView,
  Picture,
} from "../../../shared/ipc/chartContract.ts";
import { err, ok } from "../../../shared/result.ts";
import { chartTable, chartTitles } from "../../../shared/text/charts.ts";
import { sealAgeBytes } from "../../crypto/age/seal.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import { rosterNow } from "../catalog/keyLosses.ts";
import type { AuditState } from "../catalog/state.ts";
import { recipientsOf, writeOnRecord } from "../consent/exportDisclosures.ts";
import type { Handlers } from "../handler.ts";
import { openAudit } from "../people/openAudit.ts";
import type { Session } from "../session.ts";
import { chartData } from "./chartData.ts";
import { drawSeverity, drawStatus } from "./drawBars.ts";
import { drawConsent } from "./drawGrid.ts";
import { drawTimeline } from "./drawTimeline.ts";
import { frames } from "./sheet.ts";
import { svgFile } from "./svgFile.ts";

export function pictureOf(data: ChartData, size: ChartSize): Picture | null {
  if (chartTable(data).rows.length === 0) return null;
  const frame = frames[size];
  switch (data.chart) {
    case "severity":
      return drawSeverity(data, frame);
    case "status":
      return drawStatus(data, frame);
    case "consent":
      return data.audiences.length === 0 ? null : drawConsent(data, frame);
    case "custody":
    case "embargo":
      return drawTimeline(data, frame);
  }
}

function chartView(
  session: Session,
  audit: AuditState,
  chart: ChartName,
  size: ChartSize,
): ChartView {
  const data = chartData(session, audit, chart);
  return {
    ...{ chart, title: chartTitles[chart], table: chartTable(data) },
    picture: pictureOf(data, size),
  };
}

export const chartHandlers: Handlers<"chart.show" | "chart.export"> = {
  "chart.show": (context, { audit: id, chart, size }) => {
    const open = openAudit(context, id);
    if (!open.ok) return Promise.resolve(open);
    const { session, audit } = open.value;
    return Promise.resolve(ok(chartView(session, audit, chart, size)));
  },

  async "chart.export"(context, request) {
    const open = openAudit(context, request.audit);
    if (!open.ok) return open;
    const path = context.pathOf(request.file, "picture");
    if (!path.ok) return path;
    const { session, audit } = open.value;
    const { chart } = request;
    const to = [...new Set(request.to)];
    if (to.length === 0 && !isOfDatesAlone(chart))
      return err(failure("picture-not-sealed"));
    const recipients = recipientsOf(rosterNow(session, audit), to);
    if (!recipients.ok) return recipients;
    const { title, picture } = chartView(session, audit, chart, "wide");
    if (picture === null) return err(failure("picture-empty"));
    const plain = encodeUtf8(svgFile(title, picture));
    const bytes =
      to.length === 0 ? plain : sealAgeBytes(recipients.value, plain).file;
    const about = { audit: request.audit, what: "picture", to } as const;
    const written = await writeOnRecord(session, path.value, bytes, about);
    return written.ok ? ok({ sha256: written.value }) : written;
  },
};
