// SPDX-License-Identifier: Apache-2.0
import {
  CircleAlert,
  CircleCheck,
  ListChecks,
  TriangleAlert,
} from "lucide-react";
import type { ManifestFinding } from "../../../shared/domain/handedOver.ts";
import type { IntakeSummary } from "../../../shared/ipc/intakeContract.ts";
import { shown } from "../../../shared/text/facts.ts";
import { t } from "../../text/text.ts";
import { Panel } from "../../ui/Screen.tsx";
import { CappedList } from "./CappedList.tsx";
import { headingOf } from "./stages.ts";

const parts = ["changed", "missing", "duplicate", "extra"] as const;

/** What each list of digests says of what came: missing, changed, listed twice, not listed. */
export function DigestsPanel({ summary }: { readonly summary: IntakeSummary }) {
  const { manifests } = summary;
  return (
    <Panel
      id={headingOf("digests")}
      title={t("stage.digests")}
      icon={ListChecks}
    >
      {manifests.length === 0 ? (
        <p className="quiet">{t("intake.noDigests")}</p>
      ) : (
        <ul className="stack">
          {manifests.map((manifest) => (
            <ManifestItem key={manifest.path} manifest={manifest} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function ManifestItem({ manifest }: { readonly manifest: ManifestFinding }) {
  const { path, listed, unread } = manifest;
  const told = parts.filter((part) => manifest[part].length > 0);
  return (
    <li className="stack tight">
      <p>
        <span className="strong wrap">{shown(path)}</span>{" "}
        <span className="quiet">{t("intake.listed", { count: listed })}</span>
      </p>
      {told.length === 0 && unread === 0 ? (
        <p className="row nowrap top">
          <CircleCheck size={16} className="ink-ok" aria-hidden />
          <span>{t("intake.allSame")}</span>
        </p>
      ) : null}
      {told.map((part) => (
        <div key={part} className="stack tight">
          <p className="row nowrap top">
            {part === "changed" ? (
              <CircleAlert size={16} className="ink-bad" aria-hidden />
            ) : (
              <TriangleAlert size={16} className="ink-warn" aria-hidden />
            )}
            <span className="strong">{t(`intake.list.${part}`)}</span>
          </p>
          <CappedList
            items={manifest[part]}
            className="lined dots intake-paths"
            label={t(`intake.list.${part}`)}
            step={20}
          >
            {(each, index) => (
              <li key={index} className="wrap">
                <code>{shown(each)}</code>
              </li>
            )}
          </CappedList>
        </div>
      ))}
      {unread === 0 ? null : (
        <p className="row nowrap top">
          <TriangleAlert size={16} className="ink-warn" aria-hidden />
          <span>{t("intake.unread", { count: unread })}</span>
        </p>
      )}
    </li>
  );
}
