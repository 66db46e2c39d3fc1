// SPDX-License-Identifier: Apache-2.0
import { useId } from "react";
import type { GrantView } from "../../../shared/ipc/views.ts";
import { shown } from "../../../shared/text/facts.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";

interface PickFileProps {
  readonly label: string;
  readonly hint: string;
  readonly purpose: "request" | "age-identity" | "charter";
  readonly chosen: GrantView | null;
  readonly onChosen: (chosen: GrantView) => void;
}

/** One file, named once it is chosen. */
export function PickFile(props: PickFileProps) {
  const { label, hint, purpose, chosen, onChosen } = props;
  const open = useCall("dialog.open");
  const labelId = useId();
  const choose = async () => {
    const result = await open.run({ purpose });
    const first = result.ok ? result.value.chosen[0] : undefined;
    if (first !== undefined) onChosen(first);
  };
  return (
    <div className="field" role="group" aria-labelledby={labelId}>
      <span id={labelId} className="field-label">
        {label}
      </span>
      <div className="row">
        <Button size="small" onClick={() => void choose()}>
          {t("inbox.pick")}
        </Button>
        <span className={chosen === null ? "quiet" : "strong wrap"}>
          {chosen === null ? t("choose.nothing") : shown(chosen.name)}
        </span>
      </div>
      <p className="hint">{hint}</p>
      {open.failure === null ? null : <FailureNotice failure={open.failure} />}
    </div>
  );
}
