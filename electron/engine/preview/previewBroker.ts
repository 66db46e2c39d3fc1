// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import type { Port } from "../../helper/port.ts";

/** Opens an empty preview; null where there is no window to open it in. */
export type OpenPreview = () => Promise<Port | null>;

/** The shell's answer to the engine. Comes with a port where a preview was opened. */
export const previewFromShell = z.strictObject({
  kind: z.literal("preview-port"),
  id: z.number().int(),
});

/** What the engine asks the shell for. */
export interface PreviewToShell {
  readonly kind: "preview-start";
  readonly id: number;
}

/** Previews in the app: the shell alone has windows. What a preview is sent does not pass through the shell. */
export class PreviewBroker {
  readonly #post: (message: PreviewToShell) => void;
  readonly #asked = new Map<number, (port: Port | null) => void>();
  #lastId = 0;

  constructor(post: (message: PreviewToShell) => void) {
    this.#post = post;
  }

  readonly open: OpenPreview = () => {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve) => {
      this.#asked.set(id, resolve);
      this.#post({ kind: "preview-start", id });
    });
  };

  connect(id: number, port: Port | undefined): void {
    this.#asked.get(id)?.(port ?? null);
    this.#asked.delete(id);
  }
}
