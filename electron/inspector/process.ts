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
  let baseBytes = new Uint8Array();
  const step = async (what: string): Promise<void> => {
    say({ kind: "step", step: what.slice(0, 200) });
    await nextTurn();
  };
  const finish = async (): Promise<void> => {
    if (begun === null) return;
    const { name, watch, against } = begun;
    const held = { ...against, baseBytes };
    const report = await inspect(name, bytes, watch, step, held);
    say({ kind: "report", report });
  };
  hear((untrusted) => {
    const message = ToInspector.parse(untrusted);
    switch (message.kind) {
      case "begin":
        begun = message;
        bytes = new Uint8Array(message.size);
        baseBytes = new Uint8Array(message.against.base?.size ?? 0);
        say({ kind: "ready" });
        return;
      case "bytes":
        // The private version's bytes follow the file's.
        if (filled < bytes.length) bytes.set(message.bytes, filled);
        else baseBytes.set(message.bytes, filled - bytes.length);
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
