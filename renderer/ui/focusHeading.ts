// SPDX-License-Identifier: Apache-2.0

/** Brings the part of the screen whose heading has this id into view, and the focus to it. */
export function focusHeading(id: string): void {
  const heading = document.getElementById(id);
  heading?.scrollIntoView({ block: "start" });
  heading?.focus({ preventScroll: true });
}
