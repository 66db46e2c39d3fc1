// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from "react";
import type { Sha256 } from "../../shared/ids.ts";
import { t } from "../text/text.ts";
import { Button } from "./Button.tsx";
import { Dialog, DialogBody } from "./Dialog.tsx";
import { FullDigest } from "./Digest.tsx";
import { Fact, Facts } from "./Facts.tsx";
import { Notice } from "./Notice.tsx";

interface SavedDialogProps {
  readonly title: string;
  readonly done: string;
  readonly file: string;
  readonly digest: Sha256;
  /** What to do with it. */
  readonly children?: ReactNode;
  readonly onClose: () => void;
}

/** A file was written: where it is, and its digest. */
export function SavedDialog({
  title,
  done,
  file,
  digest,
  children,
  onClose,
}: SavedDialogProps) {
  return (
    <Dialog title={title} onClose={onClose}>
      <DialogBody>
        <Notice tone="ok" title={done}>
          <Facts>
            <Fact name={t("share.where")}>
              <code>{file}</code>
            </Fact>
            <Fact name={t("digest")}>
              <FullDigest digest={digest} label={t("digest")} />
            </Fact>
          </Facts>
          {children}
        </Notice>
      </DialogBody>
      <footer>
        <Button data-autofocus onClick={onClose}>
          {t("close")}
        </Button>
      </footer>
    </Dialog>
  );
}
