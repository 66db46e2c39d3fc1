// SPDX-License-Identifier: Apache-2.0
import { Trash2 } from "lucide-react";
import { useState } from "react";
import { shown } from "../../../shared/text/facts.ts";
import { call } from "../../api/bridge.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogBody } from "../../ui/Dialog.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";

/** Takes the open vault away, which is a sample. */
export function DeleteSample({ vault }: { readonly vault: string }) {
  const [isAsking, setAsking] = useState(false);
  const deleting = useCall("vault.deleteSample");
  const close = () => {
    setAsking(false);
    deleting.reset();
  };
  const go = async () => {
    const deleted = await deleting.run({});
    // The page has shown what is no more: it goes as after any other vault.
    if (deleted.ok) await call("vault.lock", {});
  };
  return (
    <>
      <Button
        size="small"
        icon={Trash2}
        onClick={() => {
          setAsking(true);
        }}
      >
        {t("sample.delete")}
      </Button>
      {isAsking ? (
        <Dialog
          title={t("sample.deleteTitle")}
          width="narrow"
          onClose={deleting.busy ? null : close}
        >
          <DialogBody>
            <p>{t("sample.deleteWhat", { vault: shown(vault) })}</p>
            <p>{t("sample.deleteFolder")}</p>
            {deleting.failure === null ? null : (
              <FailureNotice failure={deleting.failure} />
            )}
          </DialogBody>
          <footer>
            <Button data-autofocus onClick={close}>
              {t("cancel")}
            </Button>
            <Button
              tone="danger"
              busy={deleting.busy}
              onClick={() => void go()}
            >
              {t("sample.deleteGo")}
            </Button>
          </footer>
        </Dialog>
      ) : null}
    </>
  );
}
