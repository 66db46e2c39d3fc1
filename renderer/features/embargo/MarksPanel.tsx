// SPDX-License-Identifier: Apache-2.0
import { BellRing } from "lucide-react";
import { marksOf } from "../../../shared/domain/embargo.ts";
import type { EmbargoDateView } from "../../../shared/ipc/embargoContract.ts";
import { markTitles } from "../../../shared/text/embargo.ts";
import { formatIn, zoneHere } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Moment } from "../../ui/Facts.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { Remains } from "./Remains.tsx";

/** The two notices and the end, on both clocks. */
export function MarksPanel({ date }: { readonly date: EmbargoDateView }) {
  return (
    <Panel title={t("embargo.marks")} icon={BellRing} flush>
      <div className="table-panel">
        <table className="table">
          <caption className="unseen">{t("embargo.marks")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("embargo.mark")}</th>
              <th scope="col">{t("embargo.utc")}</th>
              <th scope="col">{t("embargo.here")}</th>
              <th scope="col">{t("embargo.countdown")}</th>
            </tr>
          </thead>
          <tbody>
            {marksOf(date.ends).map(({ mark, at }) => (
              <tr key={mark}>
                <td>{markTitles[mark]}</td>
                <td className="tight">
                  <Moment at={at} />
                </td>
                <td className="tight number">{formatIn(zoneHere(), at)}</td>
                <td className="tight">
                  <Remains ends={at} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
