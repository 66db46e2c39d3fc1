// SPDX-License-Identifier: Apache-2.0
import type { MessagePortMain } from "electron";
import { describe, expect, it } from "vitest";
import { GrantId } from "../../shared/ids.ts";
import { createEngineClient, type EngineClient } from "./engineClient.ts";
import type { EngineProcess } from "./engineConnection.ts";

/** The far end of a connection, in the hands of the test. */
class FarEnd implements EngineProcess {
  readonly received: unknown[] = [];
  killed = false;
  readonly #messageListeners: ((message: unknown) => void)[] = [];
  readonly #exitListeners: ((code: number) => void)[] = [];

  postMessage(message: unknown): void {
    this.received.push(message);
  }

  kill(): boolean {
    this.killed = true;
    return true;
  }

  on(_event: "message", listener: (message: unknown) => void): void {
    this.#messageListeners.push(listener);
  }

  once(_event: "exit", listener: (code: number) => void): void {
    this.#exitListeners.push(listener);
  }

  say(message: unknown): void {
    for (const listener of this.#messageListeners) listener(message);
  }

  exit(): void {
    for (const listener of this.#exitListeners) listener(0);
  }
}

interface Rig {
  readonly client: EngineClient;
  readonly started: FarEnd[];
  readonly events: unknown[];
  readonly gone: () => number;
  readonly helpers: { killed: boolean; end: () => void }[];
}

const id = GrantId.parse("0".repeat(32));

function createRig(): Rig {
  const started: FarEnd[] = [];
  const events: unknown[] = [];
  const helpers: Rig["helpers"] = [];
  let goneCount = 0;
  const client = createEngineClient({
    profileDir: "/profile",
    fork: () => {
      const farEnd = new FarEnd();
      started.push(farEnd);
      return farEnd;
    },
    helpers: {
      start: (_which, onEnded) => {
        const started = {
          killed: false,
          end: () => {
            onEnded("crashed");
          },
        };
        helpers.push(started);
        const kill = (): void => {
          started.killed = true;
        };
        return { port: null as unknown as MessagePortMain, kill };
      },
    },
    openPreview: () => Promise.resolve(null),
    grants: () => [[id, { path: "/vaults/one", uses: ["vault"] }]],
    onEvent: (name, body) => events.push([name, body]),
    onGone: () => {
      goneCount += 1;
    },
  });
  return { client, started, events, gone: () => goneCount, helpers };
}

const engineGone = { ok: false, error: { code: "engine-gone" } };
const vaultLocked = { ok: false, error: { code: "vault-locked" } };

describe("the engine's client", () => {
  it("starts no engine before it is called", () => {
    const { client, started } = createRig();
    client.grant(id, { path: "/vaults/one", uses: ["vault"] });
    expect(started).toEqual([]);
  });

  it("says that no vault is open where no engine runs, and starts none for that", async () => {
    const { client, started } = createRig();
    const closed = { ok: true, value: { state: "closed" } };
    expect(await client.call("vault.status", {})).toEqual(closed);
    expect(started).toEqual([]);
    client.start();
    client.start();
    expect(started).toHaveLength(1);
    const asked = client.call("vault.status", {});
    started[0]?.say({ kind: "ready" });
    started[0]?.say({ kind: "result", id: 1, result: "whatever it says" });
    expect(await asked).toBe("whatever it says");
  });

  it("tells a fresh engine its profile, then, once ready, every grant and call in order", () => {
    const { client, started } = createRig();
    void client.call("audit.list", {});
    const [engine] = started;
    expect(engine?.received).toEqual([
      { kind: "start", profileDir: "/profile" },
    ]);
    engine?.say({ kind: "ready" });
    expect(engine?.received.slice(1)).toEqual([
      { kind: "grant", id, path: "/vaults/one", uses: ["vault"] },
      { kind: "call", id: 1, channel: "audit.list", request: {} },
    ]);
  });

  it("gives each call its own answer", async () => {
    const { client, started } = createRig();
    const first = client.call("audit.list", {});
    const second = client.call("finding.list", {});
    const [engine] = started;
    engine?.say({ kind: "ready" });
    engine?.say({ kind: "result", id: 2, result: "second" });
    engine?.say({ kind: "result", id: 1, result: "first" });
    engine?.say({ kind: "result", id: 1, result: "again" });
    engine?.say({ kind: "result", id: 9, result: "never asked" });
    expect(await Promise.all([first, second])).toEqual(["first", "second"]);
    expect(started).toHaveLength(1);
  });

  it("answers what waited when the engine dies, says so once, and starts another", async () => {
    const { client, started, gone } = createRig();
    const waiting = client.call("audit.list", {});
    started[0]?.exit();
    expect(await waiting).toEqual(engineGone);
    expect(gone()).toBe(1);
    void client.call("audit.list", {});
    expect(started).toHaveLength(2);
  });

  it("returns from a stop once the process has ended, and calls that no accident", async () => {
    const { client, started, gone } = createRig();
    const waiting = client.call("audit.list", {});
    let hasStopped = false;
    const stopping = client.stop().then(() => {
      hasStopped = true;
    });
    expect(await waiting).toEqual(vaultLocked);
    expect(started[0]?.killed).toBe(true);
    expect(hasStopped).toBe(false);
    started[0]?.exit();
    await stopping;
    expect(gone()).toBe(0);
    void client.call("audit.list", {});
    expect(started).toHaveLength(2);
  });

  it("passes events on, but no last words after a stop", async () => {
    const { client, started, events } = createRig();
    void client.call("audit.list", {});
    const [engine] = started;
    const changed = (seq: number) => ({
      kind: "event",
      event: "vault.changed",
      body: { seq },
    });
    engine?.say(changed(1));
    const stopping = client.stop();
    engine?.say(changed(2));
    engine?.exit();
    await stopping;
    expect(events).toEqual([["vault.changed", { seq: 1 }]]);
  });

  it("ends an engine that breaks the protocol", () => {
    for (const wrong of [
      undefined,
      "ready",
      { kind: "unknown" },
      { kind: "result", id: "1", result: {} },
      { kind: "event", event: "unknown", body: {} },
      { kind: "ready", surplus: 1 },
    ]) {
      const { client, started } = createRig();
      void client.call("audit.list", {});
      started[0]?.say(wrong);
      expect(started[0]?.killed).toBe(true);
    }
  });

  it("starts a helper for the engine, and tells of its end", () => {
    const { client, started, helpers } = createRig();
    void client.call("audit.list", {});
    const [engine] = started;
    engine?.say({
      ...{ kind: "helper-start", id: 1, which: "inspector" },
    });
    expect(engine?.received.at(-1)).toEqual({ kind: "helper-port", id: 1 });
    helpers[0]?.end();
    expect(engine?.received.at(-1)).toEqual({
      ...{ kind: "helper-ended", id: 1, why: "crashed" },
    });
  });

  it("kills a helper that the engine is done with", () => {
    const { client, started, helpers } = createRig();
    void client.call("audit.list", {});
    started[0]?.say({
      ...{ kind: "helper-start", id: 1, which: "inspector" },
    });
    started[0]?.say({ kind: "helper-kill", id: 1 });
    expect(helpers[0]?.killed).toBe(true);
  });

  it("kills every helper with a lock, and with the engine's end", () => {
    for (const end of ["lock", "exit"] as const) {
      const { client, started, helpers } = createRig();
      void client.call("audit.list", {});
      started[0]?.say({
        ...{ kind: "helper-start", id: 1, which: "inspector" },
      });
      if (end === "lock") void client.stop();
      else started[0]?.exit();
      expect(helpers[0]?.killed).toBe(true);
    }
  });
});
