// SPDX-License-Identifier: Apache-2.0
import { powerMonitor } from "electron";

const idleLimitSeconds = 10 * 60;
const idleCheckMilliseconds = 2_000;

export interface AutoLockOptions {
  /** The screen was locked or the machine goes to sleep. */
  readonly onLeave: () => void;
  /** Called again and again while nobody touches the machine. */
  readonly onIdle: () => void;
}

/** Notices that the person has left. Call when the app is ready. */
export function lockWhenLeft({ onLeave, onIdle }: AutoLockOptions): void {
  powerMonitor.on("lock-screen", onLeave);
  powerMonitor.on("suspend", onLeave);
  setInterval(() => {
    if (powerMonitor.getSystemIdleTime() >= idleLimitSeconds) onIdle();
  }, idleCheckMilliseconds);
}
