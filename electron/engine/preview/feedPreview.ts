// SPDX-License-Identifier: Apache-2.0
import { Failed, failure, type Failure } from "../../../shared/failure.ts";
import {
  FromPreview,
  type ToPreview,
} from "../../../shared/domain/previewMessages.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Outlined } from "./askOutline.ts";
import type { Port } from "../../helper/port.ts";

export interface PreviewedFile {
  readonly name: string;
  readonly size: number;
  /** Where it opens, of a file of pages. */
  readonly page: number;
  readonly content: AsyncIterable<Uint8Array>;
  /** Of a file that may hold others; null of any other. */
  readonly outlined: Outlined;
}

async function* messagesFor({
  name,
  size,
  page,
  content,
  outlined,
}: PreviewedFile): AsyncGenerator<ToPreview, void, void> {
  if (outlined !== null && outlined !== "unread") {
    yield { kind: "begin", name, size: 0, page };
    yield { kind: "outline", outline: outlined };
    yield { kind: "end" };
    return;
  }
  yield { kind: "begin", name, size, page };
  if (outlined === "unread") yield { kind: "unread" };
  // Copied: a piece is good until the next one only, and may lie in shared memory.
  for await (const piece of content)
    yield { kind: "bytes", bytes: Uint8Array.from(piece) };
  yield { kind: "end" };
}

/**
 * Gives a preview one file, piece by piece as it asks for them, and the word to show it only once all of it
 * was verified. Fails with what the content fails with, or with `cancelled` when the preview goes away or
 * says what is not of the protocol.
 */
export async function feedPreview(
  port: Port,
  file: PreviewedFile,
): Promise<Result<void, Failure>> {
  const messages = messagesFor(file);
  const next = async (): Promise<boolean> => {
    const message = await messages.next();
    if (message.done !== true) port.postMessage(message.value);
    return message.done === true;
  };
  try {
    return await new Promise<Result<void, Failure>>((resolve) => {
      port.on("close", () => {
        resolve(err(failure("cancelled")));
      });
      port.on("message", ({ data }) => {
        if (!FromPreview.safeParse(data).success) {
          resolve(err(failure("cancelled")));
          return;
        }
        next().then(
          (isDone) => {
            if (isDone) resolve(ok(undefined));
          },
          (thrown: unknown) => {
            const known = thrown instanceof Failed;
            resolve(err(known ? thrown.failure : failure("internal")));
          },
        );
      });
      port.start();
    });
  } finally {
    port.close();
    await messages.return();
  }
}
