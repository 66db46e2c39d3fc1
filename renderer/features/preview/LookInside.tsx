// SPDX-License-Identifier: Apache-2.0
import { Eye } from "lucide-react";
import { useEffect, useState } from "react";
import type { Previewed } from "../../../shared/ipc/previewContract.ts";
import { call, listen } from "../../api/bridge.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { PreviewDialog } from "./PreviewDialog.tsx";

interface LookInsideProps {
  readonly of: Previewed;
  /** Bare name of its file. */
  readonly name: string;
  /** Where it opens, of a file of pages. */
  readonly page?: number | null;
}

let isExpected = false;

/** Once while a vault is open: the shell goes on by itself. */
function expectPreview(): void {
  if (isExpected) return;
  isExpected = true;
  const stop = listen("vault.locked", () => {
    isExpected = false;
    stop();
  });
  void call("preview.expect", {});
}

/** Opens one file to look at it, from wherever it is named. */
export function LookInside({ of, name, page = null }: LookInsideProps) {
  const [isOpen, setOpen] = useState(false);
  useEffect(expectPreview, []);
  return (
    <>
      <Button
        size="small"
        icon={Eye}
        aria-label={t("preview.openNamed", { name })}
        onClick={() => {
          setOpen(true);
        }}
      >
        {t("preview.open")}
      </Button>
      {isOpen ? (
        <PreviewDialog
          of={of}
          name={name}
          page={page}
          onClose={() => {
            setOpen(false);
          }}
        />
      ) : null}
    </>
  );
}
