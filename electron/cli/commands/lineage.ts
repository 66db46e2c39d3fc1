// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import {
  mostRounds,
  PromiseName,
  stages,
} from "../../../shared/domain/lineage.ts";
import type { VersionId } from "../../../shared/ids.ts";
import { deliverableKinds } from "../../../shared/ipc/views.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { optional, type Reader, required } from "../argument.ts";
import {
  type Command,
  type Refusal,
  refused,
  vaultCommand,
} from "../command.ts";
import { sentence, table } from "../layout.ts";
import { choice, wholeNumber, words } from "../readers.ts";
import { resolveAudit, resolveVersion } from "../references.ts";
import type { Session } from "../session.ts";
import { auditCommand, auditOption } from "./audit.ts";

const promiseName: Reader<PromiseName> = (text) => {
  const read = PromiseName.safeParse(text);
  return read.success
    ? ok(read.data)
    : err("is not a name of small letters, digits and hyphens");
};

const day: Reader<string> = (text) =>
  z.iso.date().safeParse(text).success
    ? ok(text)
    : err("is not a day like 2027-01-31");

const nameOfPromise = required("name", "a short name for it", promiseName);

const set = auditCommand({
  words: ["promise", "set"],
  summary: "Records what the RFP promises, or changes it.",
  positionals: { name: nameOfPromise },
  options: {
    kind: required(
      "kind",
      `one of ${deliverableKinds.join(", ")}`,
      choice(deliverableKinds),
    ),
    title: required("words", "what it is", words),
    due: optional("day", "when it is due, in UTC", day),
  },
  async run(session, audit, given) {
    const { name, kind, title, due } = given;
    const done = await session.call("promise.set", {
      ...{ audit, promise: name, kind, title },
      ...(due === undefined ? {} : { due }),
    });
    return done.ok
      ? ok({ value: {}, text: sentence(`Expected: ${title}.`) })
      : refused(done.error);
  },
});

const stateWords = {
  come: "has come",
  open: "is awaited",
  late: "IS LATE",
} as const;

const list = auditCommand({
  words: ["promise", "list"],
  summary: "Says what the RFP promised, what has come, and what is late.",
  details: [
    "A deliverable counts for a promise of its kind: the first that came for the first that is due.",
  ],
  positionals: {},
  options: {},
  async run(session, audit) {
    const listed = await session.call("promise.list", { audit });
    if (!listed.ok) return refused(listed.error);
    const rows = listed.value.promises.map(
      ({ promise, kind, due, state, title }) => [
        promise,
        kind,
        due ?? "",
        stateWords[state],
        title,
      ],
    );
    return ok({
      value: listed.value,
      text:
        rows.length === 0
          ? sentence("Nothing is recorded of what the RFP promises.")
          : table(["Name", "Kind", "Due", "State", "What"], rows),
    });
  },
});

const drop = auditCommand({
  words: ["promise", "drop"],
  summary: "Expects something no more, on the record.",
  positionals: { name: nameOfPromise },
  options: {
    reason: required("reason", "why, for the ledger", words),
  },
  async run(session, audit, given) {
    const { name, reason } = given;
    const done = await session.call("promise.drop", {
      audit,
      promise: name,
      reason,
    });
    return done.ok
      ? ok({ value: {}, text: sentence(`Expected no more: ${name}.`) })
      : refused(done.error);
  },
});

const versionPositional = required(
  "version",
  "the version's id, or enough of its beginning, or its file name",
  words,
);

interface Of {
  readonly audit: Parameters<typeof resolveAudit>[1];
}

async function versionOf(
  session: Session,
  { audit: given }: Of,
  named: string,
): Promise<Result<VersionId, Refusal>> {
  const audit = await resolveAudit(session, given);
  return audit.ok ? resolveVersion(session, audit.value, named) : audit;
}

async function maybeVersion(
  session: Session,
  of: Of,
  named: string | undefined,
): Promise<Result<VersionId | null, Refusal>> {
  return named === undefined ? ok(null) : versionOf(session, of, named);
}

const describe = vaultCommand({
  words: ["version", "describe"],
  summary: "Says where a version stands, and which versions it comes from.",
  details: ["What is said replaces what was said before, whole."],
  positionals: { version: versionPositional },
  options: {
    audit: auditOption,
    stage: required("stage", `one of ${stages.join(", ")}`, choice(stages)),
    round: optional(
      "number",
      "of a review, from 1",
      wholeNumber(1, mostRounds),
    ),
    "derived-from": optional(
      "version",
      "the private version that a public one was made from",
      words,
    ),
    supersedes: optional("version", "the version whose place it takes", words),
  },
  async run(session, given) {
    const version = await versionOf(session, given, given.version);
    if (!version.ok) return version;
    const derivedFrom = await maybeVersion(
      session,
      given,
      given["derived-from"],
    );
    if (!derivedFrom.ok) return derivedFrom;
    const supersedes = await maybeVersion(session, given, given.supersedes);
    if (!supersedes.ok) return supersedes;
    const done = await session.call("version.describe", {
      ...{ version: version.value, stage: given.stage },
      ...(given.round === undefined ? {} : { round: given.round }),
      ...(derivedFrom.value === null ? {} : { derivedFrom: derivedFrom.value }),
      ...(supersedes.value === null ? {} : { supersedes: supersedes.value }),
    });
    return done.ok
      ? ok({ value: {}, text: sentence(`Recorded: ${given.stage}.`) })
      : refused(done.error);
  },
});

const comment = vaultCommand({
  words: ["version", "comment"],
  summary: "Keeps what a reviewer said of a version.",
  positionals: { version: versionPositional },
  options: {
    audit: auditOption,
    by: required("words", "who said it", words),
    text: required("words", "what was said", words),
  },
  async run(session, given) {
    const version = await versionOf(session, given, given.version);
    if (!version.ok) return version;
    const { by, text } = given;
    const done = await session.call("version.comment", {
      version: version.value,
      by,
      text,
    });
    return done.ok
      ? ok({ value: {}, text: sentence("Kept.") })
      : refused(done.error);
  },
});

export const lineageCommands: readonly Command[] = [
  set,
  list,
  drop,
  describe,
  comment,
];
