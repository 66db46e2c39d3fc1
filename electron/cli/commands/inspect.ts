// SPDX-License-Identifier: Apache-2.0
import type { ItemId } from "../../../shared/domain/inspectionStanding.ts";
import { failure } from "../../../shared/failure.ts";
import type { VersionId } from "../../../shared/ids.ts";
import type { InspectionView } from "../../../shared/ipc/inspectionContract.ts";
import { neverAccepted } from "../../../shared/domain/inspectionChecks.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { atLeastOne, flag, repeated, required } from "../argument.ts";
import {
  type Command,
  misused,
  type Outcome,
  type Refusal,
  refused,
  vaultCommand,
} from "../command.ts";
import { sentence } from "../layout.ts";
import { personId, words } from "../readers.ts";
import { resolveAudit, resolveVersion } from "../references.ts";
import type { Session } from "../session.ts";
import { auditCommand, auditOption } from "./audit.ts";
import { inspectClean } from "./inspectClean.ts";
import { inspectionText } from "./inspectionText.ts";

export const versionPositional = required(
  "version",
  "the version's id, or enough of its beginning, or its file name",
  words,
);

interface Given {
  readonly audit: Parameters<typeof resolveAudit>[1];
  readonly version: string;
}

export async function versionOf(
  session: Session,
  given: Given,
): Promise<Result<VersionId, Refusal>> {
  const audit = await resolveAudit(session, given.audit);
  return audit.ok ? resolveVersion(session, audit.value, given.version) : audit;
}

function answer(view: InspectionView): Outcome {
  return ok({ value: view, text: inspectionText(view) });
}

const run = vaultCommand({
  words: ["inspect", "run"],
  summary:
    "Looks at a version for what should not become public, and keeps the report.",
  details: [
    "The file is read in a process of its own that holds no key and may open nothing. What cannot be seen is listed too, and waits for a person who has looked. See docs/inspection.md.",
  ],
  positionals: { version: versionPositional },
  options: { audit: auditOption },
  async run(session, given) {
    const version = await versionOf(session, given);
    if (!version.ok) return version;
    const done = await session.runJob("inspection.run", {
      version: version.value,
    });
    return done.ok ? answer(done.value) : refused(done.error);
  },
});

/** The last report on a version, or that there is none. */
async function reportOf(
  session: Session,
  version: VersionId,
): Promise<Result<InspectionView, Refusal>> {
  const shown = await session.call("inspection.show", { version });
  if (!shown.ok) return refused(shown.error);
  const { inspection } = shown.value;
  return inspection === null
    ? refused(failure("inspection-none"))
    : ok(inspection);
}

const report = vaultCommand({
  words: ["inspect", "report"],
  summary: "Shows the last report on a version, with what was decided.",
  positionals: { version: versionPositional },
  options: { audit: auditOption },
  async run(session, given) {
    const version = await versionOf(session, given);
    if (!version.ok) return version;
    const view = await reportOf(session, version.value);
    return view.ok ? answer(view.value) : view;
  },
});

/** The items that were named, each by enough of its beginning. */
function itemsNamed(
  { findings, unseen }: InspectionView,
  named: readonly string[],
): Result<ItemId[], Refusal> {
  const all = [...findings, ...unseen].map(({ item }) => item);
  const items: ItemId[] = [];
  for (const beginning of named) {
    const [only, another] = all.filter((item) => item.startsWith(beginning));
    if (only === undefined)
      return refused(failure("inspection-item-unknown", { item: beginning }));
    if (another !== undefined)
      return misused(`"${beginning}" names more than one item.`);
    items.push(only);
  }
  return ok(items);
}

const resolve = vaultCommand({
  words: ["inspect", "resolve"],
  summary:
    "Accepts findings with a reason, or says who looked where the inspector could not.",
  positionals: { version: versionPositional },
  options: {
    audit: auditOption,
    item: repeated("item", "an item of the report, by its id", words),
    all: flag("every item that waits for a decision"),
    as: required("person", "who decides", personId),
    reason: required("words", "why, or what was looked at", words),
  },
  async run(session, given) {
    const version = await versionOf(session, given);
    if (!version.ok) return version;
    const view = await reportOf(session, version.value);
    if (!view.ok) return view;
    if (given.all === given.item.length > 0)
      return misused("Name items with --item, or all of them with --all.");
    const items = given.all
      ? ok(waiting(view.value))
      : itemsNamed(view.value, given.item);
    if (!items.ok) return items;
    if (items.value.length === 0) return answer(view.value);
    const done = await session.call("inspection.resolve", {
      version: version.value,
      items: items.value,
      person: given.as,
      reason: given.reason,
    });
    return done.ok ? answer(done.value) : refused(done.error);
  },
});

function waiting({ findings, unseen }: InspectionView): ItemId[] {
  const asked = findings.filter(
    ({ severity, check }) => severity !== "note" && !neverAccepted.has(check),
  );
  return [...asked, ...unseen]
    .filter(({ resolution }) => resolution === null)
    .map(({ item }) => item);
}

const reopen = vaultCommand({
  words: ["inspect", "reopen"],
  summary: "Takes decisions about a report back.",
  positionals: { version: versionPositional },
  options: {
    audit: auditOption,
    item: atLeastOne("item", "an item of the report, by its id", words),
    reason: required("words", "why", words),
  },
  async run(session, given) {
    const version = await versionOf(session, given);
    if (!version.ok) return version;
    const view = await reportOf(session, version.value);
    if (!view.ok) return view;
    const items = itemsNamed(view.value, given.item);
    if (!items.ok) return items;
    const done = await session.call("inspection.reopen", {
      version: version.value,
      items: items.value,
      reason: given.reason,
    });
    return done.ok ? answer(done.value) : refused(done.error);
  },
});

const watch = auditCommand({
  words: ["inspect", "watch"],
  summary:
    "Shows what an audit's inspections look for beside the rules, and changes it.",
  details: [
    "Whatever is given replaces its whole list; reports made with another watch list are to be made again.",
  ],
  positionals: {},
  options: {
    word: repeated("words", "a name or word that must not be public", words),
    embargoed: repeated(
      "id",
      "a finding's or CVE's id that is under embargo",
      words,
    ),
    none: flag("empty both lists"),
  },
  async run(session, audit, given) {
    const now = await session.call("inspection.watchList", {
      audit,
    });
    if (!now.ok) return refused(now.error);
    const { word, embargoed, none } = given;
    const changes = none || word.length > 0 || embargoed.length > 0;
    const wanted = {
      words: word.length > 0 || none ? [...word] : [...now.value.words],
      embargoed:
        embargoed.length > 0 || none
          ? [...embargoed]
          : [...now.value.embargoed],
    };
    const list = changes
      ? await session.call("inspection.setWatchList", {
          audit,
          watch: wanted,
        })
      : now;
    if (!list.ok) return refused(list.error);
    const lines = [
      ...list.value.words.map((each) => `Word     ${each}`),
      ...list.value.embargoed.map((each) => `Embargo  ${each}`),
    ];
    return ok({
      value: list.value,
      text:
        lines.length === 0
          ? sentence("Nothing beside the rules.")
          : lines.map(sentence).join(""),
    });
  },
});

export const inspectCommands: readonly Command[] = [
  run,
  report,
  inspectClean,
  resolve,
  reopen,
  watch,
];
