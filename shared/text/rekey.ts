// SPDX-License-Identifier: Apache-2.0
import type { RekeyReport } from "../ipc/rekeyContract.ts";
import { listed, shown } from "./facts.ts";

/** Sentences about sealing a vault under new keys, for window and terminal alike. */

export const rekeyKeepsCopies =
  "It protects what the new vault holds from whoever has an old passphrase, an old recovery kit or the old keys. It takes nothing back: the old folder, its backups and every other copy still open with what opened them before, and whoever had the keys may have read what was there.";

/** What remains to be done after a vault was sealed under new keys, each a whole sentence or more. */
export function rekeyNext({
  to,
  problems,
  askAgain,
  kit,
}: RekeyReport): readonly string[] {
  return [
    `The vault is whole under new keys, in ${shown(to)}. Go on there; the old folder is for reading only now.`,
    ...(problems.length > 0
      ? ["The files that are not whole are not in it; its ledger says so."]
      : []),
    ...(askAgain.length > 0
      ? [
          `Your new passphrase is the only one. Have these owners choose theirs again: ${listed(askAgain.map(shown), "and")}.`,
        ]
      : []),
    {
      none: "There is no recovery kit: make one now.",
      dropped:
        "The recovery kit of before does not open it: make a new one now.",
      kept: "The recovery kit of before opens it too.",
    }[kit],
    "Make a backup of the new vault. Then remove the old folder, its backups and all other copies: they still open with the old passphrases, kits and keys.",
  ];
}
