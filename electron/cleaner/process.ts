// SPDX-License-Identifier: Apache-2.0
import {
  type FromCleaner,
  ToCleaner,
} from "../../shared/domain/cleanerMessages.ts";
import { type Line, serve } from "../helper/serve.ts";
import { clean } from "./clean.ts";

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** No keys, no children, no files but its reader's own: it is given one file, and answers with its copy. */
function work({ say, hear }: Line<FromCleaner>): void {
  let begun: Extract<ToCleaner, { kind: "begin" }> | null = null;
  let bytes = Buffer.alloc(0);
  let filled = 0;
  const step = async (what: string): Promise<void> => {
    say({ kind: "step", step: what.slice(0, 200) });
    await nextTurn();
  };
  const finish = async (): Promise<void> => {
    if (begun === null) return;
    const { name, title } = begun;
    say(await clean({ name, bytes, title }, step));
  };
  hear((untrusted) => {
    const message = ToCleaner.parse(untrusted);
    switch (message.kind) {
      case "begin":
        begun = message;
        bytes = Buffer.alloc(message.size);
        say({ kind: "ready" });
        return;
      case "bytes":
        bytes.set(message.bytes, filled);
        filled += message.bytes.length;
        say({ kind: "ready" });
        return;
      case "end":
        // In Electron a promise that fails unheard ends no process, and this would count as hung.
        finish().catch(() => {
          process.exit(1);
        });
    }
  });
  say({ kind: "ready" });
}

serve(work);
