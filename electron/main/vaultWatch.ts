// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { GrantId } from "../../shared/ids.ts";
import {
  type EngineChannel,
  engineChannels,
} from "../../shared/ipc/channels.ts";
import { contract } from "../../shared/ipc/contract.ts";
import { VaultStatus } from "../../shared/ipc/views.ts";
import type { CallEngine } from "../ipc/gate.ts";

export interface VaultWatchOptions {
  readonly callEngine: CallEngine;
  readonly pathOf: (folder: GrantId) => string | undefined;
  readonly onStatus: (isOpen: boolean) => void;
  /**
   * A vault in this folder was just opened or created, or the open one went on there under new keys; or a lock
   * broke off what was to open it, and it may lie there unfinished.
   */
  readonly onOpened: (vaultDir: string) => Promise<void>;
  /** The open vault was deleted. */
  readonly onDeleted: () => Promise<void>;
}

/** Every channel that answers with it: none may open a vault unseen. */
const statusChannels: ReadonlySet<EngineChannel> = new Set(
  engineChannels.filter((name) => contract[name].response === VaultStatus),
);
const StatusAnswer = z.object({ ok: z.literal(true), value: VaultStatus });
const RekeyAnswer = z.object({
  ok: z.literal(true),
  value: z.object({ finished: z.literal(true) }),
});
const BrokenOff = z.object({
  ok: z.literal(false),
  error: z.object({ code: z.literal("vault-locked") }),
});
const FolderRequest = z.object({ folder: GrantId });

/**
 * Passes calls on to the engine, and learns from its answers whether a vault is open: the shell itself
 * never sees a vault.
 */
export function watchVault(options: VaultWatchOptions): CallEngine {
  return async (channel, request) => {
    const asked = FolderRequest.safeParse(request);
    // Asked now: a lock takes every grant back.
    const dir = asked.success ? options.pathOf(asked.data.folder) : undefined;
    const answer = await options.callEngine(channel, request);
    const opened = async (): Promise<void> => {
      if (dir !== undefined) await options.onOpened(dir);
    };
    if (channel === "vault.rekey" && RekeyAnswer.safeParse(answer).success)
      await opened();
    if (!statusChannels.has(channel)) return answer;
    if (BrokenOff.safeParse(answer).success) await opened();
    const status = StatusAnswer.safeParse(answer);
    if (!status.success) return answer;
    const isOpen = status.data.value.state === "open";
    options.onStatus(isOpen);
    if (!isOpen && channel === "vault.deleteSample") await options.onDeleted();
    if (isOpen) await opened();
    return answer;
  };
}
