// SPDX-License-Identifier: Apache-2.0
import type { FindingId } from "../../../shared/ids.ts";
import type { FindingRow } from "../../../shared/ipc/findingContract.ts";
import { formatDay } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Disclosure } from "../../ui/Disclosure.tsx";
import { CheckField } from "../../ui/Field.tsx";
import { usePortion } from "../../ui/Portion.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { SeverityMark } from "../finding/SeverityMark.tsx";
import { carvable } from "./carveOut.ts";

interface CarveOutFieldProps {
  readonly rows: readonly FindingRow[];
  readonly carved: ReadonlySet<FindingId>;
  readonly onCarved: (carved: ReadonlySet<FindingId>) => void;
}

/** Which findings stay back, each by a choice of its own: silence decides nothing. */
export function CarveOutField({ rows, carved, onCarved }: CarveOutFieldProps) {
  const { blocking, others } = carvable(rows);
  const toggle = (finding: FindingId) => {
    const next = new Set(carved);
    if (!next.delete(finding)) next.add(finding);
    onCarved(next);
  };
  return (
    <Panel title={t("carveOut.title")}>
      <p>
        {t(blocking.length === 0 ? "carveOut.noneBlocks" : "carveOut.what", {
          count: blocking.length,
        })}
      </p>
      {blocking.length === 0 ? null : (
        <>
          <Choices rows={blocking} carved={carved} onToggle={toggle} />
          <div className="row">
            {blocking.length === 1 ? null : (
              <Button
                size="small"
                onClick={() => {
                  const all = blocking.map(({ finding }) => finding);
                  onCarved(new Set([...carved, ...all]));
                }}
              >
                {t("carveOut.all", { count: blocking.length })}
              </Button>
            )}
            <span className="small quiet" role="status">
              {t("carveOut.chosen", { count: carved.size })}
            </span>
          </div>
        </>
      )}
      {others.length === 0 ? null : (
        <Disclosure label={t("carveOut.others", { count: others.length })}>
          <Choices rows={others} carved={carved} onToggle={toggle} />
        </Disclosure>
      )}
      {carved.size === 0 ? null : (
        <p className="small quiet">{t("carveOut.proof")}</p>
      )}
    </Panel>
  );
}

interface ChoicesProps {
  readonly rows: readonly FindingRow[];
  readonly carved: ReadonlySet<FindingId>;
  readonly onToggle: (finding: FindingId) => void;
}

function Choices({ rows, carved, onToggle }: ChoicesProps) {
  const { portion, more } = usePortion(rows);
  return (
    <div className="stack tight">
      <ul className="stack tight carve-outs">
        {portion.map((row) => (
          <li key={row.finding} className="row apart nowrap top">
            <CheckField
              label={t("carveOut.named", {
                label: row.label,
                title: row.title,
              })}
              {...hintOf(row)}
              checked={carved.has(row.finding)}
              onChecked={() => {
                onToggle(row.finding);
              }}
            />
            <SeverityMark severity={row.severity} />
          </li>
        ))}
      </ul>
      {more}
    </div>
  );
}

function hintOf(row: FindingRow): { readonly hint?: string } {
  const parts = [
    ...(row.isUnresolved ? [t("carveOut.unresolved")] : []),
    ...(row.isEmbargoed && row.embargoUntil !== null
      ? [t("carveOut.embargoed", { day: formatDay(row.embargoUntil) })]
      : []),
  ];
  return parts.length === 0 ? {} : { hint: parts.join(" ") };
}
