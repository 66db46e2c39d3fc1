// SPDX-License-Identifier: Apache-2.0
import type { LineRow, ShownLine } from "../../../shared/domain/comparison.ts";
import { shown, visible } from "../../../shared/text/facts.ts";
import { t } from "../../text/text.ts";

interface LinesTableProps {
  readonly rows: readonly LineRow[];
  /** Whether the sections of each side are pages. */
  readonly isPaged: readonly [boolean, boolean];
  /** Index among these rows of the difference that was gone to. */
  readonly current: number | null;
}

/** What acts on the page is made visible; a tab only moves on, and stays. */
function readable(text: string): string {
  return text.replace(/\r$/, "␍").split("\t").map(visible).join("\t");
}

function placeOf({ section, number }: ShownLine, isPaged: boolean): string {
  if (section === "") return String(number);
  const words = { section: shown(section), number };
  return isPaged
    ? t("comparison.pageLine", words)
    : t("comparison.partLine", words);
}

const signs = { removed: "−", added: "+" } as const;

interface SideProps {
  readonly line: ShownLine | null;
  readonly change: keyof typeof signs | null;
  readonly isPaged: boolean;
}

function Side({ line, change, isPaged }: SideProps) {
  if (line === null)
    return (
      <>
        <td className="place" />
        <td className="line nothing" />
      </>
    );
  const { parts, isCut, isEndless } = line;
  const Mark = change === "removed" ? "del" : "ins";
  return (
    <>
      <td className="place" data-change={change}>
        {placeOf(line, isPaged)}
      </td>
      <td className="line" data-change={change}>
        {change === null ? null : (
          <span className="sign">
            <span aria-hidden>{signs[change]}</span>
            <span className="unseen">{t(`comparison.sign.${change}`)}</span>
          </span>
        )}
        <span className="text">
          {parts.map(({ text, differs }, index) =>
            differs ? (
              <Mark key={index}>{readable(text)}</Mark>
            ) : (
              <span key={index}>{readable(text)}</span>
            ),
          )}
          {isCut ? <em className="remark">{t("comparison.cut")}</em> : null}
          {isEndless ? (
            <em className="remark">{t("comparison.endless")}</em>
          ) : null}
        </span>
      </td>
    </>
  );
}

/** Both versions side by side; one under the other where there is no room. */
export function LinesTable({ rows, isPaged, current }: LinesTableProps) {
  const [beforePaged, afterPaged] = isPaged;
  return (
    <table className="compared">
      <colgroup>
        <col className="places" />
        <col />
        <col className="places" />
        <col />
      </colgroup>
      <thead>
        <tr>
          <th colSpan={2} scope="colgroup">
            {t("comparison.before")}
          </th>
          <th colSpan={2} scope="colgroup">
            {t("comparison.after")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ kind, before, after, skipped }, index) =>
          kind === "skipped" ? (
            <tr key={index} className="skipped">
              <td colSpan={4}>{t("comparison.skipped", { count: skipped })}</td>
            </tr>
          ) : (
            <tr
              key={index}
              data-kind={kind}
              data-row={index}
              tabIndex={-1}
              aria-current={index === current ? "true" : undefined}
            >
              <Side
                line={before}
                change={kind === "same" ? null : "removed"}
                isPaged={beforePaged}
              />
              <Side
                line={after}
                change={kind === "same" ? null : "added"}
                isPaged={afterPaged}
              />
            </tr>
          ),
        )}
      </tbody>
    </table>
  );
}
