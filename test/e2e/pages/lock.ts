// SPDX-License-Identifier: Apache-2.0
import { expect } from "vitest";
import type { LaunchedApp } from "../launchApp.ts";
import { enginePid, pagePids } from "../processes.ts";

/** Pids of everything that may hold what a lock must take away. */
export async function holders(launched: LaunchedApp): Promise<number[]> {
  const engine = await enginePid(launched.app);
  if (engine === null) throw new Error("no engine");
  return [engine, ...(await pagePids(launched.app))];
}

/** The system says so, and the app has looked at it more than twice. */
export async function watchLooks(
  { app }: LaunchedApp,
  idleSeconds: number,
): Promise<void> {
  await app.evaluate(({ powerMonitor }, seconds) => {
    const state = globalThis as { looks?: number };
    state.looks = 0;
    powerMonitor.getSystemIdleTime = () => {
      state.looks = (state.looks ?? 0) + 1;
      return seconds;
    };
  }, idleSeconds);
  await expect
    .poll(
      () => app.evaluate(() => (globalThis as { looks?: number }).looks ?? 0),
      { timeout: 60_000 },
    )
    .toBeGreaterThan(2);
}
