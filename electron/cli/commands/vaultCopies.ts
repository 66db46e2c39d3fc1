// SPDX-License-Identifier: Apache-2.0
import type { CopyReport } from "../../../shared/ipc/copyContract.ts";
import { ok } from "../../../shared/result.ts";
import { flag, optional, required } from "../argument.ts";
import {
  type Answer,
  command,
  type Command,
  misused,
  refused,
  vaultCommand,
} from "../command.ts";
import { fields, sentence, size, table } from "../layout.ts";
import { path } from "../readers.ts";

function copyAnswer(report: CopyReport, done: string): Answer {
  const { checkpoint, whole, copied, bytes, problems } = report;
  const summary = fields([
    ["Ledger", `up to entry ${checkpoint.seq} ${checkpoint.head}`],
    ["Objects", `${whole} verified, ${size(bytes)}; ${copied} written now`],
  ]);
  const listed = table(
    ["Object", "Left out, because it is", "File"],
    problems.map(({ object, what, name }) => [object, what, name]),
  );
  return {
    value: report,
    text:
      problems.length === 0
        ? summary + sentence(done)
        : `${summary}\n${listed}\n${sentence("Not everything could be copied; what is listed is missing from the copy.")}`,
    exitCode: problems.length > 0 ? 3 : 0,
  };
}

const backup = vaultCommand({
  words: ["vault", "backup"],
  summary: "Copies the whole vault into a folder, and verifies the copy.",
  details: [
    "The copy is a vault itself, sealed as the vault is: every file is decrypted from it in memory and compared with the ledger. Given a folder with an earlier or an interrupted copy, it goes on there and adds what is new; a copy that holds entries which this vault lacks is not written over. Ends with 3 when an object could not be copied because it is damaged.",
  ],
  positionals: {},
  options: {
    out: required("folder", "the copy: a new folder, or an earlier copy", path),
  },
  async run(session, given) {
    const copied = await session.runJob("vault.backup", {
      folder: session.grant(given.out),
    });
    return copied.ok
      ? ok(copyAnswer(copied.value, "The backup is whole and verified."))
      : refused(copied.error);
  },
});

const restore = command("passphrase", {
  words: ["vault", "restore"],
  summary: "Makes a vault from a backup, or rehearses it.",
  details: [
    "The backup is not changed. An interrupted restore goes on when it is started again. With --rehearse everything is restored into the profile's folder, still sealed, verified, and taken away again. When the backup is older than what this machine saw of the vault, opening the restored vault says what is missing.",
  ],
  positionals: { backup: required("backup", "the backup's folder", path) },
  options: {
    out: optional("folder", "the vault to make; a new folder", path),
    rehearse: flag("only try it, and leave nothing"),
  },
  async run(session, given) {
    if ((given.out === undefined) !== given.rehearse)
      return misused("Give either --out or --rehearse.");
    const { out } = given;
    const restored = await session.runJob("vault.restore", {
      backup: session.grant(given.backup),
      passphrase: session.passphrase,
      ...(out === undefined ? {} : { folder: session.grant(out) }),
    });
    if (!restored.ok) return refused(restored.error);
    const done = given.rehearse
      ? "The backup can be restored. Nothing was left of the rehearsal."
      : "The vault is restored and verified.";
    return ok(copyAnswer(restored.value, done));
  },
});

export const vaultCopyCommands: readonly Command[] = [backup, restore];
