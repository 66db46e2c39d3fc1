// SPDX-License-Identifier: Apache-2.0
import { ok } from "../../../shared/result.ts";
import { failure } from "../../../shared/failure.ts";
import { flag, required } from "../argument.ts";
import {
  command,
  type Command,
  misused,
  refused,
  vaultCommand,
} from "../command.ts";
import { sentence } from "../layout.ts";
import { path, words } from "../readers.ts";
import { kitAnswer, kitFormOptions, kitRequest } from "./kit.ts";

const recoveryKit = vaultCommand({
  words: ["vault", "recovery-kit"],
  summary: "Makes the recovery kit: whoever holds it can read the whole vault.",
  details: [
    "The kit is one key in the forms that you choose, at least one of them: a file that stock age reads, 24 words to write down, a page to print that holds both. With it, stock age gives every imported file back without Counterseal and without the passphrase, and vault recover makes a new passphrase. Keep it where the vault is not.",
    "A vault has one kit: kits made before open it no more. Where there is one already, --replace makes another.",
  ],
  positionals: {},
  options: {
    ...kitFormOptions,
    replace: flag("make a new kit; those made before open this vault no more"),
  },
  async run(session, given) {
    const { out, sheet, words, replace } = given;
    if (out === undefined && sheet === undefined && !words)
      return misused("Give at least one of --out, --sheet and --words.");
    const status = await session.call("vault.status", {});
    if (!status.ok) return refused(status.error);
    const made = await session.call(
      "vault.recoveryKit",
      kitRequest(session, given, replace),
    );
    if (!made.ok) return refused(made.error);
    const hadKit =
      status.value.state === "open" && status.value.recoveryKit !== null;
    return ok(kitAnswer(made.value, hadKit));
  },
});

const recover = command("recovery", {
  words: ["vault", "recover"],
  summary:
    "Opens a vault with its recovery kit, and gives it a new passphrase.",
  details: [
    "For when no passphrase is known any more, or the header is damaged: then it is made anew from the ledger, and what was left of it is kept in the vault's quarantine folder. The kit's 24 words are read in either case, with or without numbers; on a terminal they are asked for, and never shown. The ledger says that the kit was used.",
    "A vault that takes no changes, such as one whose entries are lost, gets no new passphrase, and the command says why and ends with 3.",
  ],
  positionals: { vault: required("vault", "the vault's folder", path) },
  options: {
    name: required("name", "whose passphrase the new one is", words),
    "replace-others": flag("the new passphrase becomes the only one"),
  },
  async run(session, given) {
    const opened = await session.call("vault.recover", {
      folder: session.grant(given.vault),
      kit: { text: session.kit },
      name: given.name,
      passphrase: session.newPassphrase,
      replaceOthers: given["replace-others"],
    });
    if (!opened.ok) return refused(opened.error);
    if (opened.value.state !== "open") return refused(failure("vault-locked"));
    const { notices, readOnly } = opened.value;
    return ok({
      value: opened.value,
      text: notices.map(sentence).join(""),
      exitCode: readOnly ? 3 : 0,
    });
  },
});

export const vaultKeyCommands: readonly Command[] = [recoveryKit, recover];
