// SPDX-License-Identifier: Apache-2.0
import { History } from "lucide-react";
import type { FindingView } from "../../../shared/ipc/findingContract.ts";
import { formatList } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Moment } from "../../ui/Facts.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { fieldName } from "./fieldNames.ts";

type Change = FindingView["history"][number];

/** What became of it, the latest first. */
export function HistoryPanel({ finding }: { readonly finding: FindingView }) {
  return (
    <Panel title={t("finding.history")} icon={History} flush>
      <ol className="items">
        {finding.history.toReversed().map((change, index) => (
          <li key={index}>
            <p>{said(change)}</p>
            {change.reason === null ? null : (
              <p className="wrap">{change.reason}</p>
            )}
            <p className="small quiet">
              <Moment at={change.at} />, {change.by}
            </p>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function said({ what, fields, status }: Change): string {
  switch (what) {
    case "recorded":
      return t("finding.wasRecorded");
    case "disposed":
      return t("finding.wasDisposed");
    case "changed":
      return fields.includes("status")
        ? t("finding.statusBecame", {
            fields: formatList(fields.map(fieldName)),
            status: t(`findingStatus.${status}`).toLowerCase(),
          })
        : t("finding.wasChanged", {
            fields: formatList(fields.map(fieldName)),
          });
  }
}
