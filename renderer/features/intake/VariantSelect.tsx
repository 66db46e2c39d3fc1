// SPDX-License-Identifier: Apache-2.0
import type { Variant } from "../../../shared/ipc/views.ts";
import { t } from "../../text/text.ts";
import { variantOptions } from "../deliverable/kinds.ts";

interface VariantSelectProps {
  readonly label: string;
  /** Null while nothing was said for all of them. */
  readonly variant: Variant | null;
  readonly onVariant: (variant: Variant) => void;
}

export function VariantSelect({
  label,
  variant,
  onVariant,
}: VariantSelectProps) {
  const options = variantOptions();
  return (
    <select
      className="input"
      aria-label={label}
      value={variant ?? ""}
      onChange={(event) => {
        const chosen = options.find((o) => o.value === event.target.value);
        if (chosen !== undefined) onVariant(chosen.value);
      }}
    >
      {variant === null ? (
        <option value="">{t("intake.unchanged")}</option>
      ) : null}
      {options.map(({ value, label: words }) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </select>
  );
}
