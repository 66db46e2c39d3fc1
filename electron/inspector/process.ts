// SPDX-License-Identifier: Apache-2.0
import {
  type FromInspector,
  ToInspector,
} from "../../shared/domain/inspectionMessages.ts";
import { type Line, serve } from "../helper/serve.ts";
import { inspect } from "./inspect.ts";

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** No keys, no files, no children: it is given one file in pieces, and answers with one report. */
function work({ say, hear }: Line<FromInspector>): void {
  let begun: Extract<ToInspector, { kind: "begin" }> | null = null;
  let bytes = new Uint8Array();
  let filled = 0;
  const step = async (what: string): Promise<void> => {
    say({ kind: "step", step: what.slice(0, 200) });
    await nextTurn();
  };
  const finish = async (): Promise<void> => {
    if (begun === null) return;
    const report = await inspect(begun.name, bytes, begun.watch, step);
    say({ kind: "report", report });
  };
  hear((untrusted) => {
    const message = ToInspector.parse(untrusted);
    switch (message.kind) {
      case "begin":
        begun = message;
        bytes = new Uint8Array(message.size);
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
