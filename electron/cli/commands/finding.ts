// SPDX-License-Identifier: Apache-2.0
import {
  dispositionAnswers,
  type FindingFields,
  findingStatuses,
  severities,
  sourceKinds,
} from "../../../shared/domain/finding.ts";
import type { FindingFilter } from "../../../shared/domain/findingFilter.ts";
import { failure } from "../../../shared/failure.ts";
import { ok } from "../../../shared/result.ts";
import { atLeastOne, flag, optional, repeated, required } from "../argument.ts";
import { type Command, misused, refused } from "../command.ts";
import { counted, sentence } from "../layout.ts";
import { choice, personId, words } from "../readers.ts";
import { auditCommand } from "./audit.ts";
import { dispositionCommands } from "./findingDispose.ts";
import { fieldsGiven, findingOptions, label, title } from "./findingFields.ts";
import { findingImport } from "./findingImport.ts";
import { exportCommands } from "./findingExport.ts";
import { handOverCommands } from "./findingHandOver.ts";
import { namedFinding, resolveFindings } from "./findingReference.ts";
import { findingsText, findingText } from "./findingText.ts";

const add = auditCommand({
  words: ["finding", "add"],
  summary: "Records a finding by hand.",
  positionals: {
    label: required("label", "the id that the report gives it", label),
  },
  options: {
    title: required("words", "what it is, in one line", title),
    ...findingOptions,
  },
  async run(session, audit, given) {
    const said = await fieldsGiven(session, audit, given);
    if (!said.ok) return said;
    const fields: FindingFields = {
      ...{ severity: "undetermined", cvss: null, component: "" },
      ...{ description: "", evidence: [], status: "open", owner: null },
      ...{ fixVersions: [], links: [], cves: [], embargoUntil: null },
      ...said.value,
      ...{ label: given.label, title: given.title },
    };
    const made = await session.call("finding.add", { audit, fields });
    return made.ok
      ? ok({ value: made.value, text: findingText(made.value) })
      : refused(made.error);
  },
});

function filterGiven(given: {
  readonly [K in keyof FindingFilter]: unknown;
}): FindingFilter {
  return Object.fromEntries(
    Object.entries(given).filter(
      ([, value]) =>
        value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );
}

const list = auditCommand({
  words: ["finding", "list"],
  summary: "Lists the audit's findings, all or those that are asked for.",
  details: [
    "The severity of a score stands beside it where a report states another: neither is changed.",
  ],
  positionals: {},
  options: {
    severity: repeated("severity", "of this severity", choice(severities)),
    status: repeated("status", "of this status", choice(findingStatuses)),
    component: optional("name", "in this component", words),
    owner: optional("person", "of this owner", personId),
    answer: optional(
      "answer",
      `with this disposition: none, ${dispositionAnswers.join(", ")}`,
      choice(["none", ...dispositionAnswers] as const),
    ),
    source: optional(
      "source",
      `that came to be recorded so: ${sourceKinds.join(", ")}`,
      choice(sourceKinds),
    ),
    unresolved: flag("only those that wait for a disposition"),
    search: optional("words", "that hold all of these words", words),
  },
  async run(session, audit, given) {
    const { severity, status, component, owner, answer, search } = given;
    const filter = filterGiven({
      ...{ severities: [...severity], statuses: [...status] },
      ...{ component, owner, search, source: given.source },
      answer: answer === "none" ? null : answer,
      unresolved: given.unresolved ? true : undefined,
    });
    const listed = await session.call("finding.list", { audit, filter });
    if (!listed.ok) return refused(listed.error);
    const { findings, total } = listed.value;
    return ok({ value: listed.value, text: findingsText(findings, total) });
  },
});

const show = auditCommand({
  words: ["finding", "show"],
  summary: "Shows all that is recorded of a finding.",
  positionals: { finding: required("finding", namedFinding, words) },
  options: {},
  async run(session, audit, given) {
    const found = await resolveFindings(session, audit, [given.finding]);
    if (!found.ok) return found;
    const [finding] = found.value;
    if (finding === undefined) return refused(failure("finding-unknown"));
    const shown = await session.call("finding.show", { finding });
    return shown.ok
      ? ok({ value: shown.value, text: findingText(shown.value) })
      : refused(shown.error);
  },
});

const set = auditCommand({
  words: ["finding", "set"],
  summary: "Changes findings: one, or several in the same way.",
  details: [
    "What is given takes the place of what was there, lists as a whole.",
  ],
  positionals: { findings: atLeastOne("finding", namedFinding, words) },
  options: {
    label: optional("label", "another id; of one finding alone", label),
    title: optional("words", "another title", title),
    ...findingOptions,
    reason: optional("reason", "why, for the ledger", words),
  },
  async run(session, audit, given) {
    const found = await resolveFindings(session, audit, given.findings);
    if (!found.ok) return found;
    const said = await fieldsGiven(session, audit, given);
    if (!said.ok) return said;
    const fields = {
      ...said.value,
      ...(given.label === undefined ? {} : { label: given.label }),
      ...(given.title === undefined ? {} : { title: given.title }),
    };
    if (Object.keys(fields).length === 0)
      return misused("Say what is to be changed, such as --status fixed.");
    const { reason } = given;
    const done = await session.call("finding.change", {
      ...{ findings: found.value, fields },
      ...(reason === undefined ? {} : { reason }),
    });
    if (!done.ok) return refused(done.error);
    const { changed, unchanged } = done.value;
    const already =
      unchanged.length === 0
        ? ""
        : ` As asked for already: ${unchanged.join(", ")}.`;
    const text = sentence(
      `${counted(changed, "finding", "findings")} changed.${already}`,
    );
    return ok({ value: done.value, text });
  },
});

const remove = auditCommand({
  words: ["finding", "remove"],
  summary: "Takes findings out of the list, on the record.",
  details: [
    "One that others rely on stays: one with a disposition, that another is a duplicate of, or that people were asked to sign by. Set its status to withdrawn instead.",
  ],
  positionals: { findings: atLeastOne("finding", namedFinding, words) },
  options: { reason: required("reason", "why, for the ledger", words) },
  async run(session, audit, given) {
    const found = await resolveFindings(session, audit, given.findings);
    if (!found.ok) return found;
    const done = await session.call("finding.remove", {
      findings: found.value,
      reason: given.reason,
    });
    if (!done.ok) return refused(done.error);
    const text = sentence(
      `${counted(found.value.length, "finding", "findings")} removed.`,
    );
    return ok({ value: {}, text });
  },
});

export const findingCommands: readonly Command[] = [
  add,
  findingImport,
  list,
  show,
  set,
  ...handOverCommands,
  ...dispositionCommands,
  ...exportCommands,
  remove,
];
