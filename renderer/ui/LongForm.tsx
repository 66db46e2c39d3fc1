// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useRef } from "react";
import type { Failure } from "../../shared/failure.ts";
import { t } from "../text/text.ts";
import { Button } from "./Button.tsx";
import { FailureNotice } from "./FailureNotice.tsx";

interface LongFormProps {
  /** What sends it. */
  readonly action: string;
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly onCancel: () => void;
  /** Answers whether the form is sound; where it is not, its first fault takes the focus. */
  readonly onSubmit: () => boolean;
  readonly children: ReactNode;
}

/** A form that is a whole screen. */
export function LongForm({
  action,
  busy,
  failure,
  onCancel,
  onSubmit,
  children,
}: LongFormProps) {
  const form = useRef<HTMLFormElement>(null);
  return (
    <form
      ref={form}
      className="stack long-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (busy || onSubmit()) return;
        // The faults are on the page only after the next paint.
        requestAnimationFrame(() => {
          form.current
            ?.querySelector<HTMLElement>(
              '[aria-invalid="true"], [role="alert"]',
            )
            ?.focus();
        });
      }}
    >
      {children}
      {failure === null ? null : <FailureNotice failure={failure} />}
      <div className="form-actions">
        <Button onClick={onCancel}>{t("cancel")}</Button>
        <Button tone="primary" type="submit" busy={busy}>
          {action}
        </Button>
      </div>
    </form>
  );
}
