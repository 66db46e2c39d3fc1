// SPDX-License-Identifier: Apache-2.0
import { ScanSearch } from "lucide-react";
import type { ReleaseView } from "../../../shared/ipc/views.ts";
import { shown } from "../../../shared/text/facts.ts";
import { t } from "../../text/text.ts";
import { Panel } from "../../ui/Screen.tsx";
import { InspectionLine } from "./InspectionLine.tsx";

/** Jumps from unmet conditions come here. */
export const inspectionsId = "release-inspections";

/** How each file of a release stands with the inspector, and the way to its report. */
export function InspectionsPanel({
  release,
}: {
  readonly release: ReleaseView;
}) {
  const { audit, files } = release;
  const back = { at: "releases", audit, release: release.release } as const;
  return (
    <Panel
      id={inspectionsId}
      title={t("inspections.title")}
      icon={ScanSearch}
      flush
    >
      <ul className="items">
        {files.map(({ version, path, name }) => (
          <li key={path} className="row apart">
            <code className="wrap">{shown(path)}</code>
            <InspectionLine
              audit={audit}
              version={version}
              name={name}
              back={back}
            />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
