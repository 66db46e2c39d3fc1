// SPDX-License-Identifier: Apache-2.0
import type { Grant } from "./grants.ts";
import type { GrantId } from "../../shared/ids.ts";
import type { EngineChannel } from "../../shared/ipc/channels.ts";
import type { VaultStatus } from "../../shared/ipc/views.ts";
import { ok } from "../../shared/result.ts";
import {
  type ConnectionOptions,
  EngineConnection,
  type EngineProcess,
} from "./engineConnection.ts";

export interface EngineClientOptions extends ConnectionOptions {
  /** Starts a fresh engine process; it does nothing until it is sent messages. */
  readonly fork: () => EngineProcess;
  /** Every grant that the page may hold, told to each fresh engine. */
  readonly grants: () => Iterable<readonly [GrantId, Grant]>;
}

/** The shell's end of the one engine: starts a process at need, and forgets it when it ends. */
export interface EngineClient {
  /**
   * As {@link EngineConnection.call}; starts an engine when none runs, except to say that no vault is open: no
   * other process has one.
   */
  readonly call: (channel: EngineChannel, request: unknown) => Promise<unknown>;
  /** Starts an engine ahead of the first call that needs it. */
  readonly start: () => void;
  /** Tells a running engine of a grant; a later one learns it at its start. */
  readonly grant: (id: GrantId, grant: Grant) => void;
  /** Kills the engine, if any; returns once it has ended. */
  readonly stop: () => Promise<void>;
}

const noVault = ok({ state: "closed" } satisfies VaultStatus);

export function createEngineClient(options: EngineClientOptions): EngineClient {
  let current: EngineConnection | null = null;

  function start(): EngineConnection {
    const started = new EngineConnection(options.fork(), {
      ...options,
      onGone: () => {
        if (current === started) current = null;
        options.onGone();
      },
    });
    for (const [id, grant] of options.grants())
      started.post({ kind: "grant", id, ...grant });
    return started;
  }

  return {
    call: (channel, request) => {
      if (current === null && channel === "vault.status")
        return Promise.resolve(noVault);
      current ??= start();
      return current.call(channel, request);
    },
    start: () => {
      current ??= start();
    },
    grant: (id, grant) => {
      current?.post({ kind: "grant", id, ...grant });
    },
    stop: async () => {
      const stopped = current;
      current = null;
      await stopped?.kill();
    },
  };
}
