// SPDX-License-Identifier: Apache-2.0
import { useSyncExternalStore } from "react";
import type { ChartSize } from "../../../shared/ipc/chartContract.ts";

const narrow = matchMedia("(max-width: 46rem)");

function follow(changed: () => void): () => void {
  narrow.addEventListener("change", changed);
  return () => {
    narrow.removeEventListener("change", changed);
  };
}

/** Which of the two layouts the window has room for. */
export function useChartSize(): ChartSize {
  return useSyncExternalStore(follow, () =>
    narrow.matches ? "narrow" : "wide",
  );
}
