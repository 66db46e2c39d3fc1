// SPDX-License-Identifier: Apache-2.0
import { performance } from "node:perf_hooks";
import { app, type InputEvent, powerMonitor } from "electron";
import { type Absence, IdleClock } from "./idleClock.ts";

const lookMilliseconds = 1000;

/** What a hand does. A pointer also moves by itself: when a window comes, goes or grows under it. */
const presses: ReadonlySet<InputEvent["type"]> = new Set([
  ...(["keyDown", "rawKeyDown", "mouseDown", "mouseWheel"] as const),
  ...(["touchStart", "gestureTapDown", "pointerDown"] as const),
]);

export interface AutoLockOptions {
  /** The screen was locked or the machine goes to sleep. */
  readonly onLeave: () => void;
  readonly limitSeconds: () => number;
  /** Work is under way that a lock would break off. */
  readonly isBusy: () => boolean;
  /** Called each second. */
  readonly onAbsence: (absence: Absence) => void;
}

const sleptMilliseconds = 30_000;

/** Whether the machine slept since it was last asked: one clock stands still then, the other does not. */
function sleepWatch(): () => boolean {
  const lag = (): number => Date.now() - performance.now();
  let before = lag();
  return () => {
    const now = lag();
    const hasSlept = now - before > sleptMilliseconds;
    before = now;
    return hasSlept;
  };
}

/** Notices that the person has left. Call when the app is ready, before it has a window. */
export function lockWhenLeft(options: AutoLockOptions): void {
  powerMonitor.on("lock-screen", options.onLeave);
  powerMonitor.on("suspend", options.onLeave);
  const clock = new IdleClock(performance.now());
  const hasSlept = sleepWatch();
  app.on("web-contents-created", (_event, contents) => {
    // What reaches a page as input, not what a page says of itself.
    contents.on("input-event", (_input, { type }) => {
      if (presses.has(type)) clock.touch(performance.now());
    });
  });
  setInterval(() => {
    if (hasSlept() || powerMonitor.getSystemIdleState(1) === "locked")
      options.onLeave();
    const absence = clock.look({
      now: performance.now(),
      systemIdle: powerMonitor.getSystemIdleTime(),
      limitSeconds: options.limitSeconds(),
      isBusy: options.isBusy(),
    });
    options.onAbsence(absence);
  }, lookMilliseconds);
}
