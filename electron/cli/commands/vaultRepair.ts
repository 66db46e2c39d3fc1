// SPDX-License-Identifier: Apache-2.0
import type { Failure } from "../../../shared/failure.ts";
import type { RepairStep } from "../../../shared/ipc/repairContract.ts";
import type { VaultStatus } from "../../../shared/ipc/views.ts";
import { ok, type Result } from "../../../shared/result.ts";
import {
  describeRepairStep,
  needsReason,
} from "../../../shared/text/repair.ts";
import { flag, optional, required } from "../argument.ts";
import {
  type Answer,
  command,
  type Command,
  misused,
  refused,
} from "../command.ts";
import { indented, sentence } from "../layout.ts";
import { path, words } from "../readers.ts";
import type { Session } from "../session.ts";
import { unsealing, unsealOptions } from "./vaultCopies.ts";
import { standingNotices } from "./vaultStanding.ts";

/** Says what there is to do, or what was done; ends with 3 while something is left. */
function repairAnswer(steps: readonly RepairStep[], applied: boolean): Answer {
  if (steps.length === 0)
    return {
      value: { steps },
      text: sentence("There is nothing to repair. The vault is whole."),
    };
  const listed = (title: string, of: readonly RepairStep[]): string =>
    of.length === 0
      ? ""
      : sentence(title) +
        indented(of.map((each) => sentence(describeRepairStep(each))).join(""));
  const left = steps.filter(({ done }) => !done);
  const advice = left.some(needsReason)
    ? sentence(
        "What cannot be got back is given up only with --reason. Look for another backup first: --from.",
      )
    : "";
  const text = applied
    ? listed(
        "Done:",
        steps.filter(({ done }) => done),
      ) +
      listed("Not done:", left) +
      (left.length === 0
        ? sentence("The vault is repaired; each step is on the ledger.")
        : advice)
    : listed("A repair would do this; nothing was changed:", steps) +
      advice +
      sentence("Add --apply to do it.");
  return { value: { steps }, text, exitCode: left.length > 0 ? 3 : 0 };
}

async function open(
  session: Session,
  vault: string,
  from: string | undefined,
): Promise<Result<VaultStatus, Failure>> {
  const { passphrase } = session;
  const folder = session.grant(vault);
  const opened = await session.call("vault.open", { folder, passphrase });
  const headerless = ["vault-header-damaged", "vault-not-a-vault"];
  if (
    opened.ok ||
    from === undefined ||
    !headerless.includes(opened.error.code)
  )
    return opened;
  const backup = session.grant(from);
  return session.call("vault.openByBackup", { folder, backup, passphrase });
}

const repair = command("passphrase", {
  words: ["vault", "repair"],
  summary: "Mends what vault check finds, and destroys nothing.",
  details: [
    "Without --apply it only says what it would do, and changes nothing. What is taken out of the way is kept in the vault's quarantine folder, where nothing is ever written over or removed, and every repair is on the ledger. Ends with 3 while something is left to do.",
    "With --from, damaged or missing files and entries come back from a backup, a folder or a sealed file, each verified against the ledger first; a damaged header is made anew with its help at once. A backup helps a damaged or older ledger only when its own holds all that is whole here and goes on.",
    "What has no whole copy is given up only with --reason: a file is recorded as lost, lost entries are adopted. A later repair from another backup still brings such a file back.",
  ],
  positionals: { vault: required("vault", "the vault's folder", path) },
  options: {
    from: optional("backup", "a backup's folder or sealed file", path),
    apply: flag("do it"),
    reason: optional("text", "why what has no whole copy is given up", words),
    ...unsealOptions,
  },
  async run(session, given) {
    const unseal = await unsealing(session, given);
    if (!unseal.ok) return unseal;
    const { from, apply, reason } = given;
    if (from === undefined && unseal.value.unseal !== undefined)
      return misused("Say which sealed file it opens: --from.");
    const opened = await open(session, given.vault, from);
    if (!opened.ok) return refused(opened.error);
    const repaired = await session.runJob("vault.repair", {
      apply,
      ...(from === undefined ? {} : { backup: session.grant(from) }),
      ...unseal.value,
      ...(reason === undefined ? {} : { reason }),
    });
    if (!repaired.ok) return refused(repaired.error);
    const { steps } = repaired.value;
    const answer = repairAnswer(steps, apply);
    return ok({ ...answer, text: standingNotices(opened.value) + answer.text });
  },
});

export const vaultRepairCommands: readonly Command[] = [repair];
