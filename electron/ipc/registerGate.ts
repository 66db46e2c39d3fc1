// SPDX-License-Identifier: Apache-2.0
import { ipcMain, type WebContents, type WebFrameMain } from "electron";
import { channels, type EventName } from "../../shared/ipc/channels.ts";
import {
  callPrefix,
  eventPrefix,
  filledPrefix,
  type PasteBuffer,
  pasteBuffers,
} from "../../shared/ipc/rendererApi.ts";
import {
  type CallEngine,
  createGate,
  type Incident,
  parseOutgoingEvent,
  type ShellHandlers,
} from "./gate.ts";
import { isTrustedSender, type Sender } from "./trustedSender.ts";

export interface GateParts {
  readonly shell: ShellHandlers;
  readonly callEngine: CallEngine;
  /** The page of our own window; null while there is none. */
  readonly ourContents: () => WebContents | null;
  /** Any page may say that it filled one: all that follows is that a lock empties it. */
  readonly onFilled: (buffer: PasteBuffer) => void;
}

/** Puts every channel of the contract behind the gate. Called once, before a window exists. */
export function registerGate(parts: GateParts): void {
  const gate = createGate<Sender>({
    isTrusted: (sender) =>
      isTrustedSender(sender, parts.ourContents()?.id ?? null),
    shell: parts.shell,
    callEngine: parts.callEngine,
    report: tellStandardError,
  });
  for (const buffer of pasteBuffers)
    ipcMain.on(filledPrefix + buffer, () => {
      parts.onFilled(buffer);
    });
  for (const channel of channels)
    ipcMain.handle(callPrefix + channel, (event, untrustedRequest: unknown) =>
      gate(
        channel,
        { contentsId: event.sender.id, frame: event.senderFrame },
        untrustedRequest,
      ),
    );
}

/** Tells our own window's page, and nobody else, that something happened. */
export function sendEvent(
  contents: WebContents | null,
  name: EventName,
  body: unknown,
): void {
  const frame = contents === null ? null : livingFrame(contents);
  if (contents === null || frame === null) return;
  const outgoing = parseOutgoingEvent(name, body, tellStandardError);
  const isOurPage = isTrustedSender(
    { contentsId: contents.id, frame },
    contents.id,
  );
  if (outgoing !== null && isOurPage) frame.send(eventPrefix + name, outgoing);
}

function livingFrame(contents: WebContents): WebFrameMain | null {
  if (contents.isDestroyed() || contents.isCrashed()) return null;
  return contents.mainFrame;
}

function tellStandardError({ id, channel, errorName }: Incident): void {
  process.stderr.write(`incident ${id}: ${errorName} in ${channel}\n`);
}
