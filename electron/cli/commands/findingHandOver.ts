// SPDX-License-Identifier: Apache-2.0
import type { HandOverView } from "../../../shared/ipc/extractContract.ts";
import { ok } from "../../../shared/result.ts";
import { atLeastOne, repeated, required } from "../argument.ts";
import { type Command, refused } from "../command.ts";
import { counted, sentence, table } from "../layout.ts";
import { instant, personId, placedFile, words } from "../readers.ts";
import { resolveVersion } from "../references.ts";
import { auditCommand } from "./audit.ts";
import { consentAnswer } from "./consentText.ts";
import { namedFinding, resolveFindings } from "./findingReference.ts";

const handOver = auditCommand({
  words: ["finding", "hand-over"],
  summary:
    "Makes what the response committee is handed of findings, and asks for consent to share it.",
  details: [
    "The findings as Markdown and as JSON, a text to answer in, and how to answer with stock tools are kept as versions of a deliverable; the request for consent covers exactly these bytes, and --file adds versions that the vault holds. counterseal share create then seals them to the people named with --to. Answers come back sealed to the requester.",
  ],
  positionals: { findings: atLeastOne("finding", namedFinding, words) },
  options: {
    requester: required("person", "who asks, and gets the answers", personId),
    to: atLeastOne("person", "who is to receive them", personId),
    file: repeated(
      "version=path",
      "a further version, and its path in the share",
      placedFile,
    ),
    term: repeated(
      "words",
      "a condition that recipients hold them under",
      words,
    ),
    expires: required("time", "no sharing from then on", instant),
  },
  async run(session, audit, given) {
    const { requester, expires } = given;
    const found = await resolveFindings(session, audit, given.findings);
    if (!found.ok) return found;
    const more: { version: string; path: string }[] = [];
    for (const { version, path } of given.file) {
      const known = await resolveVersion(session, audit, version);
      if (!known.ok) return known;
      more.push({ version: known.value, path });
    }
    const made = await session.call("extract.handOver", {
      ...{ audit, findings: found.value, replyTo: requester },
    });
    if (!made.ok) return refused(made.error);
    const { title, versions } = made.value;
    const own = versions.map(({ version, name }) => ({ version, path: name }));
    const asked = await session.call("consent.request", {
      ...{ audit, requester, expires, audience: [...given.to] },
      files: [...own, ...more],
      purpose: `Judge ${counted(found.value.length, "finding", "findings")}`,
      terms: [...given.term],
    });
    if (!asked.ok) {
      session.say(sentence(`Made and kept: ${title}.`));
      return refused(asked.error);
    }
    const answer = consentAnswer(asked.value);
    return ok({
      value: { ...made.value, consent: asked.value },
      text: `${sentence(`${title}: ${versions.map(({ name }) => name).join(", ")}.`)}\n${answer.text}`,
    });
  },
});

function handOversText(all: readonly HandOverView[]): string {
  if (all.length === 0) return sentence("Nothing was handed over yet.");
  return table(
    ["Made", "Findings", "Not answered", "Went to", "Since", "Deliverable"],
    all.map((each) => [
      each.made,
      String(each.findings.length),
      String(each.unanswered),
      [...new Set(each.shares.flatMap(({ to }) => to))].join(", "),
      each.unansweredSince ?? "",
      each.title,
    ]),
  );
}

const handOvers = auditCommand({
  words: ["finding", "hand-overs"],
  summary:
    "Lists what was made for the response committee, whom it went to, and what is not answered since when.",
  positionals: {},
  options: {},
  async run(session, audit) {
    const listed = await session.call("extract.list", { audit });
    return listed.ok
      ? ok({
          value: { handOvers: listed.value.handOvers },
          text: handOversText(listed.value.handOvers),
        })
      : refused(listed.error);
  },
});

export const handOverCommands: readonly Command[] = [handOver, handOvers];
