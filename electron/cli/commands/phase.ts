// SPDX-License-Identifier: Apache-2.0
import { handSteps, type StepName } from "../../../shared/domain/phases.ts";
import type {
  PhasesView,
  StepView,
} from "../../../shared/ipc/phaseContract.ts";
import { ok } from "../../../shared/result.ts";
import { phaseTitles, stepTitles } from "../../../shared/text/phases.ts";
import { optional, required } from "../argument.ts";
import { type Answer, type Command, refused } from "../command.ts";
import { indented, sentence, table } from "../layout.ts";
import { choice, path, words } from "../readers.ts";
import { auditCommand } from "./audit.ts";

function standsText({ by, state, waitsFor, said }: StepView): string {
  if (state === "done")
    return said === null
      ? "the ledger proves it"
      : `${said.by}, ${said.at}${said.note === null ? "" : `: ${said.note}`}`;
  if (waitsFor.length > 0) return `waits for ${waitsFor.join(", ")}`;
  const who = by === "ledger" ? "the ledger will prove it" : "open";
  return said === null
    ? who
    : `${who}; unticked by ${said.by}, ${said.at}${said.note === null ? "" : `: ${said.note}`}`;
}

function named(steps: readonly StepName[]): string {
  return steps.map((step) => `${stepTitles[step]} (${step})`).join("; ");
}

function phasesAnswer(view: PhasesView): Answer {
  const phases = view.phases.map(({ phase, steps }) => {
    const rows = steps.map((each) => [
      each.state === "done" ? "[x]" : "[ ]",
      each.step,
      stepTitles[each.step],
      standsText(each),
    ]);
    const told = table(["", "Step", "What", "How it stands"], rows);
    return `${sentence(phaseTitles[phase])}${indented(told)}\n`;
  });
  const next =
    view.next.length === 0 ? "" : sentence(`Next: ${named(view.next)}.`);
  const blocking =
    view.blocking.length === 0
      ? ""
      : sentence(`Others wait for: ${named(view.blocking)}.`);
  return { value: view, text: `${phases.join("")}${next}${blocking}` };
}

const show = auditCommand({
  words: ["phase", "show"],
  summary:
    "Shows how far an audit is: what is done, what is next, what blocks.",
  positionals: {},
  options: {},
  async run(session, audit) {
    const shown = await session.call("phase.show", { audit });
    return shown.ok ? ok(phasesAnswer(shown.value)) : refused(shown.error);
  },
});

const step = required("step", "as phase show names it", choice(handSteps));
const by = optional(
  "name",
  "who did it; whoever opens the vault unless given",
  words,
);

const tick = auditCommand({
  words: ["phase", "tick"],
  summary: "Records that a step is done.",
  details: ["Steps that the ledger proves are not ticked."],
  positionals: { step },
  options: { by, note: optional("words", "where it can be seen", words) },
  async run(session, audit, given) {
    const set = await session.call("phase.set", {
      ...{ audit, step: given.step, done: true },
      ...(given.by === undefined ? {} : { by: given.by }),
      ...(given.note === undefined ? {} : { note: given.note }),
    });
    return set.ok ? ok(phasesAnswer(set.value)) : refused(set.error);
  },
});

const untick = auditCommand({
  words: ["phase", "untick"],
  summary: "Records that a step is not done after all, and why.",
  positionals: { step },
  options: { by, reason: required("words", "why, for the record", words) },
  async run(session, audit, given) {
    const set = await session.call("phase.set", {
      ...{ audit, step: given.step, done: false, note: given.reason },
      ...(given.by === undefined ? {} : { by: given.by }),
    });
    return set.ok ? ok(phasesAnswer(set.value)) : refused(set.error);
  },
});

const exportChecklist = auditCommand({
  words: ["phase", "export"],
  summary: "Writes the steps as a checklist in Markdown, for a public issue.",
  details: [
    "It says of each step whether it is done, and nothing else: no names, dates, notes or words of the vault. That it left is on the record.",
  ],
  positionals: {},
  options: { out: required("file", "the new file", path) },
  async run(session, audit, given) {
    const file = session.grant(given.out);
    const written = await session.call("phase.export", { audit, file });
    if (!written.ok) return refused(written.error);
    return ok({
      value: written.value,
      text: sentence(`Written: ${given.out}; SHA-256 ${written.value.sha256}.`),
    });
  },
});

export const phaseCommands: readonly Command[] = [
  show,
  tick,
  untick,
  exportChecklist,
];
