// SPDX-License-Identifier: Apache-2.0
import {
  ArrowRight,
  CircleHelp,
  Equal,
  type LucideIcon,
  Minus,
  PencilLine,
  Plus,
} from "lucide-react";
import type {
  Entry,
  EntryChange,
  EntryRow,
} from "../../../shared/domain/comparison.ts";
import { entryChangeWords } from "../../../shared/text/comparison.ts";
import { shown } from "../../../shared/text/facts.ts";
import { refusalWords } from "../../../shared/text/handedOver.ts";
import { formatBytes } from "../../text/format.ts";
import { t } from "../../text/text.ts";

const icons: Readonly<Record<EntryChange, LucideIcon>> = {
  same: Equal,
  changed: PencilLine,
  moved: ArrowRight,
  removed: Minus,
  added: Plus,
  unknown: CircleHelp,
};

function contentOf(entry: Entry | null): string {
  if (entry === null) return t("none");
  const { refused, size, sha256 } = entry;
  return refused === null
    ? `${formatBytes(size ?? 0)} · ${(sha256 ?? "").slice(0, 12)}`
    : t("comparison.notRead", { reason: refusalWords[refused] });
}

interface EntriesTableProps {
  readonly rows: readonly EntryRow[];
  readonly current: number | null;
}

/** The files of two archives. */
export function EntriesTable({ rows, current }: EntriesTableProps) {
  return (
    <table className="table compared-entries">
      <thead>
        <tr>
          <th scope="col">{t("comparison.column.change")}</th>
          <th scope="col">{t("comparison.column.path")}</th>
          <th scope="col">{t("comparison.before")}</th>
          <th scope="col">{t("comparison.after")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ kind, before, after }, index) => {
          const Icon = icons[kind];
          return (
            <tr
              key={index}
              data-row={index}
              data-kind={kind}
              tabIndex={-1}
              aria-current={index === current ? "true" : undefined}
            >
              <td className="tight">
                <span className="change">
                  <Icon size={14} aria-hidden />
                  {entryChangeWords[kind]}
                </span>
              </td>
              <td className="wrap">
                {shown((after ?? before)?.path ?? "")}
                {kind === "moved" ? (
                  <span className="quiet">
                    {" "}
                    {t("comparison.movedFrom", {
                      path: shown(before?.path ?? ""),
                    })}
                  </span>
                ) : null}
              </td>
              <td className="mono">{contentOf(before)}</td>
              <td className="mono">{contentOf(after)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
