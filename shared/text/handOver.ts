// SPDX-License-Identifier: Apache-2.0
import type { HandOverView } from "../ipc/views.ts";
import { shown } from "./facts.ts";

/** At which step a hand-over stands, in one sentence. */
export function handOverStep({ from, to, step }: HandOverView): string {
  return step === "kit"
    ? `${shown(to)} has a passphrase; the new recovery kit is to be made next, then the passphrase of ${shown(from)} is removed.`
    : `${shown(to)} has a passphrase, and the recovery kit is settled; the passphrase of ${shown(from)} is to be removed next.`;
}

/** What stands after a hand-over, each a sentence. */
export function handOverFacts({
  from,
  to,
  keepsKit,
}: HandOverView): readonly string[] {
  return [
    `${shown(to)} opens the vault now; the passphrase of ${shown(from)} opens it no more.`,
    keepsKit
      ? "The recovery kit is the one from before: whoever holds it can open the vault."
      : "The recovery kit is the new one; kits made before open this vault no more.",
    `Copies of the vault from before still open with the passphrase of ${shown(from)} and with the kit of their time, and ${shown(from)} may have kept the vault's keys.`,
    "Only sealing everything anew under new keys ends that: counterseal vault rekey.",
  ];
}
