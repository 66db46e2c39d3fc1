// SPDX-License-Identifier: Apache-2.0
import {
  type FromCleaner,
  ToCleaner,
} from "../../shared/domain/cleanerMessages.ts";
import { signsOfLife, workOnFile } from "../helper/fileWork.ts";
import { type Line, serve } from "../helper/serve.ts";
import { clean } from "./clean.ts";

/** No keys, no children, no files but its reader's own: it is given one file, and answers with its copy. */
function work(line: Line<FromCleaner>): void {
  const step = signsOfLife(line.say);
  workOnFile<Extract<ToCleaner, { kind: "begin" }>, FromCleaner>(
    line,
    (untrusted) => ToCleaner.parse(untrusted),
    ({ name, size, title }) => {
      const bytes = Buffer.alloc(size);
      return {
        rooms: [bytes],
        answer: () => clean({ name, bytes, title }, step),
      };
    },
  );
}

serve(work);
