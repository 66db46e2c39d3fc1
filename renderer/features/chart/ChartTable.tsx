// SPDX-License-Identifier: Apache-2.0
import type { ChartView } from "../../../shared/ipc/chartContract.ts";
import { t } from "../../text/text.ts";

/** The same as the picture, and what it had no room for. */
export function ChartTable({ view }: { readonly view: ChartView }) {
  const { headings, rows } = view.table;
  const name = t("chart.tableOf", { title: view.title });
  return (
    // It scrolls, so that the keyboard must be able to reach it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region needs the focus (WCAG 2.1.1)
    <div className="table-panel" tabIndex={0} role="region" aria-label={name}>
      <table className="table">
        <caption className="unseen">{name}</caption>
        <thead>
          <tr>
            {headings.map((heading, column) => (
              <th key={column} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) =>
                column === 0 ? (
                  <th key={column} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={column} className="number">
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
