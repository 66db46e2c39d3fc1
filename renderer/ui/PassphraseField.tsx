// SPDX-License-Identifier: Apache-2.0
import { Eye, EyeOff } from "lucide-react";
import { type KeyboardEvent, type RefObject, useState } from "react";
import { t } from "../text/text.ts";
import { IconButton } from "./Button.tsx";
import { FieldFrame } from "./Field.tsx";

interface PassphraseFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly fault?: string | null;
  /**
   * The control itself. What is typed stays in it and nowhere else: whoever reads it empties it at once
   * (`takePassphrase`).
   */
  readonly input: RefObject<HTMLInputElement | null>;
  readonly onTyped?: () => void;
  /** Takes the focus when the sheet opens. */
  readonly first?: boolean;
}

/** Reads what was typed and empties the control. */
export function takePassphrase(
  input: RefObject<HTMLInputElement | null>,
): string {
  const typed = input.current?.value ?? "";
  if (input.current !== null) input.current.value = "";
  return typed;
}

export function PassphraseField({
  label,
  hint,
  fault,
  input,
  onTyped,
  first = false,
}: PassphraseFieldProps) {
  const [visible, setVisible] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const watchCapsLock = (event: KeyboardEvent) => {
    setCapsLock(event.getModifierState("CapsLock"));
  };
  return (
    <FieldFrame
      className="with-affix"
      label={label}
      hint={
        <>
          {hint}
          <span role="status" className={capsLock ? "caps-lock" : "unseen"}>
            {capsLock ? t("passphrase.capsLock") : ""}
          </span>
        </>
      }
      fault={fault}
    >
      {(wiring) => (
        <div className="affixed">
          <input
            {...wiring}
            ref={input}
            className="input"
            data-secret
            type={visible ? "text" : "password"}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            data-autofocus={first || undefined}
            onKeyDown={watchCapsLock}
            onKeyUp={watchCapsLock}
            onChange={() => onTyped?.()}
          />
          <IconButton
            icon={visible ? EyeOff : Eye}
            label={visible ? t("passphrase.hide") : t("passphrase.show")}
            onClick={() => {
              setVisible(!visible);
            }}
          />
        </div>
      )}
    </FieldFrame>
  );
}
