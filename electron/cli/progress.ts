// SPDX-License-Identifier: Apache-2.0
import type { EventBody } from "../../shared/ipc/contract.ts";
import { size } from "./layout.ts";
import { printable } from "./printable.ts";
import type { Terminal } from "./terminal.ts";

export interface ProgressLine {
  show(progress: EventBody<"job.progress">): void;
  /** Takes the line away, so that what is printed next begins at the left. */
  clear(): void;
}

const eraseLine = "\r\u001b[2K";

/** One line that is written over again, on a terminal only. */
export function createProgressLine({ stderr }: Terminal): ProgressLine {
  let shown = false;
  return {
    show({ file, done, total, index, count }) {
      if (stderr.isTTY !== true) return;
      const percent = total > 0 ? Math.floor((100 * done) / total) : 0;
      const place = count > 1 ? ` · ${index} of ${count}` : "";
      const line = `${String(percent).padStart(3)} % · ${size(done)} of ${size(total)}${place} · ${printable(file)}`;
      // A terminal that does not know its width says 0.
      const { columns = 0 } = stderr;
      const fitting = Array.from(line).slice(
        0,
        (columns > 0 ? columns : 80) - 1,
      );
      stderr.write(eraseLine + fitting.join(""));
      shown = true;
    },
    clear() {
      if (shown) stderr.write(eraseLine);
      shown = false;
    },
  };
}
