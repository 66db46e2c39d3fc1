// SPDX-License-Identifier: Apache-2.0
import type { StartHelper } from "../../electron/engine/helpers/helperProcess.ts";
import {
  type OpenerAnswer,
  OpenerQuestion,
  openerSteps,
} from "../../electron/engine/inbox/openerSteps.ts";

/** What the process that opens a parcel says instead of this answer, the first of which is 0. */
export type Said = (answer: OpenerAnswer, index: number) => unknown;

export interface OpenerHere {
  readonly start: StartHelper;
  /** How often the helper was ended. */
  readonly kills: () => number;
}

/** The helper that opens parcels, in this process, where what it says can be another thing, or come later. */
export function openerHere(said: Said = (answer) => answer): OpenerHere {
  let kills = 0;
  const start = () => {
    let steps: ReturnType<typeof openerSteps> | null = null;
    let listener: (untrusted: unknown) => void = () => undefined;
    let index = 0;
    let last: Promise<void> = Promise.resolve();
    const answer = async (message: object): Promise<void> => {
      const question = OpenerQuestion.parse(message);
      if (question.kind !== "next") steps = openerSteps(question);
      const next = await steps?.next();
      if (next?.done !== false) throw new Error("nothing is left to answer");
      listener(said(next.value, index));
      index += 1;
    };
    return {
      send: (message: object) => void (last = last.then(() => answer(message))),
      onMessage: (hear: (untrusted: unknown) => void) => void (listener = hear),
      onEnd: () => undefined,
      kill: () => {
        kills += 1;
        void steps?.return();
      },
    };
  };
  return { start, kills: () => kills };
}
