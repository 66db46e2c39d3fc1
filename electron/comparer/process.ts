// SPDX-License-Identifier: Apache-2.0
import {
  type FromComparer,
  ToComparer,
} from "../../shared/domain/comparisonMessages.ts";
import { type Line, serve } from "../helper/serve.ts";
import { Comparer } from "./comparer.ts";

/** No keys, no files, no children: it is given two versions in pieces, and says how they differ. */
function work({ say, hear }: Line<FromComparer>): void {
  const comparer = new Comparer();
  let last: Promise<unknown> = Promise.resolve();
  // One question after another. Whoever does not keep to the protocol gets no answer at all.
  hear((untrusted) => {
    last = last
      .then(async () => {
        say(await comparer.answer(ToComparer.parse(untrusted)));
      })
      .catch(() => process.exit(1));
  });
}

serve(work);
