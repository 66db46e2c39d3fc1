// SPDX-License-Identifier: Apache-2.0
import { fuzzGate } from "../../contract/gateFuzz.ts";
import { type Outcome, Tally } from "../support/campaign.ts";

/*
 * What a page that was taken over may send, to the real gate with the real contract: nothing but typed failures.
 */

export async function gateCampaign(
  calls: number,
  seed: number,
): Promise<Outcome> {
  const tally = new Tally("calls of a page that was taken over");
  const { refused, passed, findings } = await fuzzGate(calls, seed);
  tally.count("calls", calls);
  tally.count("refused by the gate", refused);
  tally.count("passed on as the contract allows", passed);
  // A run in which nothing passes has tried nothing behind the first check.
  if (passed === 0) tally.find("no call passed");
  for (const finding of findings) tally.find(finding);
  return tally.outcome();
}
