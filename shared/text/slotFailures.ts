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
    title: `No passphrase was changed: one of them has ${named("the name", fact("name"))} already.`,
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
  "slots-cost-reached": () => ({
    title:
      "No passphrase was added: all of the vault's together would take too much work to try.",
    safe: nothingChanged,
    next: "Remove one that nobody needs any more.",
  }),
  "slots-cost-refused": () => ({
    title:
      "The vault was not opened: its header asks for more work than is safe to try all of its passphrases.",
    safe: "Nothing was changed, and the passphrase was not used.",
    next: "The header may have been altered. Put vault.json back from a backup, or use the recovery kit.",
  }),
  "hand-over-running": (fact) => ({
    title: `A hand-over of this vault${fact("name") === "" ? "" : ` to ${fact("name")}`} is under way already.`,
    safe: nothingChanged,
    next: "Go on with it, or stop it.",
  }),
  "hand-over-none": () => ({
    title: "No hand-over of this vault is under way.",
    safe: nothingChanged,
    next: "Begin one with the name of the new owner.",
  }),
  "hand-over-kit-missing": () => ({
    title:
      "The hand-over was not finished: the new recovery kit is not made yet.",
    safe: "Nothing was changed. Both owners can open the vault.",
    next: "Make the new recovery kit, then finish the hand-over.",
  }),
} as const satisfies Partial<Record<FailureCode, FailureWords>>;
