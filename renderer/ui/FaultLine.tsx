// SPDX-License-Identifier: Apache-2.0
import { CircleAlert } from "lucide-react";

/** What is wrong with a group of fields as a whole. A form that is refused moves the focus here. */
export function FaultLine({ fault }: { readonly fault: string | null }) {
  return fault === null ? null : (
    <p className="fault-line" role="alert" tabIndex={-1} data-problem>
      <CircleAlert size={14} aria-hidden />
      {fault}
    </p>
  );
}
