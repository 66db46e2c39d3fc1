// SPDX-License-Identifier: Apache-2.0

const steps = [0.25, 0.33, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3, 4];

/** The next step in a direction; 0 is back to the beginning. */
export function nextZoom(zoom: number, by: 1 | -1 | 0): number {
  if (by === 0) return 1;
  const next =
    by > 0
      ? steps.find((step) => step > zoom)
      : steps.findLast((step) => step < zoom);
  return next ?? zoom;
}
