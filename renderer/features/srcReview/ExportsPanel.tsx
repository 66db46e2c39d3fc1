// SPDX-License-Identifier: Apache-2.0
import { FileCode2 } from "lucide-react";
import type { ExportView } from "../../../shared/ipc/extractContract.ts";
import { formatList } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Moment } from "../../ui/Facts.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { LookInside } from "../preview/LookInside.tsx";
import { mostListed } from "./findingChoice.ts";

interface ExportsPanelProps {
  /** Newest first. */
  readonly exports: readonly ExportView[];
  readonly canMake: boolean;
  readonly onMake: () => void;
}

/** Files for the public's tools, which are in the vault until a share or a release lets them out. */
export function ExportsPanel({ exports, canMake, onMake }: ExportsPanelProps) {
  const listed = exports.slice(0, mostListed);
  return (
    <Panel
      title={t("srcExport.panel")}
      icon={FileCode2}
      flush={listed.length > 0}
      actions={
        canMake ? (
          <Button size="small" onClick={onMake}>
            {t("srcExport.make")}
          </Button>
        ) : null
      }
    >
      {listed.length === 0 ? (
        <p className="quiet">{t("srcExport.none")}</p>
      ) : (
        <ul className="items">
          {listed.map(({ version, name, labels, made, removed }) => (
            <li key={version} className="row apart nowrap">
              <span className="wrap">
                {name}
                <span className="quiet block">
                  {formatList(labels.flatMap((label) => label ?? []))} ·{" "}
                  <Moment at={made} />
                </span>
              </span>
              {removed ? (
                <span className="quiet">{t("src.removed")}</span>
              ) : (
                <LookInside of={{ version }} name={name} page={null} />
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
