// SPDX-License-Identifier: Apache-2.0
import { ShieldAlert } from "lucide-react";
import { useState } from "react";
import { type AuditId, instantAt } from "../../../shared/ids.ts";
import type { LossView } from "../../../shared/ipc/rosterContract.ts";
import type { KeyCard, PersonView } from "../../../shared/ipc/views.ts";
import { useCall } from "../../api/useCall.ts";
import { formatList } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { ReasonDialog } from "../../ui/ReasonDialog.tsx";

interface LostKeyProps {
  readonly audit: AuditId;
  readonly person: PersonView;
  readonly card: KeyCard;
}

function inWords({ voids, keeps }: LossView): string {
  const names = (items: readonly { readonly purpose: string }[]): string =>
    formatList(items.map(({ purpose }) => `“${purpose}”`));
  return [
    t("lost.what"),
    voids.length === 0
      ? t("lost.voidsNothing")
      : t("lost.voids", { names: names(voids) }),
    ...(keeps.length === 0 ? [] : [t("lost.keeps", { names: names(keeps) })]),
    t("lost.left"),
  ].join(" ");
}

/** Says what the loss of a key voids and keeps, and records it with a reason. */
export function LostKey({ audit, person, card }: LostKeyProps) {
  const report = useCall("person.reportLost");
  const [preview, setPreview] = useState<LossView | null>(null);
  const { key } = card;
  const ask = (reason: string, apply: boolean) =>
    report.run({
      ...{ audit, person: person.person, key, reason, apply },
      since: instantAt(Date.now()),
    });
  return (
    <div>
      <Button
        size="small"
        tone="danger"
        icon={ShieldAlert}
        busy={report.busy}
        onClick={() => {
          void ask(t("lost.title"), false).then((result) => {
            if (result.ok) setPreview(result.value);
          });
        }}
      >
        {t("lost.go")}
      </Button>
      {preview === null ? (
        report.failure === null ? null : (
          <FailureNotice failure={report.failure} />
        )
      ) : (
        <ReasonDialog
          title={t("lost.title")}
          explanation={inWords(preview)}
          action={t("lost.record")}
          busy={report.busy}
          failure={report.failure}
          onCancel={() => {
            setPreview(null);
          }}
          onReason={(reason) => {
            void ask(reason, true).then((result) => {
              if (!result.ok) return;
              setPreview(null);
              announce(t("lost.done", { name: person.name }));
            });
          }}
        />
      )}
    </div>
  );
}
