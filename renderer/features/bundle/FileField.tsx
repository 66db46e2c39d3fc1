// SPDX-License-Identifier: Apache-2.0
import { CircleAlert, type LucideIcon } from "lucide-react";
import { type ReactNode, useId } from "react";
import type { GrantView } from "../../../shared/ipc/views.ts";
import { shown } from "../../../shared/text/facts.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";

interface FileFieldProps {
  readonly icon?: LucideIcon;
  readonly label: string;
  readonly hint: string;
  readonly purpose:
    | "bundle"
    | "clone"
    | "charter"
    | "request"
    | "reader-key"
    | "age-identity"
    | "dispositions"
    | "signature";
  readonly chosen: Pick<GrantView, "name"> | null;
  readonly fault?: string | null;
  /** Where a file serves as well as a folder: a dialog shows one of the two. */
  readonly packed?: { readonly label: string; readonly purpose: "bundle-file" };
  readonly onChosen: (chosen: GrantView) => void;
  /** Buttons for what serves as well and is no file. */
  readonly children?: ReactNode;
}

/** One file or folder, named once it is chosen. */
export function FileField({
  icon,
  label,
  hint,
  purpose,
  chosen,
  fault = null,
  packed,
  onChosen,
  children,
}: FileFieldProps) {
  const open = useCall("dialog.open");
  const labelId = useId();
  const choose = async (asked: Parameters<typeof open.run>[0]["purpose"]) => {
    const result = await open.run({ purpose: asked });
    const first = result.ok ? result.value.chosen[0] : undefined;
    if (first !== undefined) onChosen(first);
  };
  return (
    <div className="field" role="group" aria-labelledby={labelId}>
      <span id={labelId} className="field-label">
        {label}
      </span>
      <div className="row">
        <Button
          {...(icon === undefined ? { size: "small" } : { icon })}
          onClick={() => void choose(purpose)}
        >
          {t(chosen === null ? "choose.go" : "choose.other")}
        </Button>
        {packed === undefined ? null : (
          <Button onClick={() => void choose(packed.purpose)}>
            {packed.label}
          </Button>
        )}
        {children}
        <span className={chosen === null ? "quiet" : "strong wrap"}>
          {chosen === null ? t("choose.nothing") : shown(chosen.name)}
        </span>
      </div>
      <p className="hint">{hint}</p>
      {fault === null ? null : (
        <p className="fault" role="alert">
          <CircleAlert size={14} aria-hidden />
          <span>{fault}</span>
        </p>
      )}
      {open.failure === null ? null : <FailureNotice failure={open.failure} />}
    </div>
  );
}
