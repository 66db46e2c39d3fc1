// SPDX-License-Identifier: Apache-2.0
import {
  type FromUnwrapper,
  ToUnwrapper,
} from "../../shared/domain/unwrapperMessages.ts";
import { type Line, serve } from "../helper/serve.ts";
import type { RandomBytes } from "../inspector/archive/bytes.ts";
import { type JobLine, work } from "./job.ts";
import { readZip } from "./zipJob.ts";

/** Pieces that may be on their way at once. */
const window = 8;
const mostReadBytes = 1 << 20;

// In Electron a promise that fails unheard ends no process, and the engine would wait.
function orEnd(job: Promise<void>): void {
  job.catch(() => {
    process.exit(1);
  });
}

/** It holds the keys of one hand-over, has no files, and ends with its job. */
function open({ say, hear }: Line<FromUnwrapper>): void {
  const reads = new Map<number, (bytes: Uint8Array) => void>();
  const waiting: (() => void)[] = [];
  let credit = window;
  let lastRead = 0;
  const source = (number: number, size: number): RandomBytes => ({
    size,
    read: (position, length) =>
      new Promise((resolve) => {
        lastRead += 1;
        reads.set(lastRead, resolve);
        say({
          kind: "read",
          id: lastRead,
          source: number,
          position,
          length: Math.min(length, mostReadBytes),
        });
      }),
  });
  const mayGive = (): Promise<void> => {
    credit -= 1;
    return credit >= 0
      ? Promise.resolve()
      : new Promise((resolve) => waiting.push(resolve));
  };
  const line: JobLine = { source, say, mayGive };
  hear((untrusted) => {
    const message = ToUnwrapper.parse(untrusted);
    switch (message.kind) {
      case "begin":
        orEnd(work(message.job, line));
        return;
      case "begin-zip":
        orEnd(readZip(message.job, line));
        return;
      case "bytes":
        reads.get(message.id)?.(message.bytes);
        reads.delete(message.id);
        return;
      case "more":
        credit += 1;
        waiting.shift()?.();
    }
  });
  say({ kind: "ready" });
}

serve(open);
