// SPDX-License-Identifier: Apache-2.0
import { ok } from "../../../shared/result.ts";
import { optional } from "../argument.ts";
import { type Command, refused, vaultCommand } from "../command.ts";
import { counted, sentence, table } from "../layout.ts";
import { wholeNumber } from "../readers.ts";

const show = vaultCommand({
  words: ["ledger", "show"],
  summary: "Shows the record of everything done, the newest first.",
  positionals: {},
  options: {
    limit: optional(
      "number",
      "how many entries (50, when left out)",
      wholeNumber(1, 1000),
    ),
    before: optional(
      "seq",
      "only entries before this one, to continue a listing",
      wholeNumber(0, 999_999_999),
    ),
  },
  async run(session, given) {
    const shown = await session.call("ledger.show", {
      limit: given.limit ?? 50,
      ...(given.before === undefined ? {} : { before: given.before }),
    });
    if (!shown.ok) return refused(shown.error);
    const { entries, total } = shown.value;
    const rows = entries.map(({ seq, at, type, summary }) => [
      String(seq),
      at,
      type,
      summary,
    ]);
    return ok({
      value: shown.value,
      text:
        table(["Entry", "At", "Type", "What"], rows) +
        `\n${entries.length} of ${counted(total, "entry", "entries")}\n`,
    });
  },
});

const verify = vaultCommand({
  words: ["ledger", "verify"],
  summary: "Verifies every entry and the chain that binds them.",
  positionals: {},
  options: {},
  async run(session) {
    const verified = await session.call("ledger.verify", {});
    if (!verified.ok) return refused(verified.error);
    const status = await session.call("vault.status", {});
    if (!status.ok) return refused(status.error);
    const { entries, head } = verified.value;
    const rolledBack =
      status.value.state === "open" && status.value.freshness === "rolled-back";
    return ok({
      value: { ...verified.value, rolledBack },
      text:
        sentence(
          `${counted(entries, "entry", "entries")}, each verified. Head ${head}`,
        ) +
        (rolledBack
          ? sentence(
              "Entries that this machine has seen are missing after them.",
            )
          : ""),
      exitCode: rolledBack ? 3 : 0,
    });
  },
});

const checkpoint = vaultCommand({
  words: ["ledger", "checkpoint"],
  summary: "Prints the checkpoint: the newest entry's number and digest.",
  positionals: {},
  options: {},
  async run(session) {
    const status = await session.call("vault.status", {});
    if (!status.ok) return refused(status.error);
    if (status.value.state !== "open") return refused({ code: "vault-locked" });
    const { vault, checkpoint: newest } = status.value;
    return ok({
      value: { vault, ...newest },
      text: sentence(`${vault} ${newest.seq} ${newest.head}`),
    });
  },
});

export const ledgerCommands: readonly Command[] = [show, verify, checkpoint];
