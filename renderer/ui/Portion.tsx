// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import { formatCount } from "../text/format.ts";
import { t } from "../text/text.ts";
import { Button } from "./Button.tsx";

const step = 200;

/** The beginning of a list that may be of thousands: as much as a window draws at once, and more when asked. */
export function usePortion<T>(items: readonly T[]) {
  const [most, setMost] = useState(step);
  const more =
    items.length <= most ? null : (
      <p className="row">
        <span>
          {t("portion.shown", {
            shown: formatCount(most),
            total: formatCount(items.length),
          })}
        </span>
        <Button
          size="small"
          onClick={() => {
            setMost(most + step);
          }}
        >
          {t("portion.more", {
            count: formatCount(Math.min(step, items.length - most)),
          })}
        </Button>
      </p>
    );
  return { portion: items.slice(0, most), more };
}
