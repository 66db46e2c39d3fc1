// SPDX-License-Identifier: Apache-2.0
import { ArrowLeft, CalendarClock, Plus } from "lucide-react";
import { useState } from "react";
import type { AuditId } from "../../../shared/ids.ts";
import type { PromiseView } from "../../../shared/ipc/lineageContract.ts";
import { useResource } from "../../api/resource.ts";
import { useCall } from "../../api/useCall.ts";
import { useNavigate } from "../../app/navigation.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { ReasonDialog } from "../../ui/ReasonDialog.tsx";
import { Empty, Screen } from "../../ui/Screen.tsx";
import { PromiseDialog } from "./PromiseDialog.tsx";
import { PromiseTable } from "./PromiseTable.tsx";

interface PromisesScreenProps {
  readonly audit: AuditId;
}

/** What the RFP promises, what has come, and what is late. */
export function PromisesScreen({ audit }: PromisesScreenProps) {
  const navigate = useNavigate();
  const list = useResource("promise.list", { audit });
  const [setting, setSetting] = useState<PromiseView | "new" | null>(null);
  const [dropping, setDropping] = useState<PromiseView | null>(null);
  const promises = list.state === "ready" ? list.value.promises : [];
  const add = (
    <Button
      tone="primary"
      icon={Plus}
      onClick={() => {
        setSetting("new");
      }}
    >
      {t("promise.add")}
    </Button>
  );
  return (
    <Screen
      title={t("promise.title")}
      under={t("promise.under")}
      actions={
        <>
          <Button
            icon={ArrowLeft}
            onClick={() => {
              navigate({ at: "deliverables", audit });
            }}
          >
            {t("intake.toDeliverables")}
          </Button>
          {promises.length === 0 ? null : add}
        </>
      }
    >
      <Loaded of={list}>
        {({ promises: all }) =>
          all.length === 0 ? (
            <Empty icon={CalendarClock} action={add}>
              {t("promise.empty")}
            </Empty>
          ) : (
            <PromiseTable
              audit={audit}
              promises={all}
              onChange={setSetting}
              onDrop={setDropping}
            />
          )
        }
      </Loaded>
      {setting === null ? null : (
        <PromiseDialog
          audit={audit}
          promise={setting === "new" ? null : setting}
          taken={promises.map(({ promise }) => promise)}
          onClose={() => {
            setSetting(null);
          }}
        />
      )}
      {dropping === null ? null : (
        <DropDialog
          audit={audit}
          promise={dropping}
          onClose={() => {
            setDropping(null);
          }}
        />
      )}
    </Screen>
  );
}

interface DropDialogProps {
  readonly audit: AuditId;
  readonly promise: PromiseView;
  readonly onClose: () => void;
}

/** Expects something no more; the reason stays on the record. */
function DropDialog({ audit, promise, onClose }: DropDialogProps) {
  const drop = useCall("promise.drop");
  return (
    <ReasonDialog
      title={t("promise.dropTitle", { title: promise.title })}
      explanation={t("promise.dropWhat")}
      action={t("promise.dropGo")}
      busy={drop.busy}
      failure={drop.failure}
      onCancel={onClose}
      onReason={(reason) => {
        void drop
          .run({ audit, promise: promise.promise, reason })
          .then((result) => {
            if (result.ok) onClose();
          });
      }}
    />
  );
}
