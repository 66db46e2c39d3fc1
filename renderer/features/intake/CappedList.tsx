// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useState } from "react";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";

interface CappedListProps<T> {
  readonly items: readonly T[];
  readonly className: string;
  readonly label?: string;
  readonly step?: number;
  readonly children: (item: T, index: number) => ReactNode;
}

/** A list that may be very long: its first items, and more of them on demand. */
export function CappedList<T>({
  items,
  className,
  label,
  step = 100,
  children,
}: CappedListProps<T>) {
  const [most, setMost] = useState(step);
  const left = items.length - most;
  return (
    <>
      <ul className={className} aria-label={label}>
        {items.slice(0, most).map(children)}
      </ul>
      {left > 0 ? (
        <div className="row capped-more">
          <Button
            size="small"
            onClick={() => {
              setMost(most + step);
            }}
          >
            {t("intake.more", { count: Math.min(step, left) })}
          </Button>
        </div>
      ) : null}
    </>
  );
}
