// SPDX-License-Identifier: Apache-2.0
import {
  type FromInspector,
  mostWanted,
  ToInspector,
} from "../../shared/domain/inspectionMessages.ts";
import { signsOfLife, workOnFile } from "../helper/fileWork.ts";
import { type Line, serve } from "../helper/serve.ts";
import type { RandomBytes } from "./archive/bytes.ts";
import { inspect } from "./inspect.ts";

type Answer = (bytes: Uint8Array) => void;

/** The file that is asked for by its places: one at a time, so that the answer is known by its order. */
function askedFor(
  size: number,
  { say }: Pick<Line<FromInspector>, "say">,
): { readonly source: RandomBytes; readonly answer: Answer } {
  let turn: Promise<unknown> = Promise.resolve();
  let answer: Answer = () => undefined;
  const ask = (position: number, length: number): Promise<Uint8Array> =>
    new Promise((resolve) => {
      answer = resolve;
      say({ kind: "want", position, length: Math.min(length, mostWanted) });
    });
  const read = (position: number, length: number): Promise<Uint8Array> => {
    const asked = turn.then(() => ask(position, length));
    turn = asked;
    return asked;
  };
  return {
    source: { size, read },
    answer: (bytes) => {
      answer(bytes);
    },
  };
}

/** No keys, no files, no children: it is given one file, and answers with one report. */
function work(line: Line<FromInspector>): void {
  const step = signsOfLife(line.say);
  workOnFile<Extract<ToInspector, { kind: "begin" }>, FromInspector>(
    line,
    (untrusted) => ToInspector.parse(untrusted),
    ({ name, size, watch, against, content }) => {
      const asked = content === "asked-for" ? askedFor(size, line) : null;
      const bytes = new Uint8Array(asked === null ? size : 0);
      // The private version's bytes follow the file's.
      const baseBytes = new Uint8Array(against.base?.size ?? 0);
      const held = { ...against, baseBytes };
      return {
        rooms: [bytes, baseBytes],
        ...(asked !== null && { given: asked.answer }),
        answer: async () => ({
          kind: "report",
          report: await inspect(
            name,
            asked?.source ?? bytes,
            watch,
            step,
            held,
          ),
        }),
      };
    },
  );
}

serve(work);
