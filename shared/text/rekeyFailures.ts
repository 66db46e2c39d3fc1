// SPDX-License-Identifier: Apache-2.0
import type { FailureCode } from "../failure.ts";
import { type FailureWords, named, nothingChanged } from "./facts.ts";

/** Sealing a vault under new keys. */
export const rekeyFailures = {
  "rekey-elsewhere": (fact) => ({
    title: `Nothing was sealed under new keys: that was begun already, into ${named("the folder", fact("name"))}, and this is another or lacks what was begun.`,
    safe: "The vault is whole and was not touched.",
    next: "Choose the folder that it was begun into; or abandon it, and begin again.",
  }),
  "rekey-passphrase": () => ({
    title:
      "The sealing under new keys was not resumed: this is not the new passphrase that it was begun with.",
    safe: "The vault is whole and was not touched, and nothing that was sealed already is lost.",
    next: "Give the new passphrase from the first time; or abandon it, and begin again in another folder.",
  }),
  "rekey-none": () => ({
    title: "Nothing was abandoned: no sealing under new keys was begun.",
    safe: nothingChanged,
    next: "Go on with the vault as it is.",
  }),
  "rekey-finished": (fact) => ({
    title: `This vault went on under new keys already, in ${named("the folder", fact("name"))}.`,
    safe: nothingChanged,
    next: "Open the vault in that folder. Only when it is lost for good, go on with the old keys and say so.",
  }),
} as const satisfies Partial<Record<FailureCode, FailureWords>>;
