// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { GrantId } from "../../shared/ids.ts";
import { engineChannels } from "../../shared/ipc/channels.ts";
import { grantUses } from "../../shared/ipc/contract.ts";
import { createEngine, type Engine } from "./engine.ts";
import type { Port } from "../helper/port.ts";
import { fromShell } from "../helper/shellMessages.ts";
import { HelperBroker } from "./helpers/helperBroker.ts";
import { PreviewBroker, previewFromShell } from "./preview/previewBroker.ts";

/**
 * The engine as a process of its own, without a window: the shell sends calls and grants over the
 * parent port, this sends results and events back (ARCHITECTURE.md, "Processes").
 */
interface ParentPort {
  on(
    event: "message",
    listener: (message: {
      readonly data: unknown;
      readonly ports: readonly Port[];
    }) => void,
  ): void;
  postMessage(message: unknown): void;
}

const Message = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("start"), profileDir: z.string() }),
  z.strictObject({
    kind: z.literal("call"),
    id: z.number().int(),
    channel: z.enum(engineChannels),
    request: z.unknown(),
  }),
  z.strictObject({
    kind: z.literal("grant"),
    id: GrantId,
    path: z.string(),
    uses: z.array(z.enum(grantUses)),
  }),
  ...fromShell,
  previewFromShell,
]);

function parentPort(): ParentPort {
  const port = (process as { parentPort?: ParentPort }).parentPort;
  if (port === undefined)
    throw new Error("the engine process is started by the shell");
  return port;
}

const port = parentPort();
const broker = new HelperBroker((message) => {
  port.postMessage(message);
});
const previews = new PreviewBroker((message) => {
  port.postMessage(message);
});
let engine: Engine | null = null;

async function receive(
  message: z.infer<typeof Message>,
  ports: readonly Port[],
): Promise<void> {
  switch (message.kind) {
    case "start":
      engine = await createEngine({
        profileDir: message.profileDir,
        emit: ({ event, body }) => {
          port.postMessage({ kind: "event", event, body });
        },
        startHelper: broker.start,
        openPreview: previews.open,
      });
      port.postMessage({ kind: "ready" });
      return;
    case "grant":
      engine?.grant(message.id, message.path, message.uses);
      return;
    case "helper-port":
      broker.connect(message.id, ports[0]);
      return;
    case "preview-port":
      previews.connect(message.id, ports[0]);
      return;
    case "helper-ended":
      broker.ended(message.id, message.why);
      return;
    case "call": {
      const { id, channel, request } = message;
      const result = await engine?.call(channel, request);
      port.postMessage({ kind: "result", id, result });
    }
  }
}

port.on("message", ({ data, ports }) => {
  // A message that is not of the protocol is a bug of ours: stop rather than guess.
  receive(Message.parse(data), ports).catch(() => {
    // Electron only warns of a rejection that nobody hears.
    process.exit(1);
  });
});
