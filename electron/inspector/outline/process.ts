// SPDX-License-Identifier: Apache-2.0
import {
  type FromOutliner,
  ToOutliner,
} from "../../../shared/domain/outlineMessages.ts";
import { workOnFile } from "../../helper/fileWork.ts";
import { type Line, serve } from "../../helper/serve.ts";
import { outlineOf } from "./outlineOf.ts";

/** No keys, no files, no children: it is given one file in pieces, and answers with one outline. */
function work(line: Line<FromOutliner>): void {
  workOnFile<Extract<ToOutliner, { kind: "begin" }>, FromOutliner>(
    line,
    (untrusted) => ToOutliner.parse(untrusted),
    ({ name, size }) => {
      const bytes = new Uint8Array(size);
      return {
        rooms: [bytes],
        answer: async () => ({
          kind: "outline",
          outline: await outlineOf(name, bytes),
        }),
      };
    },
  );
}

serve(work);
