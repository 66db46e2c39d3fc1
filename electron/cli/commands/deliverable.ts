// SPDX-License-Identifier: Apache-2.0
import { type Failure, failureCodes } from "../../../shared/failure.ts";
import type { Response } from "../../../shared/ipc/contract.ts";
import {
  deliverableKinds,
  type DeliverableView,
  Variant,
} from "../../../shared/ipc/views.ts";
import { err, ok } from "../../../shared/result.ts";
import { signatureWords } from "../../../shared/text/handedOver.ts";
import { describeFailure } from "../../../shared/text/failures.ts";
import { atLeastOne, optional, required } from "../argument.ts";
import {
  type Command,
  misused,
  type Outcome,
  refused,
  vaultCommand,
} from "../command.ts";
import { fields, sentence, shortId, size, table } from "../layout.ts";
import { choice, path, reference, words } from "../readers.ts";
import { resolveDeliverable } from "../references.ts";
import { auditCommand } from "./audit.ts";

type ImportAnswer = Response<"deliverable.import">;

function stageText({
  stage,
  round,
}: {
  stage: string;
  round: number | null;
}): string {
  return round === null ? stage : `${stage}, round ${round}`;
}

function deliverableText(view: DeliverableView): string {
  return [
    fields([
      ["Deliverable", view.deliverable],
      ["Title", view.title],
      ["Kind", view.kind],
    ]),
    ...view.versions.map((version) =>
      fields([
        ["  Version", version.version],
        ["    file", `${version.name}, ${size(version.size)}`],
        ["    SHA-256", version.sha256],
        ["    variant", version.variant],
        ["    imported", version.imported],
        ["    from", version.from],
        ["    channel", version.channel],
        [
          "    signature",
          version.handedOver && signatureWords[version.handedOver.signature],
        ],
        ["    stage", version.lineage && stageText(version.lineage)],
        ["    derived from", version.lineage?.derivedFrom ?? null],
        ["    supersedes", version.lineage?.supersedes ?? null],
        ...version.comments.map(
          ({ by, text }) => [`    ${by} said`, text] as const,
        ),
      ]),
    ),
  ].join("");
}

function importedText(deliverables: readonly DeliverableView[]): string {
  return deliverables.map(deliverableText).join("\n");
}

function refusalOf(refusal: ImportAnswer["refused"][number]): Failure {
  const code = failureCodes.find((known) => known === refusal.code);
  return {
    code: code ?? "internal",
    ...(refusal.facts === undefined ? {} : { facts: refusal.facts }),
  };
}

/** What was taken in, and a failure when something was not. */
export function importOutcome(value: ImportAnswer): Outcome {
  const answer = { value, text: importedText(value.imported) };
  const [first, ...others] = value.refused.map(refusalOf);
  if (first === undefined) return ok(answer);
  return err({
    kind: "failure",
    failure: first,
    about: others.map((other) => describeFailure(other).title),
    done: answer,
  });
}

const imported = auditCommand({
  words: ["deliverable", "import"],
  summary: "Takes files into the vault, with custody on the record.",
  details: [
    "Each file is one new deliverable, or with --deliverable a further version of one. Files that cannot be taken are named, and nothing of them is kept; the others are imported.",
  ],
  positionals: {
    file: atLeastOne("file", "the files to import", path),
  },
  options: {
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
    from: required("words", "who handed the files over", words),
    channel: required("words", "how they came", words),
    deliverable: optional(
      "id",
      "the deliverable that this file is a further version of",
      reference,
    ),
  },
  async run(session, audit, given) {
    const request = {
      audit,
      files: given.file.map((filePath) => session.grant(filePath)),
      kind: given.kind,
      variant: given.variant,
      from: given.from,
      channel: given.channel,
    };
    if (given.deliverable === undefined) {
      const done = await session.runJob("deliverable.import", request);
      return done.ok ? importOutcome(done.value) : refused(done.error);
    }
    if (given.file.length > 1)
      return misused("--deliverable takes one file at a time.");
    const known = await resolveDeliverable(session, given.deliverable);
    if (!known.ok) return known;
    const done = await session.runJob("deliverable.import", {
      ...request,
      deliverable: known.value.deliverable,
    });
    return done.ok ? importOutcome(done.value) : refused(done.error);
  },
});

const list = auditCommand({
  words: ["deliverable", "list"],
  summary: "Lists an audit's deliverables, one line a version.",
  positionals: {},
  options: {},
  async run(session, audit) {
    const listed = await session.call("deliverable.list", {
      audit,
    });
    if (!listed.ok) return refused(listed.error);
    const rows = listed.value.deliverables.flatMap((deliverable) =>
      deliverable.versions.map((version) => [
        shortId(deliverable.deliverable),
        shortId(version.version),
        deliverable.kind,
        version.variant,
        size(version.size),
        version.imported,
        version.name,
      ]),
    );
    const headings = [
      "Deliverable",
      "Version",
      "Kind",
      "Variant",
      "Size",
      "Imported",
      "File",
    ];
    return ok({
      value: listed.value,
      text:
        rows.length === 0
          ? sentence("No deliverable yet.")
          : table(headings, rows),
    });
  },
});

const show = vaultCommand({
  words: ["deliverable", "show"],
  summary: "Shows a deliverable's versions with digests and custody.",
  positionals: {
    deliverable: required(
      "deliverable",
      "the deliverable's id, or enough of its beginning",
      reference,
    ),
  },
  options: {},
  async run(session, given) {
    const known = await resolveDeliverable(session, given.deliverable);
    return known.ok
      ? ok({ value: known.value, text: deliverableText(known.value) })
      : known;
  },
});

const remove = vaultCommand({
  words: ["deliverable", "remove"],
  summary: "Removes a mistaken import, on the record.",
  positionals: {
    deliverable: required(
      "deliverable",
      "the deliverable's id, or enough of its beginning",
      reference,
    ),
  },
  options: { reason: required("reason", "why, for the ledger", words) },
  async run(session, given) {
    const known = await resolveDeliverable(session, given.deliverable);
    if (!known.ok) return known;
    const removed = await session.call("deliverable.remove", {
      deliverable: known.value.deliverable,
      reason: given.reason,
    });
    if (!removed.ok) return refused(removed.error);
    return ok({
      value: {},
      text: sentence(`Removed: ${known.value.title}.`),
    });
  },
});

export const deliverableCommands: readonly Command[] = [
  imported,
  list,
  show,
  remove,
];
