// SPDX-License-Identifier: Apache-2.0
import type { FailureCode } from "../failure.ts";
import type { FailureWords } from "./facts.ts";

const stays = "The vault is whole, and everything in it is as it was.";

/** Deleting a vault of invented data. */
export const sampleFailures = {
  "sample-not": () => ({
    title:
      "Nothing was deleted: this vault was not made as a sample, or holds more than a sample’s own audit.",
    safe: stays,
    next: "Lock it. If nobody needs it any more, delete its folder with the means of your system.",
  }),
  "sample-foreign": (fact) => ({
    title: `Nothing was deleted: the sample’s folder holds what no vault puts there${fact("names") === "" ? "" : ` (${fact("names")}${Number(fact("count")) > 5 ? ", and more" : ""})`}.`,
    safe: stays,
    next: "Move that to another folder, and delete the sample then.",
  }),
} as const satisfies Partial<Record<FailureCode, FailureWords>>;
