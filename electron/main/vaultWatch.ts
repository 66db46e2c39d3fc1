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
  readonly onStatus: (isOpen: boolean) => void;
  /** A vault behind this grant was just opened or created, or the open one went on there under new keys. */
  readonly onOpened: (folder: GrantId) => Promise<void>;
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
const FolderRequest = z.object({ folder: GrantId });

/**
 * Passes calls on to the engine, and learns from its answers whether a vault is open: the shell itself
 * never sees a vault.
 */
export function watchVault(options: VaultWatchOptions): CallEngine {
  return async (channel, request) => {
    const answer = await options.callEngine(channel, request);
    if (channel === "vault.rekey") {
      const renewed = FolderRequest.safeParse(request);
      if (RekeyAnswer.safeParse(answer).success && renewed.success)
        await options.onOpened(renewed.data.folder);
    }
    if (!statusChannels.has(channel)) return answer;
    const status = StatusAnswer.safeParse(answer);
    if (!status.success) return answer;
    const isOpen = status.data.value.state === "open";
    options.onStatus(isOpen);
    if (!isOpen && channel === "vault.deleteSample") await options.onDeleted();
    const opened = FolderRequest.safeParse(request);
    if (isOpen && opened.success) await options.onOpened(opened.data.folder);
    return answer;
  };
}
