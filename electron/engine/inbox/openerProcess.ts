// SPDX-License-Identifier: Apache-2.0
import { type Line, serve } from "../../helper/serve.ts";
import {
  type OpenerAnswer,
  OpenerQuestion,
  openerSteps,
} from "./openerSteps.ts";

let steps: AsyncGenerator<OpenerAnswer, void, void> | null = null;

async function answer(untrusted: unknown): Promise<OpenerAnswer> {
  const question = OpenerQuestion.parse(untrusted);
  if (question.kind !== "next" && steps === null) steps = openerSteps(question);
  const next = await steps?.next();
  // Whoever asks beyond the end, or before the beginning, does not keep to the protocol.
  if (next === undefined || next.done === true) process.exit(1);
  return next.value;
}

/**
 * It opens one sealed file with one foreign key, gives out what is in it piece by piece as it is asked, and
 * ends. The vault's keys are not here, and the foreign key is nowhere else.
 */
function open({ say, hear }: Line<OpenerAnswer>): void {
  let last: Promise<unknown> = Promise.resolve();
  // One question after another: each answer is computed when the one before it is out.
  hear((message) => {
    last = last
      .then(async () => {
        say(await answer(message));
      })
      .catch(() => process.exit(1));
  });
}

serve(open);
