// SPDX-License-Identifier: Apache-2.0
import type { FailureCode } from "../failure.ts";
import { because, type FailureWords, named, nothingChanged } from "./facts.ts";

const unmade = "Nothing was written.";

/** Exchange cards: what a person hands to whoever enrols them. */
export const cardFailures = {
  "card-refused": (fact) => ({
    title: `The card was not taken${because(fact("reason"))}.`,
    safe: nothingChanged,
    next: "Ask for the file itself, as Counterseal wrote it, or enrol the public keys one by one.",
  }),
  "card-unsigned": (fact) => ({
    title: `The card was not taken: it lists a key that has not signed it${because(fact("fingerprint"))}.`,
    safe: nothingChanged,
    next: "A key that signed nothing may be anybody's. Ask for the whole card, with the signature of every key on it.",
  }),
  "card-opens-nothing": () => ({
    title: "No card was made: nothing on it could open a parcel.",
    safe: unmade,
    next: "A key on hardware, in an agent or in the vault signs, but stock age cannot open with it. Add an age recipient (age1…, from age-keygen), or an SSH key file of yours.",
  }),
  "card-public-half-missing": (fact) => ({
    title: `${named("The public half", fact("name"))} could not be read, so no card was made.`,
    safe: unmade,
    next: "A card names the public key. Write it beside the key file with ssh-keygen -y, or sign through ssh-agent.",
  }),
} as const satisfies Partial<Record<FailureCode, FailureWords>>;
