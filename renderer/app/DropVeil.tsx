// SPDX-License-Identifier: Apache-2.0
import { FileDown } from "lucide-react";
import { useEffect, useRef } from "react";
import { useDropState } from "../api/dropTarget.ts";

/** Over everything while files hover: says what dropping them will do. */
export function DropVeil() {
  const { hovering, label } = useDropState();
  const veil = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The top layer, or an open sheet would hide it.
    if (hovering) veil.current?.showPopover();
    else if (veil.current?.matches(":popover-open") === true)
      veil.current.hidePopover();
  }, [hovering]);
  return (
    <div ref={veil} className="drop-veil" role="status" popover="manual">
      <div>
        <FileDown size={32} strokeWidth={1.5} aria-hidden />
        <p>{label}</p>
      </div>
    </div>
  );
}
