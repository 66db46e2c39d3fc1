// SPDX-License-Identifier: Apache-2.0
import { Columns2 } from "lucide-react";
import { useState } from "react";
import type { Compared } from "../../../shared/ipc/comparisonContract.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogBody } from "../../ui/Dialog.tsx";
import { Found } from "./Found.tsx";

interface CompareInDialogProps {
  readonly label: string;
  /** What both are called, in full: the title. */
  readonly title: string;
  readonly before: Compared;
  readonly after: Compared;
}

/** A button that shows how two files differ, over where it stands. */
export function CompareInDialog(props: CompareInDialogProps) {
  const { label, title, before, after } = props;
  const [isOpen, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
  };
  return (
    <>
      <Button
        size="small"
        icon={Columns2}
        aria-label={title}
        onClick={() => {
          setOpen(true);
        }}
      >
        {label}
      </Button>
      {isOpen ? (
        <Dialog title={title} width="whole" onClose={close}>
          <DialogBody>
            <div className="stack comparison">
              <Found before={before} after={after} />
            </div>
          </DialogBody>
          <footer>
            <Button onClick={close}>{t("close")}</Button>
          </footer>
        </Dialog>
      ) : null}
    </>
  );
}
