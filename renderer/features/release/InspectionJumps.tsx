// SPDX-License-Identifier: Apache-2.0
import type { UnmetCondition } from "../../../shared/domain/conditions.ts";
import type { ReleaseView } from "../../../shared/ipc/views.ts";
import { shown } from "../../../shared/text/facts.ts";
import { useResource } from "../../api/resource.ts";
import { type Route, useNavigate } from "../../app/navigation.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { focusHeading } from "../../ui/focusHeading.ts";
import { inspectionsId } from "../inspection/InspectionsPanel.tsx";

type ReleaseFile = ReleaseView["files"][number];

/** More files than these are a list of their own, further down. */
const mostJumps = 4;

interface InspectionJumpsProps {
  readonly condition: UnmetCondition;
  readonly release: ReleaseView;
}

/** From what an inspection stands in the way with to the very report, or the cross-check, of each file that waits. */
export function InspectionJumps({ condition, release }: InspectionJumpsProps) {
  const { files } = release;
  const isCrossCheck = condition.name === "removal-unproven";
  const waiting = isCrossCheck
    ? files.filter(({ path }) => condition.paths.includes(path))
    : files;
  if (waiting.length > mostJumps)
    return (
      <Button
        size="small"
        onClick={() => {
          focusHeading(inspectionsId);
        }}
      >
        {t("gate.inspections")}
      </Button>
    );
  return (
    <span className="row end">
      {waiting.map((file) => (
        <FileJump
          key={file.path}
          file={file}
          release={release}
          isCrossCheck={isCrossCheck}
          isOnly={waiting.length === 1}
        />
      ))}
    </span>
  );
}

interface FileJumpProps {
  readonly file: ReleaseFile;
  readonly release: ReleaseView;
  readonly isCrossCheck: boolean;
  readonly isOnly: boolean;
}

/** Nothing for a file whose inspection stands in nobody's way. */
function FileJump({ file, release, isCrossCheck, isOnly }: FileJumpProps) {
  const navigate = useNavigate();
  const { version, name } = file;
  const found = useResource("inspection.show", { version });
  const isClear =
    found.state === "ready" && found.value.inspection?.standing === "clear";
  if (isClear && !isCrossCheck) return null;
  const { audit } = release;
  const back = { at: "releases", audit, release: release.release } as const;
  const route: Route = isCrossCheck
    ? { at: "cross-check", audit, version, name, back }
    : { at: "inspection", audit, version, name, back };
  const isInspected =
    found.state === "ready" && found.value.inspection !== null;
  const report = isInspected ? "gate.report" : "gate.inspect";
  const what = isCrossCheck ? "gate.crossCheck" : report;
  return (
    <Button
      size="small"
      aria-label={t(`${what}Named`, { name: shown(name) })}
      onClick={() => {
        navigate(route);
      }}
    >
      {isOnly ? t(what) : shown(name)}
    </Button>
  );
}
