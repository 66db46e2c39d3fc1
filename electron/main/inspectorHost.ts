// SPDX-License-Identifier: Apache-2.0
import {
  app,
  MessageChannelMain,
  type MessagePortMain,
  utilityProcess,
  type UtilityProcess,
} from "electron";
import type { StopReason } from "../../shared/domain/inspectionMessages.ts";

/** Processes beside the engine that hold none of its keys. */
export type Helper = "inspector" | "unwrapper" | "opener";

/** An unwrapper may hold an archive in memory, and what is being decrypted twice. */
const bounds: Readonly<
  Record<Helper, { readonly heapMegabytes: number; readonly kilobytes: number }>
> = {
  inspector: { heapMegabytes: 768, kilobytes: 1024 * 1024 },
  unwrapper: { heapMegabytes: 1536, kilobytes: 3 * 1024 * 1024 },
  opener: { heapMegabytes: 768, kilobytes: 1024 * 1024 },
};
const watchEveryMs = 250;

export interface InspectorHost {
  /** Starts one, and gives the channel's other end. */
  start(
    which: Helper,
    onEnded: (why: StopReason) => void,
  ): {
    readonly port: MessagePortMain;
    readonly kill: () => void;
  };
}

function residentKilobytes(pid: number | undefined): number {
  const metric = app.getAppMetrics().find((each) => each.pid === pid);
  return metric?.memory.workingSetSize ?? 0;
}

/** Kills the process when it grows too large. Gives what says whether that happened. */
function watchMemory(
  child: UtilityProcess,
  mostKilobytes: number,
): () => boolean {
  let isOver = false;
  const watch = setInterval(() => {
    if (residentKilobytes(child.pid) <= mostKilobytes) return;
    isOver = true;
    child.kill();
  }, watchEveryMs);
  child.once("exit", () => {
    clearInterval(watch);
  });
  return () => isOver;
}

/** Starts inspectors for the engine: processes without keys, whose talk with it does not pass through here. */
export function createInspectorHost(
  paths: Readonly<Record<Helper, string>>,
): InspectorHost {
  return {
    start(which, onEnded) {
      const { heapMegabytes, kilobytes } = bounds[which];
      const child = utilityProcess.fork(paths[which], [], {
        serviceName: `Counterseal ${which}`,
        execArgv: [`--max-old-space-size=${heapMegabytes}`],
        env: {},
        // What a crash prints may quote what was being looked at.
        stdio: "ignore",
      });
      const isOverMemory = watchMemory(child, kilobytes);
      child.once("exit", () => {
        onEnded(isOverMemory() ? "memory" : "crashed");
      });
      const { port1, port2 } = new MessageChannelMain();
      child.postMessage({ kind: "port" }, [port1]);
      return { port: port2, kill: () => void child.kill() };
    },
  };
}
