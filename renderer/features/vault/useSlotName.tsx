// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import { t } from "../../text/text.ts";
import { TextField } from "../../ui/Field.tsx";

/** The name of a passphrase, which the ledger carries; none of `taken` may have it. */
export function useSlotName(taken: readonly string[]) {
  const [name, setName] = useState("");
  const [tried, setTried] = useState(false);
  const written = name.trim();
  const fault =
    written === ""
      ? t("slot.nameMissing")
      : taken.includes(written)
        ? t("slot.nameTaken")
        : null;
  /** Whether the name will do; says beside the control why not. */
  const check = (): boolean => {
    setTried(true);
    return fault === null;
  };
  const field = (label: string, hint: string) => (
    <TextField
      label={label}
      hint={hint}
      value={name}
      maxLength={200}
      fault={tried ? fault : null}
      onChange={(event) => {
        setName(event.target.value);
      }}
    />
  );
  return { written, check, field };
}
