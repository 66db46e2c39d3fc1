// SPDX-License-Identifier: Apache-2.0
// First: a schema looks at this when it is made.
import "../app/parsing.ts";
import type { Outline } from "../../shared/domain/outline.ts";
import {
  type FromPreview,
  type PreviewLeft,
  ToPreview,
} from "../../shared/domain/previewMessages.ts";

/** A file that has come whole. */
export interface ShownFile {
  readonly name: string;
  /** None where its outline came instead. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Of a file that holds others. */
  readonly outline: Outline | null;
  /** It may hold others, and what was to look for them came to no end. */
  readonly isUnread: boolean;
  /** Where it opens, of a file of pages; from 1. */
  readonly page: number;
}

interface Ports {
  readonly content: MessagePort;
  readonly leaving: MessagePort;
}

/** The two ports, once the shell has given them. */
const given = new Promise<Ports>((resolve) => {
  window.addEventListener("message", function take(event) {
    const [content, leaving] = event.ports;
    if (event.source !== window || content === undefined) return;
    if (leaving === undefined) return;
    window.removeEventListener("message", take);
    document.documentElement.dataset["contrast"] = String(event.data);
    resolve({ content, leaving });
  });
});

/** The one file that this page is for, once all of it has come and was verified. */
export async function receiveFile(): Promise<ShownFile> {
  const { content } = await given;
  const ready = (): void => {
    content.postMessage({ kind: "ready" } satisfies FromPreview);
  };
  return new Promise((resolve) => {
    let name = "";
    let bytes = new Uint8Array();
    let filled = 0;
    let outline: Outline | null = null;
    let isUnread = false;
    let page = 1;
    content.onmessage = ({ data }: MessageEvent<unknown>) => {
      const message = ToPreview.parse(data);
      if (message.kind === "begin") {
        name = message.name;
        page = message.page;
        bytes = new Uint8Array(message.size);
      } else if (message.kind === "bytes") {
        bytes.set(message.bytes, filled);
        filled += message.bytes.length;
      } else if (message.kind === "outline") outline = message.outline;
      else if (message.kind === "unread") isUnread = true;
      else resolve({ name, bytes, outline, isUnread, page });
      ready();
    };
    ready();
  });
}

/** Tells the shell that the person wants to leave. */
export async function leave(): Promise<void> {
  const { leaving } = await given;
  leaving.postMessage({ kind: "leave" } satisfies PreviewLeft);
}
