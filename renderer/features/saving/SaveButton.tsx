// SPDX-License-Identifier: Apache-2.0
import { FileDown } from "lucide-react";
import { useState } from "react";
import type { GrantId } from "../../../shared/ids.ts";
import type { Request } from "../../../shared/ipc/contract.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogBody } from "../../ui/Dialog.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { Notice } from "../../ui/Notice.tsx";

interface SaveButtonProps {
  readonly label: string;
  /** What the file holds, before it is asked for. */
  readonly hint?: string;
  readonly purpose: Request<"dialog.save">["purpose"];
  readonly suggestedName: string;
  /** Heads the sheet that says how it ended. */
  readonly title: string;
  readonly done: string;
  readonly writing: Pick<
    ReturnType<
      typeof useCall<
        | "bundle.inToto"
        | "embargo.export"
        | "phase.export"
        | "release.exportAnnouncement"
      >
    >,
    "busy" | "failure"
  >;
  readonly onPlace: (file: GrantId) => Promise<unknown>;
}

/** Asks where to, writes one file there, and says how that ended. */
export function SaveButton({
  label,
  hint,
  purpose,
  suggestedName,
  title,
  done,
  writing,
  onPlace,
}: SaveButtonProps) {
  const save = useCall("dialog.save");
  const [ended, setEnded] = useState(false);
  const run = async () => {
    const chosen = await save.run({ purpose, suggestedName });
    const place = chosen.ok ? chosen.value.chosen : null;
    if (chosen.ok && place === null) return;
    if (place !== null) await onPlace(place.grant);
    setEnded(true);
  };
  const refused = save.failure ?? writing.failure;
  const close = () => {
    setEnded(false);
  };
  return (
    <>
      <Button
        icon={FileDown}
        title={hint}
        busy={save.busy || writing.busy}
        onClick={() => void run()}
      >
        {label}
      </Button>
      {ended ? (
        <Dialog title={title} width="narrow" onClose={close}>
          <DialogBody>
            {refused === null ? (
              <Notice tone="ok">
                <p>{done}</p>
              </Notice>
            ) : (
              <FailureNotice failure={refused} />
            )}
          </DialogBody>
          <footer>
            <Button data-autofocus onClick={close}>
              {t("close")}
            </Button>
          </footer>
        </Dialog>
      ) : null}
    </>
  );
}
