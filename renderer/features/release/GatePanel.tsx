// SPDX-License-Identifier: Apache-2.0
import { DoorClosed } from "lucide-react";
import type { UnmetCondition } from "../../../shared/domain/conditions.ts";
import type { PersonId } from "../../../shared/ids.ts";
import type { ReleaseView } from "../../../shared/ipc/views.ts";
import { useCall } from "../../api/useCall.ts";
import { type Route, useNavigate } from "../../app/navigation.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { ConditionList } from "../../ui/ConditionList.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { focusHeading } from "../../ui/focusHeading.ts";
import { Panel } from "../../ui/Screen.tsx";
import { Why } from "../../ui/Why.tsx";
import { FindingJumps } from "./FindingJumps.tsx";
import { type Jump, jumpOf } from "./gate.ts";
import { InspectionJumps } from "./InspectionJumps.tsx";
import { WayOut } from "./WayOut.tsx";
import { signaturesId } from "./SignaturesPanel.tsx";

interface GatePanelProps {
  readonly release: ReleaseView;
  readonly nameOf: (person: PersonId) => string;
}

/** Everything that stands between the proposal and its export, by name, with the way to meet it. */
export function GatePanel({ release, nameOf }: GatePanelProps) {
  const request = useCall("release.request");
  const makeRequest = async () => {
    const result = await request.run({ release: release.release });
    if (!result.ok) return;
    announce(t("request.done"));
    // What comes next is to sign; the button that was pressed is gone.
    requestAnimationFrame(focusSignatures);
  };
  return (
    <Panel title={t("gate.title")} icon={DoorClosed}>
      <Why step={t("gate.title")}>{t("why.gate")}</Why>
      <ConditionList
        unmet={release.unmet.toSorted(
          (a, b) => Number(comesFirst(b)) - Number(comesFirst(a)),
        )}
        nameOf={nameOf}
        actionFor={(condition) => (
          <ConditionAction
            condition={condition}
            release={release}
            busy={request.busy}
            onRequest={() => void makeRequest()}
          />
        )}
      />
      {release.state === "proposed" ? (
        <p className="small quiet">{t("request.what")}</p>
      ) : null}
      {request.failure === null ? null : (
        <FailureNotice failure={request.failure} />
      )}
      <WayOut release={release} />
    </Panel>
  );
}

function focusSignatures(): void {
  focusHeading(signaturesId);
}

/** Seen to before a statement is asked for: most of it refuses one. */
function comesFirst(condition: UnmetCondition): boolean {
  const jump = jumpOf(condition);
  return jump === "findings" || jump === "inspections" || jump === "proposal";
}

interface ConditionActionProps {
  readonly condition: UnmetCondition;
  readonly release: ReleaseView;
  readonly busy: boolean;
  readonly onRequest: () => void;
}

function routeOfJump(
  jump: Exclude<Jump, "request" | "signatures" | "inspections" | "findings">,
  { audit, release }: ReleaseView,
): Route {
  if (jump === "ledger") return { at: jump };
  return jump === "proposal"
    ? { at: jump, audit, like: release }
    : { at: jump, audit };
}

function ConditionAction({
  condition,
  release,
  busy,
  onRequest,
}: ConditionActionProps) {
  const navigate = useNavigate();
  const jump = jumpOf(condition);
  switch (jump) {
    case "request":
      return (
        <Button
          size="small"
          tone={release.unmet.some(comesFirst) ? "plain" : "primary"}
          busy={busy}
          onClick={onRequest}
        >
          {t("gate.request")}
        </Button>
      );
    case "signatures":
      // Before there is a statement there is nothing to sign, and its own line says so.
      return release.statement === null ? (
        <span />
      ) : (
        <Button size="small" onClick={focusSignatures}>
          {t("gate.signatures")}
        </Button>
      );
    case "inspections":
      return <InspectionJumps condition={condition} release={release} />;
    case "findings":
      return condition.name === "finding-unresolved" ||
        condition.name === "finding-embargoed" ? (
        <FindingJumps condition={condition} release={release} />
      ) : null;
    case "people":
    case "embargo":
    case "ledger":
    case "deliverables":
    case "proposal":
      return (
        <Button
          size="small"
          onClick={() => {
            navigate(routeOfJump(jump, release));
          }}
        >
          {t(`gate.${jump}`)}
        </Button>
      );
  }
}
