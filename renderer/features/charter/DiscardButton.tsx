// SPDX-License-Identifier: Apache-2.0
import { Trash2 } from "lucide-react";
import { useState } from "react";
import type { AuditId } from "../../../shared/ids.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { ReasonDialog } from "../../ui/ReasonDialog.tsx";

/** Takes a draft back that is not wanted any more, with its signatures, after asking why. */
export function DiscardButton({ audit }: { readonly audit: AuditId }) {
  const discard = useCall("charter.discard");
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button
        tone="danger"
        icon={Trash2}
        onClick={() => {
          setAsking(true);
        }}
      >
        {t("charter.discard")}
      </Button>
      {asking ? (
        <ReasonDialog
          title={t("charter.discardTitle")}
          explanation={t("charter.discardWhat")}
          action={t("charter.discardGo")}
          busy={discard.busy}
          failure={discard.failure}
          onCancel={() => {
            setAsking(false);
          }}
          onReason={(reason) => {
            void discard.run({ audit, reason }).then((result) => {
              if (!result.ok) return;
              setAsking(false);
              announce(t("charter.discarded"));
            });
          }}
        />
      ) : null}
    </>
  );
}
