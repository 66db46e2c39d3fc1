// SPDX-License-Identifier: Apache-2.0
import {
  type FromUnwrapper,
  ToUnwrapper,
} from "../../shared/domain/unwrapperMessages.ts";
import type { RandomBytes } from "../inspector/archive/bytes.ts";
import { work } from "./job.ts";

/**
 * The unwrapper as a process of its own: it holds the keys of one hand-over, has no files, and ends with its job.
 * In the app the starter hands it a port to the engine (ARCHITECTURE.md, "Processes"); in plain Node the engine
 * is its parent.
 */
interface Line {
  send(message: FromUnwrapper): void;
  receive(listener: (message: unknown) => void): void;
}

interface Port {
  on(
    event: "message",
    listener: (message: { readonly data: unknown }) => void,
  ): void;
  on(event: "close", listener: () => void): void;
  postMessage(message: unknown): void;
  start(): void;
}

interface ParentPort {
  once(
    event: "message",
    listener: (message: { readonly ports: readonly Port[] }) => void,
  ): void;
}

function overPort(port: Port): Line {
  port.on("close", () => {
    process.exit(0);
  });
  return {
    send: (message) => {
      port.postMessage(message);
    },
    receive: (listener) => {
      port.on("message", ({ data }) => {
        listener(data);
      });
      port.start();
    },
  };
}

function overParent(): Line {
  process.on("disconnect", () => {
    process.exit(0);
  });
  return {
    send: (message) => void process.send?.(message),
    receive: (listener) => void process.on("message", listener),
  };
}

/** Pieces that may be on their way at once. */
const window = 8;
const mostReadBytes = 1 << 20;

function serve(line: Line): void {
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
        line.send({
          kind: "read",
          id: lastRead,
          source: number,
          position,
          length: Math.min(length, mostReadBytes),
        });
      }),
  });
  const say = (message: FromUnwrapper): void => {
    line.send(message);
  };
  const mayGive = (): Promise<void> => {
    credit -= 1;
    return credit >= 0
      ? Promise.resolve()
      : new Promise((resolve) => waiting.push(resolve));
  };
  line.receive((untrusted) => {
    const message = ToUnwrapper.parse(untrusted);
    switch (message.kind) {
      case "begin":
        void work(message.job, { source, say, mayGive });
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
  line.send({ kind: "ready" });
}

const { parentPort } = process as { parentPort?: ParentPort };
if (parentPort === undefined) serve(overParent());
else
  parentPort.once("message", ({ ports: [port] }) => {
    if (port !== undefined) serve(overPort(port));
  });
