// SPDX-License-Identifier: Apache-2.0
import type { CheckReport, VaultStatus } from "../../../shared/ipc/views.ts";
import { ok } from "../../../shared/result.ts";
import { handOverStep } from "../../../shared/text/handOver.ts";
import { optional, required } from "../argument.ts";
import {
  type Answer,
  command,
  type Command,
  refused,
  vaultCommand,
} from "../command.ts";
import { counted, fields, sentence, size, table } from "../layout.ts";
import { path, words } from "../readers.ts";

type OpenVault = Extract<VaultStatus, { state: "open" }>;

const freshnessWords: Record<OpenVault["freshness"], string> = {
  proven: "proven: holds all that this machine has seen of it",
  unproven: "cannot be proven: this machine has no memory of this vault",
  "rolled-back": "ROLLED BACK: entries that this machine has seen are missing",
};

const cryptographyWords: Record<OpenVault["cryptography"], string> = {
  native: "libsodium as machine code",
  portable: "libsodium as WebAssembly: the same bytes, more slowly",
};

function kitWords({ recoveryKit: kit }: OpenVault): string {
  return kit === null ? "not made yet" : `made ${kit.made} by ${kit.by}`;
}

const sampleWords = {
  whole: "invented: this is a sample",
  unfinished:
    "invented: this is a sample whose making was broken off; delete it, and make a new one",
};

function statusAnswer(status: VaultStatus): Answer {
  if (status.state === "closed")
    return { value: status, text: sentence("No vault is open.") };
  return {
    value: status,
    text: fields([
      ["Vault", status.name],
      ["Id", status.vault],
      ["Checkpoint", `${status.checkpoint.seq} ${status.checkpoint.head}`],
      ["Freshness", freshnessWords[status.freshness]],
      ["Open for", status.readOnly ? "reading only" : "reading and writing"],
      ["Cryptography", cryptographyWords[status.cryptography]],
      ["Data", status.sample && sampleWords[status.sample]],
      ["Recovery kit", kitWords(status)],
      ["Hand-over", status.handOver && handOverStep(status.handOver)],
    ]),
  };
}

const create = command("new-vault", {
  words: ["vault", "create"],
  summary: "Makes a new, empty vault.",
  details: [
    "The passphrase is asked for twice. Nobody can reset it: make a recovery kit at once, and keep it away from this machine.",
  ],
  positionals: {
    vault: required("vault", "the folder to make; an empty one will do", path),
  },
  options: {
    "slot-name": optional(
      "name",
      "whose passphrase this is (owner, when left out)",
      words,
    ),
  },
  async run(session, given) {
    const made = await session.call("vault.create", {
      folder: session.grant(given.vault),
      passphrase: session.passphrase,
      slotName: given["slot-name"] ?? "owner",
    });
    return made.ok ? ok(statusAnswer(made.value)) : refused(made.error);
  },
});

const sample = command("new-vault", {
  words: ["vault", "sample"],
  summary: "Makes a new vault with an audit of invented data in it.",
  details: [
    "For trying everything out: six people, whose keys are in the vault and open with its passphrase, a charter in force, a report in a private and a public version, and three findings, of which one is open. Delete it with vault delete-sample when you are done.",
  ],
  positionals: {
    vault: required("vault", "the folder to make; an empty one will do", path),
  },
  options: {},
  async run(session, given) {
    const made = await session.call("vault.sample", {
      folder: session.grant(given.vault),
      passphrase: session.passphrase,
      slotName: "sample",
    });
    return made.ok ? ok(statusAnswer(made.value)) : refused(made.error);
  },
});

const deleteSample = vaultCommand({
  words: ["vault", "delete-sample"],
  summary: "Deletes a vault that was made as a sample.",
  details: [
    "Whatever was added to it goes too, and nothing brings it back. Refused, with nothing deleted, unless the vault was made by vault sample, holds no audit but the sample's own and no request from elsewhere, and unless its folder holds only what a vault puts there.",
  ],
  positionals: {},
  options: {},
  async run(session) {
    const deleted = await session.call("vault.deleteSample", {});
    if (!deleted.ok) return refused(deleted.error);
    return ok({ value: deleted.value, text: sentence("The sample is gone.") });
  },
});

const info = vaultCommand({
  words: ["vault", "info"],
  summary: "Shows the vault's id, checkpoint and freshness.",
  positionals: {},
  options: {},
  async run(session) {
    const status = await session.call("vault.status", {});
    return status.ok ? ok(statusAnswer(status.value)) : refused(status.error);
  },
});

const problemWords = {
  missing: "is missing",
  damaged: "is damaged",
  unnamed: "is named by no entry of the ledger",
} as const;

const wholeVerdict = "The vault is whole.";

function verdictOf({ header, ledger, objects }: CheckReport): string {
  // An object that no entry names is what a crash leaves before its import was acknowledged.
  const sound =
    header === "whole" &&
    ledger !== "damaged" &&
    objects.problems.every(({ what }) => what === "unnamed");
  if (!sound)
    return "The vault is damaged or was tampered with. What is whole can still be read.";
  return ledger === "whole"
    ? wholeVerdict
    : "What is here is whole, but later entries are missing: this is not the newest state of the vault.";
}

function checkAnswer(report: CheckReport): Answer {
  const { problems, whole, lost } = report.objects;
  const verdict = verdictOf(report);
  const summary = fields([
    ["Header", report.header],
    [
      "Ledger",
      `${report.ledger}, ${counted(report.entries, "entry", "entries")}`,
    ],
    ["Objects", `${whole} whole, ${size(report.bytes)}`],
  ]);
  const listed = table(
    ["Object", "What is wrong", "File"],
    problems.map(({ object, what, name }) => [
      object,
      problemWords[what],
      name,
    ]),
  );
  const given = table(
    ["Object", "Recorded as lost, because", "File"],
    lost.map(({ object, reason, name }) => [object, reason, name]),
  );
  return {
    value: report,
    text:
      summary +
      (problems.length > 0 ? `\n${listed}` : "") +
      (lost.length > 0 ? `\n${given}` : "") +
      `\n${verdict}\n`,
    exitCode: verdict === wholeVerdict ? 0 : 3,
  };
}

const check = vaultCommand({
  words: ["vault", "check"],
  summary: "Verifies the header, every entry of the ledger and every object.",
  details: [
    "Changes nothing; what it finds is mended by counterseal vault repair. A report names objects by their ids alone, since the names of files are confidential: it can be given to others.",
  ],
  positionals: {},
  options: {
    report: optional(
      "file",
      "write a report, as .txt and as .json beside it; neither may exist",
      path,
    ),
  },
  async run(session, given) {
    const report = await session.runJob("vault.check", {});
    if (!report.ok) return refused(report.error);
    const answer = checkAnswer(report.value);
    if (given.report === undefined) return ok(answer);
    const destination = session.grant(given.report);
    const saved = await session.call("vault.saveCheck", { destination });
    if (!saved.ok) return refused(saved.error);
    const written = sentence(
      `Report written: ${saved.value.files.join(", ")}.`,
    );
    return ok({ ...answer, text: answer.text + written });
  },
});

export const vaultCommands: readonly Command[] = [
  create,
  sample,
  deleteSample,
  check,
  info,
];
