// SPDX-License-Identifier: Apache-2.0
import type { Line } from "./serve.ts";

type BytesOrEnd =
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  | { readonly kind: "end" };

interface Ready {
  readonly kind: "ready";
}

interface Step {
  readonly kind: "step";
  readonly step: string;
}

/** What a helper makes of what it is sent. */
export interface FileWork<Said> {
  /** For the bytes of each file that is sent, one after the other. */
  readonly rooms: readonly Uint8Array[];
  /** Takes bytes that come after all was sent, since it asked for them. */
  readonly given?: (bytes: Uint8Array) => void;
  /** Called once, when all was sent. */
  readonly answer: () => Promise<Said>;
}

/** Puts pieces into rooms; a piece lies in one. */
class Filling {
  readonly #left: Uint8Array[];
  #filled = 0;

  constructor(rooms: readonly Uint8Array[]) {
    this.#left = [...rooms];
  }

  /** @throws where there is no room for it */
  put(bytes: Uint8Array): void {
    while (this.#left[0]?.length === this.#filled) {
      this.#left.shift();
      this.#filled = 0;
    }
    const room = this.#left[0] ?? new Uint8Array();
    room.set(bytes, this.#filled);
    this.#filled += bytes.length;
  }
}

/**
 * Hears of one file, piece by piece, and answers once. Whoever does not keep to the protocol, which `parse`
 * throws for, gets no answer at all: the process ends.
 */
export function workOnFile<Begin extends { readonly kind: "begin" }, Said>(
  { say, hear }: Line<Said | Ready>,
  parse: (untrusted: unknown) => Begin | BytesOrEnd,
  begin: (message: Begin) => FileWork<Said>,
): void {
  let work: FileWork<Said> | null = null;
  let filling = new Filling([]);
  let isSent = false;
  const receive = (message: Begin | BytesOrEnd): void => {
    switch (message.kind) {
      case "begin":
        work = begin(message);
        filling = new Filling(work.rooms);
        break;
      case "bytes":
        if (isSent) {
          work?.given?.(message.bytes);
          return;
        }
        filling.put(message.bytes);
        break;
      case "end":
        isSent = true;
        // In Electron a promise that fails unheard ends no process, and this would count as hung.
        work?.answer().then(say, () => process.exit(1));
        return;
    }
    say({ kind: "ready" });
  };
  hear((untrusted) => {
    receive(parse(untrusted));
  });
  say({ kind: "ready" });
}

/** Signs of life between steps, in which what was said is sent. */
export function signsOfLife(
  say: (step: Step) => void,
): (what: string) => Promise<void> {
  return (what) => {
    say({ kind: "step", step: what.slice(0, 200) });
    return new Promise((resolve) => {
      setImmediate(resolve);
    });
  };
}
