// SPDX-License-Identifier: Apache-2.0
import {
  type FromInspector,
  mostWanted,
  ToInspector,
} from "../../shared/domain/inspectionMessages.ts";
import { type Line, serve } from "../helper/serve.ts";
import type { RandomBytes } from "./archive/bytes.ts";
import { inspect } from "./inspect.ts";

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

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

type Answer = (bytes: Uint8Array) => void;

/** No keys, no files, no children: it is given one file, and answers with one report. */
function work({ say, hear }: Line<FromInspector>): void {
  let begun: Extract<ToInspector, { kind: "begin" }> | null = null;
  let bytes = new Uint8Array();
  let filled = 0;
  let baseBytes = new Uint8Array();
  let asked: ReturnType<typeof askedFor> | null = null;
  let isGiven = false;
  const step = async (what: string): Promise<void> => {
    say({ kind: "step", step: what.slice(0, 200) });
    await nextTurn();
  };
  const finish = async (): Promise<void> => {
    if (begun === null) return;
    const { name, watch, against } = begun;
    const held = { ...against, baseBytes };
    const content = asked?.source ?? bytes;
    const report = await inspect(name, content, watch, step, held);
    say({ kind: "report", report });
  };
  hear((untrusted) => {
    const message = ToInspector.parse(untrusted);
    switch (message.kind) {
      case "begin":
        begun = message;
        if (message.content === "asked-for")
          asked = askedFor(message.size, { say });
        else bytes = new Uint8Array(message.size);
        baseBytes = new Uint8Array(message.against.base?.size ?? 0);
        say({ kind: "ready" });
        return;
      case "bytes":
        if (isGiven) return asked?.answer(message.bytes);
        // The private version's bytes follow the file's.
        if (filled < bytes.length) bytes.set(message.bytes, filled);
        else baseBytes.set(message.bytes, filled - bytes.length);
        filled += message.bytes.length;
        say({ kind: "ready" });
        return;
      case "end":
        isGiven = true;
        // In Electron a promise that fails unheard ends no process, and this would count as hung.
        finish().catch(() => {
          process.exit(1);
        });
    }
  });
  say({ kind: "ready" });
}

serve(work);
