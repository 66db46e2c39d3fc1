// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import type { ElectronApplication } from "playwright-core";

/** One of the app's processes, as Electron counts them. */
export interface AppProcess {
  readonly pid: number;
  /** `Browser`, `Tab`, `GPU`, `Utility`. */
  readonly type: string;
  readonly name: string;
}

export function listProcesses(app: ElectronApplication): Promise<AppProcess[]> {
  return app.evaluate(({ app: electron }) =>
    electron
      .getAppMetrics()
      .map(({ pid, type, name }) => ({ pid, type, name: name ?? "" })),
  );
}

/** Pid of the engine; null while none runs. */
export async function enginePid(
  app: ElectronApplication,
): Promise<number | null> {
  const processes = await listProcesses(app);
  return (
    processes.find(({ name }) => name === "Counterseal engine")?.pid ?? null
  );
}

/** Stops the engine, so that its work takes as long as it takes to look; gives what lets it go on. */
export async function holdEngine(
  app: ElectronApplication,
): Promise<() => void> {
  const engine = await enginePid(app);
  if (engine === null) throw new Error("no engine runs");
  process.kill(engine, "SIGSTOP");
  return () => {
    process.kill(engine, "SIGCONT");
  };
}

/** Pids of the processes that show pages. */
export async function pagePids(app: ElectronApplication): Promise<number[]> {
  const processes = await listProcesses(app);
  return processes.filter(({ type }) => type === "Tab").map(({ pid }) => pid);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Kills what still runs of them: the first of an app's processes may take others with it. */
export function killAll(pids: readonly number[]): void {
  for (const pid of pids)
    try {
      process.kill(pid, "SIGKILL");
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code !== "ESRCH") throw thrown;
    }
}

/** A field of `/proc/<pid>/status`, such as `Seccomp`. */
export function statusField(pid: number, field: string): string {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const line = status.split("\n").find((text) => text.startsWith(`${field}:`));
  return line?.slice(field.length + 1).trim() ?? "";
}
