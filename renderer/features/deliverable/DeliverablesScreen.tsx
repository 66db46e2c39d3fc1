// SPDX-License-Identifier: Apache-2.0
import { CalendarClock, FilePlus2, Files, PackageOpen } from "lucide-react";
import { useState } from "react";
import type { Failure } from "../../../shared/failure.ts";
import type { AuditId, DeliverableId } from "../../../shared/ids.ts";
import type { DeliverableView } from "../../../shared/ipc/views.ts";
import { useDropTarget } from "../../api/dropTarget.ts";
import { useResource } from "../../api/resource.ts";
import { useCall } from "../../api/useCall.ts";
import { useCommandHandlers } from "../../app/commands.ts";
import { type Route, useNavigate } from "../../app/navigation.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Empty, Screen } from "../../ui/Screen.tsx";
import { looksHandedOver } from "../intake/choices.ts";
import { DeliverableDetail } from "./DeliverableDetail.tsx";
import { DeliverableTable } from "./DeliverableTable.tsx";
import { ImportSheet } from "./ImportSheet.tsx";
import type { Staging } from "./custody.ts";

interface DeliverablesScreenProps {
  readonly route: Extract<Route, { at: "deliverables" }>;
}

export function DeliverablesScreen({ route }: DeliverablesScreenProps) {
  const list = useResource("deliverable.list", { audit: route.audit });
  const choose = useCall("dialog.open");
  const [staging, setStaging] = useState<Staging | null>(
    route.files === undefined ? null : { files: route.files, versionOf: null },
  );
  const navigate = useNavigate();
  const [dropFailure, setDropFailure] = useState<Failure | null>(null);

  useDropTarget(
    staging === null
      ? {
          label: t("import.drop"),
          onDrop: (result) => {
            setDropFailure(result.ok ? null : result.error);
            if (!result.ok) return;
            const { chosen: files } = result.value;
            if (files.some(({ name }) => looksHandedOver(name)))
              navigate({ at: "intake", audit: route.audit, files });
            else setStaging({ files, versionOf: null });
          },
        }
      : null,
  );
  const stage = async (versionOf: DeliverableId | null) => {
    setDropFailure(null);
    const result = await choose.run({ purpose: "import" });
    if (result.ok && result.value.chosen.length > 0)
      setStaging({ files: result.value.chosen, versionOf });
  };
  useCommandHandlers({ open: () => void stage(null) });
  const failure = dropFailure ?? choose.failure;
  const deliverables = list.state === "ready" ? list.value.deliverables : [];
  const takeInButtons = (
    <>
      <Button
        tone="quiet"
        icon={CalendarClock}
        onClick={() => {
          navigate({ at: "promises", audit: route.audit });
        }}
      >
        {t("promise.open")}
      </Button>
      <Button
        icon={PackageOpen}
        onClick={() => {
          navigate({ at: "intake", audit: route.audit });
        }}
      >
        {t("intake.open")}
      </Button>
      <Button tone="primary" icon={FilePlus2} onClick={() => void stage(null)}>
        {t("import.choose")}
      </Button>
    </>
  );
  return (
    <Screen
      title={t("section.deliverables")}
      split
      actions={deliverables.length > 0 ? takeInButtons : null}
    >
      {failure === null ? null : (
        <div className="split-notice">
          <FailureNotice
            failure={failure}
            onDismiss={() => {
              setDropFailure(null);
              choose.reset();
            }}
          />
        </div>
      )}
      <Loaded of={list}>
        {(value) =>
          value.deliverables.length === 0 ? (
            <Empty
              icon={Files}
              action={<div className="row">{takeInButtons}</div>}
            >
              {t("deliverables.empty")}
            </Empty>
          ) : (
            <ListAndDetail
              audit={route.audit}
              deliverables={value.deliverables}
              selected={route.deliverable}
              onAddVersion={(deliverable) => void stage(deliverable)}
            />
          )
        }
      </Loaded>
      {staging === null ? null : (
        <ImportSheet
          audit={route.audit}
          staging={staging}
          deliverables={deliverables}
          onClose={() => {
            setStaging(null);
          }}
        />
      )}
    </Screen>
  );
}

interface ListAndDetailProps {
  readonly audit: AuditId;
  readonly deliverables: readonly DeliverableView[];
  readonly selected: DeliverableId | undefined;
  readonly onAddVersion: (deliverable: DeliverableId) => void;
}

function ListAndDetail({
  audit,
  deliverables,
  selected,
  onAddVersion,
}: ListAndDetailProps) {
  const navigate = useNavigate();
  const shown = deliverables.find((entry) => entry.deliverable === selected);
  const close = () => {
    navigate({ at: "deliverables", audit });
  };
  return (
    <>
      <div className="split-list" data-covered={shown !== undefined}>
        <DeliverableTable
          deliverables={deliverables}
          selected={selected}
          onSelect={(deliverable) => {
            navigate({ at: "deliverables", audit, deliverable });
          }}
        />
      </div>
      {shown === undefined ? null : (
        <DeliverableDetail
          key={shown.deliverable}
          audit={audit}
          deliverable={shown}
          deliverables={deliverables}
          onClose={close}
          onAddVersion={() => {
            onAddVersion(shown.deliverable);
          }}
        />
      )}
    </>
  );
}
