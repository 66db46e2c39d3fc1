// SPDX-License-Identifier: Apache-2.0
import type { HelperProcess } from "./helperProcess.ts";

/** A helper that gives one answer to each question, in their order. */
export interface AskedHelper<Question> {
  /** Null when it has ended. */
  ask(question: Question): Promise<unknown>;
  /** Ends it, whatever it is doing, and with it what it holds. */
  end(): void;
}

export function askHelper<Question extends object>(
  helper: HelperProcess<Question>,
): AskedHelper<Question> {
  const waiting: ((answer: unknown) => void)[] = [];
  let isOver = false;
  const finish = (): void => {
    isOver = true;
    for (const resolve of waiting.splice(0)) resolve(null);
  };
  helper.onMessage((answer) => {
    waiting.shift()?.(answer);
  });
  helper.onEnd(finish);
  return {
    ask: (question) => {
      if (isOver) return Promise.resolve(null);
      return new Promise((resolve) => {
        waiting.push(resolve);
        helper.send(question);
      });
    },
    end: () => {
      finish();
      helper.kill();
    },
  };
}
