// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import type { Port } from "../../helper/port.ts";
import type { ToShell } from "../../helper/shellMessages.ts";
import type { OpenerQuestion } from "../inbox/openerSteps.ts";
import { askHelper } from "./askHelper.ts";
import { HelperBroker } from "./helperBroker.ts";

const first: OpenerQuestion = { kind: "next" };

class FarEnd implements Port {
  readonly received: unknown[] = [];
  isClosed = false;
  #listener: (message: { readonly data: unknown }) => void = () => undefined;

  on(
    event: "message" | "close",
    listener: (message: { readonly data: unknown }) => void,
  ): void {
    if (event === "message") this.#listener = listener;
  }
  postMessage(message: unknown): void {
    this.received.push(message);
  }
  start(): void {
    this.received.push("started");
  }
  close(): void {
    this.isClosed = true;
  }
  say(data: unknown): void {
    this.#listener({ data });
  }
}

function createRig() {
  const asked: ToShell[] = [];
  const broker = new HelperBroker((message) => asked.push(message));
  return { asked, broker, port: new FarEnd() };
}

describe("processes that the shell starts for the engine", () => {
  it("keeps what is asked before the channel is there", async () => {
    const { asked, broker, port } = createRig();
    const opener = askHelper(broker.start("opener"));
    const answer = opener.ask(first);
    expect(asked).toEqual([{ kind: "helper-start", id: 1, which: "opener" }]);
    broker.connect(1, port);
    expect(port.received).toEqual(["started", first]);
    port.say("answer");
    expect(await answer).toBe("answer");
  });

  it("answers nothing once the process has ended, however it did", async () => {
    const { broker, port } = createRig();
    const opener = askHelper(broker.start("opener"));
    const waiting = opener.ask(first);
    broker.connect(1, port);
    broker.ended(1, "crashed");
    expect(await waiting).toBe(null);
    expect(await opener.ask(first)).toBe(null);
  });

  it("ends the process with its job, and asks it nothing more", async () => {
    const { asked, broker, port } = createRig();
    const opener = askHelper(broker.start("opener"));
    broker.connect(1, port);
    opener.end();
    expect(port.isClosed).toBe(true);
    expect(asked.at(-1)).toEqual({ kind: "helper-kill", id: 1 });
    expect(await opener.ask(first)).toBe(null);
  });

  it("closes a channel that nobody asked for", () => {
    const { broker, port } = createRig();
    broker.connect(7, port);
    expect(port.isClosed).toBe(true);
  });
});
