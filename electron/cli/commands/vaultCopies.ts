// SPDX-License-Identifier: Apache-2.0
import type { CopyReport } from "../../../shared/ipc/copyContract.ts";
import type { Request } from "../../../shared/ipc/contract.ts";
import { ok, type Result } from "../../../shared/result.ts";
import {
  flag,
  optional,
  repeated,
  required,
  type Values,
} from "../argument.ts";
import {
  type Answer,
  command,
  type Command,
  misused,
  type Refusal,
  refused,
  vaultCommand,
} from "../command.ts";
import { fields, sentence, size, table } from "../layout.ts";
import type { PassphraseSource } from "../passphrase.ts";
import { type GivenKey, key, path, wholeNumber } from "../readers.ts";
import type { Session } from "../session.ts";

function copyAnswer(report: CopyReport, done: string): Answer {
  const { checkpoint, whole, copied, bytes, problems, sealed } = report;
  const summary = fields([
    ["Ledger", `up to entry ${checkpoint.seq} ${checkpoint.head}`],
    ["Objects", `${whole} verified, ${size(bytes)}; ${copied} written now`],
    ["File", sealed && `${size(sealed.size)}, SHA-256 ${sealed.sha256}`],
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

/** How one passphrase of a sealed backup is given; the flag asks for it on the terminal. */
const backupPassphrase = {
  "backup-passphrase": flag("ask for the passphrase of the sealed backup"),
  "backup-passphrase-file": optional(
    "file",
    "read the passphrase of the sealed backup from this file's only line",
    path,
  ),
  "backup-passphrase-fd": optional(
    "number",
    "read the passphrase of the sealed backup from this open file descriptor",
    wholeNumber(0, 1023),
  ),
};

/** What opens a sealed backup. */
export const unsealOptions = {
  identity: optional(
    "file",
    "an age identity file or SSH private key that opens the sealed file",
    path,
  ),
  ...backupPassphrase,
};

type GivenPassphrase = Values<typeof backupPassphrase>;

function givesPassphrase(given: GivenPassphrase): boolean {
  return (
    given["backup-passphrase"] ||
    given["backup-passphrase-file"] !== undefined ||
    given["backup-passphrase-fd"] !== undefined
  );
}

function passphraseSource(given: GivenPassphrase): PassphraseSource {
  return {
    file: given["backup-passphrase-file"],
    descriptor: given["backup-passphrase-fd"],
  };
}

/** Recipients as they stand there, and those in files of public keys. */
async function recipientsOf(
  session: Session,
  given: readonly GivenKey[],
): Promise<Result<string[], Refusal>> {
  const recipients: string[] = [];
  for (const each of given) {
    const request =
      each.path === undefined
        ? { text: each.text }
        : { file: session.grant(each.path) };
    const inspected = await session.call("key.inspect", request);
    if (!inspected.ok) return refused(inspected.error);
    recipients.push(...inspected.value.keys.map(({ key: line }) => line));
  }
  return ok(recipients);
}

const sealedDone =
  "The backup is one sealed file. It was read back from the disk and opened, its ledger verified to the end, and every file in it decrypted and compared.";

type Unseal = Pick<Request<"vault.restore">, "unseal">;

/** What opens a sealed backup, as far as the command line says. */
export async function unsealing(
  session: Session,
  given: GivenPassphrase & { readonly identity: string | undefined },
): Promise<Result<Unseal, Refusal>> {
  if (given.identity !== undefined)
    return givesPassphrase(given)
      ? misused("Give either --identity or --backup-passphrase.")
      : ok({ unseal: { identity: session.grant(given.identity) } });
  if (!givesPassphrase(given)) return ok({});
  const passphrase = await session.obtain(passphraseSource(given), "of-backup");
  return passphrase.ok
    ? ok({ unseal: { passphrase: passphrase.value } })
    : passphrase;
}

const backup = vaultCommand({
  words: ["vault", "backup"],
  summary:
    "Copies the whole vault into a folder or one sealed file, and verifies the copy.",
  details: [
    "The copy in a folder is a vault itself, sealed as the vault is: every file is decrypted from it in memory and compared with the ledger. Given a folder with an earlier or an interrupted copy, it goes on there and adds what is new; a copy that holds entries which this vault lacks is not written over. Ends with 3 when an object could not be copied because it is damaged.",
    "With --to or --backup-passphrase the copy is one new age file, with a tar of that folder inside, which age -d and tar -x unpack as well. It is read back, opened (with its passphrase, or with its own key when it is sealed to recipients, which only they can try theirs on) and compared. An interrupted one leaves a file ending in .part, which the next one to the same place takes away.",
  ],
  positionals: {},
  options: {
    out: required(
      "path",
      "the copy: a new folder, an earlier copy, or a new file",
      path,
    ),
    to: repeated(
      "key",
      "seal it to this age or SSH recipient, or those in this file",
      key,
    ),
    ...backupPassphrase,
  },
  async run(session, given) {
    const out = session.grant(given.out);
    const locked = givesPassphrase(given);
    if (locked && given.to.length > 0)
      return misused(
        "A file that a passphrase opens has no other recipient: give either --to or --backup-passphrase.",
      );
    if (!locked && given.to.length === 0) {
      const copied = await session.runJob("vault.backup", { folder: out });
      return copied.ok
        ? ok(copyAnswer(copied.value, "The backup is whole and verified."))
        : refused(copied.error);
    }
    const way = locked
      ? await session.obtain(passphraseSource(given), "for-backup")
      : await recipientsOf(session, given.to);
    if (!way.ok) return way;
    const sealed = await session.runJob("vault.backup", {
      file: out,
      ...(typeof way.value === "string"
        ? { passphrase: way.value }
        : { recipients: way.value }),
    });
    return sealed.ok
      ? ok(copyAnswer(sealed.value, sealedDone))
      : refused(sealed.error);
  },
});

const restore = command("passphrase", {
  words: ["vault", "restore"],
  summary: "Makes a vault from a backup, or rehearses it.",
  details: [
    "The backup is not changed. An interrupted restore goes on when it is started again: what is whole already is not written again. With --rehearse everything is restored into the profile's folder, still sealed, verified, and taken away again. When the backup is older than what this machine saw of the vault, opening the restored vault says what is missing.",
    "A backup in one sealed file also needs what opens the file: --identity or --backup-passphrase. It is read to its end before anything is written. The vault's own passphrase is asked for as always.",
  ],
  positionals: {
    backup: required("backup", "the backup's folder or sealed file", path),
  },
  options: {
    out: optional("folder", "the vault to make; a new folder", path),
    rehearse: flag("only try it, and leave nothing"),
    ...unsealOptions,
  },
  async run(session, given) {
    if ((given.out === undefined) !== given.rehearse)
      return misused("Give either --out or --rehearse.");
    const unseal = await unsealing(session, given);
    if (!unseal.ok) return unseal;
    const { out } = given;
    const restored = await session.runJob("vault.restore", {
      backup: session.grant(given.backup),
      passphrase: session.passphrase,
      ...unseal.value,
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
