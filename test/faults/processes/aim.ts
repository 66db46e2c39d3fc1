// SPDX-License-Identifier: Apache-2.0
import type { DiskCall, TracedCall } from "./tracedProcess.ts";

/**
 * A call that touches a file of the operation, by its place among those of its kind in its thread. Its number as
 * the tracer counts can differ from run to run: threads wake each other by writes, which count as well.
 */
export interface Aim {
  readonly call: DiskCall;
  readonly thread: number | null;
  readonly place: number;
  /** Its number in a run that was looked at. */
  readonly nth: number;
}

type Aimed = Aim & Pick<TracedCall, "path" | "injected" | "cutOff">;

/** The calls by which something reaches the disk below the traced folder, in their order within a thread. */
export function aimsIn(calls: readonly TracedCall[]): readonly Aimed[] {
  const places = new Map<string, number>();
  return calls
    .filter(
      ({ call, path, creates }) =>
        path !== null && (call !== "openat" || creates),
    )
    .map(({ call, thread, nth, path, injected, cutOff }) => {
      const kind = `${String(thread)} ${call}`;
      const place = (places.get(kind) ?? 0) + 1;
      places.set(kind, place);
      return { call, thread, place, nth, path, injected, cutOff };
    });
}

/** The number with which to try again to kill at the aim; null when this kill met it. */
export function correctedAim(
  aim: Aim,
  nth: number,
  calls: readonly TracedCall[],
): number | null {
  const same = aimsIn(calls).filter(
    ({ call, thread }) => call === aim.call && thread === aim.thread,
  );
  const there = same.find(({ place }) => place === aim.place);
  if (there?.cutOff === true) return null;
  // It came too late, or too early by at least as many calls as are missing.
  return there?.nth ?? nth + aim.place - same.length;
}
