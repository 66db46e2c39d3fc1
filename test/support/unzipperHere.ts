// SPDX-License-Identifier: Apache-2.0
import type {
  FromUnwrapper,
  ToUnwrapper,
} from "../../shared/domain/unwrapperMessages.ts";
import type {
  HelperProcess,
  StartHelper,
} from "../../electron/engine/helpers/helperProcess.ts";
import { readZip } from "../../electron/unwrapper/zipJob.ts";

/** Reads zips in this process, where a process for each of thousands would be most of the time. */
function startHere(): HelperProcess<ToUnwrapper> {
  const reads = new Map<number, (bytes: Uint8Array) => void>();
  let hear: (message: unknown) => void = () => undefined;
  let lastRead = 0;
  const say = (message: FromUnwrapper): void => {
    hear(message);
  };
  return {
    send(message) {
      if (message.kind === "bytes") reads.get(message.id)?.(message.bytes);
      if (message.kind !== "begin-zip") return;
      void readZip(message.job, {
        say,
        mayGive: () => Promise.resolve(),
        source: (source, size) => ({
          size,
          read: (position, length) =>
            new Promise((resolve) => {
              lastRead += 1;
              reads.set(lastRead, resolve);
              say({ kind: "read", id: lastRead, source, position, length });
            }),
        }),
      });
    },
    onMessage(listener) {
      hear = listener;
      listener({ kind: "ready" });
    },
    onEnd: () => undefined,
    kill: () => undefined,
  };
}

export const unzipperHere = startHere as unknown as StartHelper;
