// SPDX-License-Identifier: Apache-2.0
import { RefreshCw } from "lucide-react";
import { useState } from "react";
import type { ReleaseView } from "../../../shared/ipc/views.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogBody } from "../../ui/Dialog.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { StatementText } from "../signature/StatementText.tsx";

interface StatementPanelProps {
  readonly release: ReleaseView;
  readonly statement: NonNullable<ReleaseView["statement"]>;
  readonly renewable: boolean;
}

/** The exact text that people sign. */
export function StatementPanel({
  release,
  statement,
  renewable,
}: StatementPanelProps) {
  const [renewing, setRenewing] = useState(false);
  return (
    <StatementText statement={statement}>
      {renewable ? (
        <div className="row nowrap top">
          <Button
            size="small"
            icon={RefreshCw}
            className="no-shrink"
            onClick={() => {
              setRenewing(true);
            }}
          >
            {t("renew.open")}
          </Button>
          <p className="small quiet beside-button">{t("renew.why")}</p>
        </div>
      ) : null}
      {renewing ? (
        <RenewDialog
          release={release}
          onClose={() => {
            setRenewing(false);
          }}
        />
      ) : null}
    </StatementText>
  );
}

interface RenewDialogProps {
  readonly release: ReleaseView;
  readonly onClose: () => void;
}

/** A new statement voids every signature on the old one, so that it is asked for by name. */
function RenewDialog({ release, onClose }: RenewDialogProps) {
  const request = useCall("release.request");
  const renew = async () => {
    const result = await request.run({
      release: release.release,
      renew: true,
    });
    if (!result.ok) return;
    announce(t("request.done"));
    onClose();
  };
  return (
    <Dialog title={t("renew.title")} width="narrow" onClose={onClose}>
      <DialogBody>
        <p>{t("renew.what", { count: release.signatures.length })}</p>
        {request.failure === null ? null : (
          <FailureNotice failure={request.failure} />
        )}
      </DialogBody>
      <footer>
        <Button data-autofocus onClick={onClose}>
          {t("cancel")}
        </Button>
        <Button tone="danger" busy={request.busy} onClick={() => void renew()}>
          {t("renew.go")}
        </Button>
      </footer>
    </Dialog>
  );
}
