// SPDX-License-Identifier: Apache-2.0
import type { Response } from "../../../shared/ipc/contract.ts";
import { ok } from "../../../shared/result.ts";
import { rekeyKeepsCopies, rekeyNext } from "../../../shared/text/rekey.ts";
import { flag, required } from "../argument.ts";
import {
  type Answer,
  type Command,
  refused,
  vaultCommand,
} from "../command.ts";
import { fields, sentence, size, table } from "../layout.ts";
import { path, words } from "../readers.ts";

function rekeyAnswer(report: Response<"vault.rekey">): Answer {
  const { finished, checkpoint, whole, sealed, bytes, problems } = report;
  const listed = table(
    ["Object", "What is wrong", "File"],
    problems.map(({ object, what, name }) => [object, `is ${what}`, name]),
  );
  const undecided =
    "The vault was not sealed under new keys yet: these files are not whole. Put them back from a backup and start again; or start again with --without-damaged, and the ledger will name their loss; or abandon it with vault rekey-abandon.";
  return {
    value: report,
    text:
      fields([
        ["Checkpoint", `${checkpoint.seq} ${checkpoint.head}`],
        ["Objects", `${whole} whole, ${sealed} of them sealed now`],
        ["Verified", size(bytes)],
      ]) +
      (problems.length > 0 ? `\n${listed}` : "") +
      "\n" +
      (finished
        ? rekeyNext(report).map(sentence).join("")
        : sentence(undecided)),
    exitCode: problems.length > 0 ? 3 : 0,
  };
}

const rekey = vaultCommand(
  {
    words: ["vault", "rekey"],
    summary: "Seals everything under new keys, as a vault in a new folder.",
    details: [
      "For when a passphrase, a recovery kit or a copy may be in wrong hands. The new vault has the same id, entries, checkpoints and files, so that every statement about them stays valid; its keys are fresh, and the new passphrase alone opens it. Other owners choose theirs anew.",
      "An interrupted one goes on when it is started again with the same folder and the same new passphrase. From the first entry on that says so, the old vault takes no change; it is left whole, and once the new one is whole and verified it is for reading only.",
      rekeyKeepsCopies,
      "Ends with 3 when files are damaged or missing.",
    ],
    positionals: {
      out: required("new-folder", "the vault to make", path),
    },
    options: {
      "keep-kit": flag(
        "let the present recovery kit open the new vault too; only when nobody else can have it",
      ),
      "without-damaged": flag(
        "leave files behind that are damaged or missing, and record that",
      ),
    },
    async run(session, given) {
      const done = await session.runJob("vault.rekey", {
        folder: session.grant(given.out),
        present: session.passphrase,
        passphrase: session.newPassphrase,
        keepKit: given["keep-kit"],
        withoutDamaged: given["without-damaged"],
      });
      return done.ok ? ok(rekeyAnswer(done.value)) : refused(done.error);
    },
  },
  "new-passphrase",
);

const abandon = vaultCommand({
  words: ["vault", "rekey-abandon"],
  summary: "Gives up sealing under new keys; the vault takes changes again.",
  details: [
    "What was sealed in the new folder is of no use then; remove the folder. Where the new vault is finished, going on with the old keys would make two lines of one vault: that is refused unless the new one is lost for good.",
  ],
  positionals: {},
  options: {
    reason: required("text", "why; it is recorded", words),
    "new-vault-lost": flag("the finished new vault is lost for good"),
  },
  async run(session, given) {
    const abandoned = await session.call("vault.rekeyAbandon", {
      reason: given.reason,
      newVaultLost: given["new-vault-lost"],
    });
    return abandoned.ok
      ? ok({
          value: abandoned.value,
          text: sentence("The vault takes changes again, under its old keys."),
        })
      : refused(abandoned.error);
  },
});

export const vaultRekeyCommands: readonly Command[] = [rekey, abandon];
