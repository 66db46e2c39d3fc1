// SPDX-License-Identifier: Apache-2.0
import type { UnpackLimits } from "../../../shared/domain/unpackLimits.ts";
import {
  limitRanges,
  usualLimits,
} from "../../../shared/domain/unpackLimits.ts";
import type { AuditId, GrantId } from "../../../shared/ids.ts";
import type { Request } from "../../../shared/ipc/contract.ts";
import type {
  IntakeSummary,
  StagedFile,
} from "../../../shared/ipc/intakeContract.ts";
import { deliverableKinds, Variant } from "../../../shared/ipc/views.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { readTextFile } from "../../engine/files.ts";
import {
  atLeastOne,
  flag,
  optional,
  type Reader,
  repeated,
  required,
} from "../argument.ts";
import {
  type Command,
  misused,
  type Refusal,
  refused,
  vaultCommand,
} from "../command.ts";
import { counted } from "../layout.ts";
import { choice, instant, path, reference, words } from "../readers.ts";
import { resolveAudit, resolveDeliverable } from "../references.ts";
import type { Session } from "../session.ts";
import { auditOption } from "./audit.ts";
import { custodyCommands } from "./custody.ts";
import { importOutcome } from "./deliverable.ts";
import { flawsText, summaryText } from "./intakeText.ts";

type LimitName = keyof UnpackLimits;
const limitNames = Object.keys(usualLimits) as LimitName[];

const limit: Reader<readonly [LimitName, number]> = (text) => {
  const [name, number, ...more] = text.split("=");
  const known = limitNames.find((each) => each === name);
  if (
    known === undefined ||
    !/^[0-9]{1,16}$/.test(number ?? "") ||
    more.length > 0
  )
    return err(`is not one of ${limitNames.join(", ")} with = and a number`);
  const { least, most, unit } = limitRanges[known];
  const value = Number(number);
  return value >= least && value <= most
    ? ok([known, value] as const)
    : err(`takes ${known} from ${least} to ${most} ${unit}`);
};

const opening = {
  audit: auditOption,
  identity: repeated(
    "file",
    "a private key that opens it: an age identity, an OpenSSH key without a passphrase, or an armoured OpenPGP key",
    path,
  ),
  "package-passphrases-file": optional(
    "file",
    "passphrases that open it or its keys, one a line",
    path,
  ),
  limit: repeated(
    "name=number",
    `raise or lower a limit: ${limitNames.join(", ")}`,
    limit,
  ),
} as const;

interface Opening {
  readonly audit: Parameters<typeof resolveAudit>[1];
  readonly identity: readonly string[];
  readonly "package-passphrases-file": string | undefined;
  readonly limit: readonly (readonly [LimitName, number])[];
}

async function passphrasesOf(
  file: string | undefined,
): Promise<Result<string[], Refusal>> {
  if (file === undefined) return ok([]);
  const text = await readTextFile(file, 65_536);
  return text.ok
    ? ok(text.value.split(/\r?\n/).filter((each) => each !== ""))
    : refused(text.error);
}

interface Looked {
  readonly audit: AuditId;
  readonly summary: IntakeSummary;
  readonly passphrases: string[];
}

async function look(
  session: Session,
  files: readonly string[],
  given: Opening,
): Promise<Result<Looked, Refusal>> {
  const audit = await resolveAudit(session, given.audit);
  if (!audit.ok) return audit;
  const passphrases = await passphrasesOf(given["package-passphrases-file"]);
  if (!passphrases.ok) return passphrases;
  const grant = (each: string): GrantId => session.grant(each);
  const summary = await session.runJob("intake.look", {
    audit: audit.value,
    files: files.map(grant),
    keyFiles: given.identity.map(grant),
    passphrases: passphrases.value,
    limits: Object.fromEntries(given.limit),
  });
  return summary.ok
    ? ok({
        audit: audit.value,
        summary: summary.value,
        passphrases: passphrases.value,
      })
    : refused(summary.error);
}

const handed = atLeastOne(
  "file",
  "what was handed over: files, archives, envelopes, folders",
  path,
);

const looked = vaultCommand({
  words: ["intake", "look"],
  summary:
    "Opens what a vendor handed over and says what is in it; writes nothing.",
  details: [
    "It is decrypted and unpacked in a process of its own, which holds the keys given here and none of the vault's. Files are refused one by one, each with the reason. It ends with 1 when a package was not read to its end. See docs/intake.md.",
  ],
  positionals: { file: handed },
  options: opening,
  async run(session, given) {
    const done = await look(session, given.file, given);
    if (!done.ok) return done;
    const { summary } = done.value;
    return ok({
      value: summary,
      text: summaryText(summary),
      exitCode: summary.packages.some(({ fault }) => fault !== null) ? 1 : 0,
    });
  },
});

/** What would be taken in: neither refused, nor here already, nor left out, nor only evidence of the others. */
function chosen(
  summary: IntakeSummary,
  leaveOut: readonly string[],
): StagedFile[] {
  return summary.files.filter(
    ({ path: each, refused: reason, known, isEvidence }) =>
      reason === null &&
      known === null &&
      !isEvidence &&
      !leaveOut.includes(each),
  );
}

const taken = vaultCommand({
  words: ["intake", "take"],
  summary: "Takes in what a vendor handed over, with custody on the record.",
  details: [
    "Looks first, as intake look does, and says what it found on standard error. Then takes every file that is not refused, not in the vault already and no signature or list of digests. Nothing is taken of what is not whole unless --with-broken is given with --as and --reason, which go on the record: a package that was not read to its end, a listed file that did not come, and among the files to be taken one whose signature is broken or that a list of digests says to be another. An intake that was broken off goes on when it is repeated.",
  ],
  positionals: { file: handed },
  options: {
    ...opening,
    kind: required(
      "kind",
      `one of ${deliverableKinds.join(", ")}`,
      choice(deliverableKinds),
    ),
    variant: required(
      "variant",
      "private, or public for what is meant to be released",
      choice(Variant.options),
    ),
    from: required("words", "who handed it over", words),
    channel: required("words", "how it came", words),
    handed: optional(
      "time",
      "when it was handed over; now when left out",
      instant,
    ),
    deliverable: optional(
      "id",
      "the deliverable that the one file is a further version of",
      reference,
    ),
    "leave-out": repeated(
      "path",
      "a file of the package that is not taken in",
      words,
    ),
    "with-broken": flag(
      "take what came although it is not whole: files whose signature is broken or that were changed, and what could be read of a package",
    ),
    as: optional("words", "who takes in what is not whole", words),
    reason: optional("words", "why it is taken in all the same", words),
  },
  async run(session, given) {
    const accepting = acceptingOf(given);
    if (!accepting.ok) return accepting;
    const done = await look(session, given.file, given);
    if (!done.ok) return done;
    const { summary, passphrases } = done.value;
    const files = chosen(summary, given["leave-out"]);
    session.say(summaryText(summary) + flawsText(summary, files));
    const into = await intoOf(session, given.deliverable, files.length);
    if (!into.ok) return into;
    const result = await session.runJob("intake.take", {
      intake: summary.intake,
      passphrases,
      from: given.from,
      channel: given.channel,
      ...(given.handed === undefined ? {} : { handed: given.handed }),
      ...accepting.value,
      files: files.map(({ index }) => ({
        ...{ index, kind: given.kind, variant: given.variant },
        ...into.value,
      })),
    });
    return result.ok ? importOutcome(result.value) : refused(result.error);
  },
});

/** Who accepts what is not whole, and why: all of it is said, or nothing. */
function acceptingOf({
  "with-broken": withBroken,
  as: by,
  reason,
}: {
  readonly "with-broken": boolean;
  readonly as: string | undefined;
  readonly reason: string | undefined;
}): Result<Pick<Request<"intake.take">, "accepting">, Refusal> {
  if (!withBroken && by === undefined && reason === undefined) return ok({});
  return withBroken && by !== undefined && reason !== undefined
    ? ok({ accepting: { by, reason } })
    : misused(
        "--with-broken, --as and --reason go together: who takes in what is not whole, and why.",
      );
}

type Into = Pick<Request<"intake.take">["files"][number], "deliverable">;

async function intoOf(
  session: Session,
  given: string | undefined,
  count: number,
): Promise<Result<Into, Refusal>> {
  if (given === undefined) return ok({});
  if (count !== 1)
    return misused(
      `--deliverable takes one file, and ${counted(count, "file", "files")} would be taken in: leave out the others.`,
    );
  const known = await resolveDeliverable(session, given);
  return known.ok ? ok({ deliverable: known.value.deliverable }) : known;
}

export const intakeCommands: readonly Command[] = [
  looked,
  taken,
  ...custodyCommands,
];
