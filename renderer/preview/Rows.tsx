// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, type RefObject, useEffect, useState } from "react";
import type { RowLayout } from "./rowLayout.ts";

interface RowsProps {
  readonly layout: RowLayout;
  readonly scroller: RefObject<HTMLElement | null>;
  /** Rows beyond the edge that are kept ready. */
  readonly beyond: number;
  readonly onFirst?: (row: number) => void;
  readonly children: (row: number) => ReactNode;
}

interface Sight {
  readonly top: number;
  readonly height: number;
}

function useSight(scroller: RefObject<HTMLElement | null>): Sight {
  const [sight, setSight] = useState<Sight>({ top: 0, height: 0 });
  // Not a layout effect: those run before the element around this one is known.
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const look = (): void => {
      setSight({ top: element.scrollTop, height: element.clientHeight });
    };
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, [scroller]);
  return sight;
}

/** A long list of which only the rows in sight exist. */
export function Rows({
  layout,
  scroller,
  beyond,
  onFirst,
  children,
}: RowsProps) {
  const { top, height } = useSight(scroller);
  const middle = layout.rowAt(top + height / 3);
  useEffect(() => {
    onFirst?.(middle);
  }, [middle, onFirst]);
  const first = Math.max(0, layout.rowAt(top) - beyond);
  const last = Math.min(layout.count - 1, layout.rowAt(top + height) + beyond);
  const rows: ReactNode[] = [];
  for (let row = first; row <= last; row += 1)
    rows.push(
      <div
        key={row}
        className="row-place"
        data-unit={row}
        style={{ transform: `translateY(${layout.offsetOf(row)}px)` }}
      >
        {children(row)}
      </div>,
    );
  return (
    <div className="rows" style={{ height: layout.total }}>
      {rows}
    </div>
  );
}
