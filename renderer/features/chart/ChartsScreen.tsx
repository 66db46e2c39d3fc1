// SPDX-License-Identifier: Apache-2.0
import { ArrowLeft, FileDown } from "lucide-react";
import { useState } from "react";
import { type ChartName, chartNames } from "../../../shared/domain/charts.ts";
import type { AuditId } from "../../../shared/ids.ts";
import type { ChartView } from "../../../shared/ipc/chartContract.ts";
import { chartTitles } from "../../../shared/text/charts.ts";
import { useResource } from "../../api/resource.ts";
import { useNavigate } from "../../app/navigation.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Disclosure } from "../../ui/Disclosure.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Panel, Screen } from "../../ui/Screen.tsx";
import { ChartTable } from "./ChartTable.tsx";
import { Drawing } from "./Drawing.tsx";
import { SaveDialog } from "./SaveDialog.tsx";
import { useChartSize } from "./useChartSize.ts";

/** How an audit stands, in pictures that each have their table beside them. */
export function ChartsScreen({ audit }: { readonly audit: AuditId }) {
  const navigate = useNavigate();
  return (
    <Screen
      title={t("chart.title")}
      under={t("chart.under")}
      actions={
        <Button
          icon={ArrowLeft}
          onClick={() => {
            navigate({ at: "overview", audit });
          }}
        >
          {t("chart.back")}
        </Button>
      }
    >
      <div className="charts">
        {chartNames.map((chart) => (
          <ChartPanel key={chart} audit={audit} chart={chart} />
        ))}
      </div>
    </Screen>
  );
}

interface ChartPanelProps {
  readonly audit: AuditId;
  readonly chart: ChartName;
}

function ChartPanel({ audit, chart }: ChartPanelProps) {
  const size = useChartSize();
  const view = useResource("chart.show", { audit, chart, size });
  const [saving, setSaving] = useState(false);
  const title = chartTitles[chart];
  const isDrawn = view.state === "ready" && view.value.picture !== null;
  return (
    <Panel
      title={title}
      actions={
        isDrawn ? (
          <Button
            size="small"
            icon={FileDown}
            aria-label={t("chart.saveOf", { title })}
            onClick={() => {
              setSaving(true);
            }}
          >
            {t("chart.save")}
          </Button>
        ) : null
      }
    >
      <Loaded of={view}>{(value) => <Shown view={value} />}</Loaded>
      {saving ? (
        <SaveDialog
          audit={audit}
          chart={chart}
          onClose={() => {
            setSaving(false);
          }}
        />
      ) : null}
    </Panel>
  );
}

function Shown({ view }: { readonly view: ChartView }) {
  const { chart, picture, title } = view;
  if (picture === null)
    return <p className="quiet">{t(`chart.empty.${chart}`)}</p>;
  return (
    <>
      <Drawing picture={picture} title={title} />
      <Disclosure label={t("chart.table")}>
        <ChartTable view={view} />
      </Disclosure>
    </>
  );
}
