// SPDX-License-Identifier: Apache-2.0
import { Columns2 } from "lucide-react";
import { useState } from "react";
import type { SigningSheet } from "../../../shared/ipc/inboxContract.ts";
import { shown } from "../../../shared/text/facts.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogBody } from "../../ui/Dialog.tsx";
import { Found } from "../comparison/Found.tsx";

interface CompareSignedProps {
  readonly sheet: SigningSheet;
  /** `tree/…` or `judged/…`. */
  readonly path: string;
}

/** How a file differs from the one of this path that was last signed; nothing where it does not. */
export function CompareSigned({ sheet, path }: CompareSignedProps) {
  const { changes, request } = sheet;
  const [isOpen, setOpen] = useState(false);
  const before = changes?.request ?? null;
  if (changes === null || before === null) return null;
  const [folder, ...rest] = path.split("/");
  const { files, judged } = changes.changes;
  const { changed } = folder === "judged" ? judged : files;
  const bare = rest.join("/");
  if (!changed.includes(bare)) return null;
  const name = shown(rest.at(-1) ?? bare);
  const close = () => {
    setOpen(false);
  };
  return (
    <>
      <Button
        size="small"
        icon={Columns2}
        aria-label={t("inbox.compareNamed", { name })}
        onClick={() => {
          setOpen(true);
        }}
      >
        {t("inbox.compare")}
      </Button>
      {isOpen ? (
        <Dialog
          title={t("inbox.compareNamed", { name })}
          width="whole"
          onClose={close}
        >
          <DialogBody>
            <div className="stack comparison">
              <Found
                before={{ request: before, path }}
                after={{ request, path }}
              />
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
