// SPDX-License-Identifier: Apache-2.0
import { it } from "vitest";
import { campaigns } from "./index.ts";
import { expectNothing } from "./support/expectNothing.ts";

/** As everywhere in these tests: large enough to mean something, small enough for minutes. */
const scale = 10;

it.for([
  ["files", "accepts no change of header, ledger, catalog, anchor or kit"],
  ["edits", "accepts no byte more or less, and no lost sector, in any of them"],
  ["lines", "reads no two lines as one, and is not led by a clock"],
  ["objects", "accepts no object and no chunk in the place of another"],
  ["order", "accepts no older, shortened, reordered or forked ledger"],
  ["guards", "holds by each guard alone where two stand behind each other"],
  ["presence", "takes no touch for another, where hardware keys are demanded"],
  ["replays", "records no signature that was given for something else"],
  ["binding", "binds every seal to its place, even against its own keys"],
] as const)("%s: %s", async ([name], context) => {
  const outcome = await campaigns[name]?.(scale, 1);
  expectNothing(outcome, context);
});
