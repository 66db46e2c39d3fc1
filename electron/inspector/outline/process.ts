// SPDX-License-Identifier: Apache-2.0
import {
  type FromOutliner,
  ToOutliner,
} from "../../../shared/domain/outlineMessages.ts";
import { type Line, serve } from "../../helper/serve.ts";
import { outlineOf } from "./outlineOf.ts";

/** No keys, no files, no children: it is given one file in pieces, and answers with one outline. */
function work({ say, hear }: Line<FromOutliner>): void {
  let name = "";
  let bytes = new Uint8Array();
  let filled = 0;
  hear((untrusted) => {
    const message = ToOutliner.parse(untrusted);
    switch (message.kind) {
      case "begin":
        name = message.name;
        bytes = new Uint8Array(message.size);
        say({ kind: "ready" });
        return;
      case "bytes":
        bytes.set(message.bytes, filled);
        filled += message.bytes.length;
        say({ kind: "ready" });
        return;
      case "end":
        outlineOf(name, bytes).then(
          (outline) => {
            say({ kind: "outline", outline });
          },
          // In Electron a promise that fails unheard ends no process.
          () => process.exit(1),
        );
    }
  });
}

serve(work);
