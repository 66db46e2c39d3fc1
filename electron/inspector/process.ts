// SPDX-License-Identifier: Apache-2.0
import {
  type FromInspector,
  ToInspector,
} from "../../shared/domain/inspectionMessages.ts";
import { inspect } from "./inspect.ts";

/**
 * The inspector as a process of its own: no keys, no files, no children. It is given one file in pieces,
 * answers with one report, and ends with its starter. In the app the starter hands it a port to the engine
 * (ARCHITECTURE.md, "Processes"); in plain Node the engine is its parent.
 */
interface Line {
  send(message: FromInspector): void;
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

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

function work(line: Line): void {
  let begun: Extract<ToInspector, { kind: "begin" }> | null = null;
  let bytes = new Uint8Array();
  let filled = 0;
  const step = async (what: string): Promise<void> => {
    line.send({ kind: "step", step: what.slice(0, 200) });
    await nextTurn();
  };
  const finish = async (): Promise<void> => {
    if (begun === null) return;
    const report = await inspect(begun.name, bytes, begun.watch, step);
    line.send({ kind: "report", report });
  };
  line.receive((untrusted) => {
    const message = ToInspector.parse(untrusted);
    switch (message.kind) {
      case "begin":
        begun = message;
        bytes = new Uint8Array(message.size);
        line.send({ kind: "ready" });
        return;
      case "bytes":
        bytes.set(message.bytes, filled);
        filled += message.bytes.length;
        line.send({ kind: "ready" });
        return;
      case "end":
        void finish();
    }
  });
  line.send({ kind: "ready" });
}

const { parentPort } = process as { parentPort?: ParentPort };
if (parentPort === undefined) work(overParent());
else
  parentPort.once("message", ({ ports: [port] }) => {
    if (port !== undefined) work(overPort(port));
  });
