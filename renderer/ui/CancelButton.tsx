// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import { t } from "../text/text.ts";
import { Button } from "./Button.tsx";

interface CancelButtonProps {
  readonly onCancel: () => Promise<unknown>;
  readonly tone?: "quiet";
}

/** Asks a job to stop, once, and says so until it has. */
export function CancelButton({ onCancel, tone }: CancelButtonProps) {
  const [stopping, setStopping] = useState(false);
  return (
    <Button
      busy={stopping}
      {...(tone === undefined ? {} : { tone })}
      onClick={() => {
        setStopping(true);
        void onCancel();
      }}
    >
      {stopping ? t("job.cancelling") : t("job.cancel")}
    </Button>
  );
}
