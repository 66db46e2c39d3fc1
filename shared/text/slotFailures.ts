// SPDX-License-Identifier: Apache-2.0
import type { FailureCode } from "../failure.ts";
import { type FailureWords, named, nothingChanged } from "./facts.ts";

/** Passphrases of a vault's owners. */
export const slotFailures = {
  "slot-unknown": (fact) => ({
    title: `The vault has no ${named("passphrase", fact("name"))}.`,
    safe: nothingChanged,
    next: "Look at the list of the vault's passphrases and choose one of them.",
  }),
  "slot-name-taken": (fact) => ({
    title: `No passphrase was added: another has ${named("the name", fact("name"))} already.`,
    safe: nothingChanged,
    next: "Choose a name that tells the two apart: it stands beside everything that its owner does.",
  }),
  "slot-last": () => ({
    title: "The passphrase was not removed: it is the vault's last.",
    safe: nothingChanged,
    next: "Add the passphrase of another owner first.",
  }),
  "slots-full": () => ({
    title: "No passphrase was added: a vault takes 64 at most.",
    safe: nothingChanged,
    next: "Remove one that nobody needs any more.",
  }),
} as const satisfies Partial<Record<FailureCode, FailureWords>>;
