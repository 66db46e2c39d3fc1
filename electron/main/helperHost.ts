// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from "node:url";
import {
  app,
  MessageChannelMain,
  type MessagePortMain,
  utilityProcess,
  type UtilityProcess,
} from "electron";
import type { StopReason } from "../../shared/domain/inspectionMessages.ts";
import {
  engineFlags,
  type Helper,
  helpers,
  memoryBounds,
} from "../helper/helpers.ts";

const watchEveryMs = 250;

export interface HelperHost {
  /** Starts one, and gives the channel's other end. */
  start(
    which: Helper,
    onEnded: (why: StopReason) => void,
  ): {
    readonly port: MessagePortMain;
    readonly kill: () => void;
  };
}

/** Where the helpers lie among the built files that run on Node. */
export function helperPaths(builtUrl: URL): Readonly<Record<Helper, string>> {
  return Object.fromEntries(
    helpers.map((which) => [
      which,
      fileURLToPath(new URL(`${which}.js`, builtUrl)),
    ]),
  ) as Record<Helper, string>;
}

function residentBytes(pid: number | undefined): number {
  const metric = app.getAppMetrics().find((each) => each.pid === pid);
  return (metric?.memory.workingSetSize ?? 0) * 1024;
}

/** Kills the process when it grows too large. Gives what says whether that happened. */
function watchMemory(
  child: UtilityProcess,
  mostResident: number,
): () => boolean {
  let isOver = false;
  const watch = setInterval(() => {
    if (residentBytes(child.pid) <= mostResident) return;
    isOver = true;
    child.kill();
  }, watchEveryMs);
  child.once("exit", () => {
    clearInterval(watch);
  });
  return () => isOver;
}

/** Starts helpers for the engine, whose talk with it does not pass through here. */
export function createHelperHost(
  paths: Readonly<Record<Helper, string>>,
): HelperHost {
  return {
    start(which, onEnded) {
      const bounds = memoryBounds[which];
      const child = utilityProcess.fork(paths[which], [], {
        serviceName: `Counterseal ${which}`,
        // As arguments of their own, Electron would not hear them.
        execArgv: [`--js-flags=${engineFlags(bounds).join(" ")}`],
        env: {},
        // What a crash prints may quote what was being looked at.
        stdio: "ignore",
      });
      const isOverMemory = watchMemory(child, bounds.mostResident);
      child.once("exit", () => {
        onEnded(isOverMemory() ? "memory" : "crashed");
      });
      const { port1, port2 } = new MessageChannelMain();
      child.postMessage({ kind: "port" }, [port1]);
      return { port: port2, kill: () => void child.kill() };
    },
  };
}
