// SPDX-License-Identifier: Apache-2.0
import {
  LedgerFilter,
  ledgerKinds,
} from "../../../shared/domain/ledgerFilter.ts";
import type { Failure } from "../../../shared/failure.ts";
import type { Request, Response } from "../../../shared/ipc/contract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import {
  entryCommand,
  entrySentences,
  isBorneOut,
} from "../../../shared/text/verifiedEntry.ts";
import { optional, type Reader, repeated, required } from "../argument.ts";
import { type Command, refused, vaultCommand } from "../command.ts";
import { counted, sentence, table } from "../layout.ts";
import { printable } from "../printable.ts";
import { auditId, choice, path, wholeNumber, words } from "../readers.ts";
import type { Session } from "../session.ts";

function filterText(
  field: "about" | "from" | "until" | "search",
  otherwise: string,
): Reader<string> {
  return (text) =>
    LedgerFilter.shape[field].safeParse(text).success
      ? ok(text)
      : err(otherwise);
}

const noDay = "is not a day such as 2026-11-23";

const filters = {
  kind: repeated(
    "kind",
    `only acts of this kind, again for several: ${ledgerKinds.join(", ")}`,
    choice(ledgerKinds),
  ),
  audit: optional("audit", "only acts of this audit", auditId),
  person: optional(
    "name",
    "only what this person signed, asked or decided, or was done with their passphrase",
    words,
  ),
  about: optional(
    "id",
    "only what names this person, deliverable, version, release, consent or finding, by its id",
    filterText("about", "is not an id"),
  ),
  from: optional(
    "day",
    "only from this day on, in UTC",
    filterText("from", noDay),
  ),
  until: optional(
    "day",
    "only up to this day, in UTC",
    filterText("until", noDay),
  ),
  search: optional(
    "words",
    "only where every word stands in what is said",
    filterText("search", "has more than 200 characters"),
  ),
};

/** A long ledger is read in several calls. */
async function shownPage(
  session: Session,
  request: Request<"ledger.show">,
): Promise<Result<Response<"ledger.show">, Failure>> {
  for (;;) {
    const shown = await session.call("ledger.show", request);
    if (!shown.ok || shown.value.read >= shown.value.total) return shown;
  }
}

const show = vaultCommand({
  words: ["ledger", "show"],
  summary: "Shows the record of everything done, the newest first.",
  details: [
    "Filters narrow it together: an entry is shown when each of them means it.",
  ],
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
    ...filters,
  },
  async run(session, given) {
    const { limit = 50, before, kind, person: by } = given;
    const { audit, about, from, until, search } = given;
    const kinds = kind.length === 0 ? undefined : kind;
    const filter = { kinds, audit, by, about, from, until, search };
    const shown = await shownPage(session, {
      limit,
      ...(before === undefined ? {} : { before }),
      filter: Object.fromEntries(
        Object.entries(filter).filter(([, value]) => value !== undefined),
      ),
    });
    if (!shown.ok) return refused(shown.error);
    const { entries, total, matched } = shown.value;
    const rows = entries.map(({ seq, at, type, summary }) => [
      ...[String(seq), at, type, summary],
    ]);
    const of = counted(total, "entry", "entries");
    const meant = matched === total ? "" : `${String(matched)} meant, of `;
    return ok({
      value: shown.value,
      text:
        table(["Entry", "At", "Type", "What"], rows) +
        `\n${String(entries.length)} of ${meant}${of}\n`,
    });
  },
});

/** One entry, what was checked of it, and how a stranger checks its signatures. */
async function verifiedEntry(session: Session, seq: number) {
  const answer = await session.call("ledger.verifyEntry", { seq });
  if (!answer.ok) return refused(answer.error);
  const { value } = answer;
  const { anchor, canonical, digest, signatures } = value;
  const commands = signatures.map(
    (signature) =>
      `\nWith the text and the signature that --json gives in files:\n${entryCommand(signature)}\n`,
  );
  return ok({
    value,
    text:
      entrySentences(value).map(sentence).join("") +
      `\n${digest}\n${printable(canonical)}\n` +
      commands.join(""),
    exitCode:
      anchor.verdict === "missing"
        ? (3 as const)
        : isBorneOut(value)
          ? (0 as const)
          : (1 as const),
  });
}

const verify = vaultCommand({
  words: ["ledger", "verify"],
  summary: "Verifies every entry and the chain that binds them, or one entry.",
  details: [
    "With --entry, that entry is checked with its signatures, by the keys and terms of then, and shown with what a stranger needs to check them. Ends with 1 when a signature does not hold, and with 3 when the checkpoint that this profile keeps is not on the ledger's chain.",
  ],
  positionals: {},
  options: {
    entry: optional(
      "seq",
      "this entry alone, by its number",
      wholeNumber(0, 999_999_999),
    ),
  },
  async run(session, { entry }) {
    if (entry !== undefined) return verifiedEntry(session, entry);
    const verified = await session.call("ledger.verify", {});
    if (!verified.ok) return refused(verified.error);
    const status = await session.call("vault.status", {});
    if (!status.ok) return refused(status.error);
    const { entries, head } = verified.value;
    const open = status.value.state === "open" ? status.value : null;
    const rolledBack = (open?.standing.lost ?? null) !== null;
    const damagedAt = open?.standing.damagedAt ?? null;
    return ok({
      value: { ...verified.value, rolledBack, damagedAt },
      text:
        sentence(
          `${counted(entries, "entry", "entries")}, each verified. Head ${head}`,
        ) +
        (rolledBack
          ? sentence(
              "Entries that this machine has seen are missing after them.",
            )
          : "") +
        (damagedAt === null
          ? ""
          : sentence(`Entry ${damagedAt}, after them, is damaged.`)),
      exitCode: rolledBack || damagedAt !== null ? 3 : 0,
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

const witnessWords = {
  contained: "It is in this ledger.",
  adopted:
    "It is not in this ledger; the ledger says so itself, with the reason, in an adoption after it.",
  missing:
    "IT IS NOT IN THIS LEDGER: entries that existed are missing here. Look for a newer copy of the vault.",
  unproven:
    "It is not in this ledger, and no signature by anyone of the audit says that the statement is genuine, so nothing follows from it. Give one with --signature.",
} as const;

const witnessExits = {
  contained: 0,
  adopted: 0,
  missing: 3,
  unproven: 1,
} as const;

const witness = vaultCommand({
  words: ["ledger", "witness"],
  summary:
    "Compares the checkpoint in a statement that came back with the ledger.",
  details: [
    "Every approval names the vault's checkpoint at which it was made, so that a copy of it elsewhere is a witness of the ledger. Ends with 3 when the ledger does not contain it.",
    "Anyone can write such a text: it is believed with a signature over it by a key that the vault knows of the audit. That may be right below the statement or where --signature says; a request holds one as requester.sig, a release under signatures. Without one the command ends with 1.",
  ],
  positionals: {
    statement: required("file", "the statement.txt that came back", path),
  },
  options: {
    signature: optional("file", "a signature on it", path),
  },
  async run(session, given) {
    const compared = await session.call("ledger.witness", {
      file: session.grant(given.statement),
      ...(given.signature === undefined
        ? {}
        : { signature: session.grant(given.signature) }),
    });
    if (!compared.ok) return refused(compared.error);
    const { seq, head, issued, verdict } = compared.value;
    return ok({
      value: compared.value,
      text:
        sentence(`The statement of ${issued} names entry ${seq}, ${head}.`) +
        sentence(witnessWords[verdict]),
      exitCode: witnessExits[verdict],
    });
  },
});

export const ledgerCommands: readonly Command[] = [
  show,
  verify,
  checkpoint,
  witness,
];
