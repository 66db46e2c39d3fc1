// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import type { ParsedRequest, Response } from "../../../shared/ipc/contract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { rosterNow } from "../catalog/keyLosses.ts";
import { allOf } from "../findings/findingHandlers.ts";
import type { OpenAudit } from "../people/openAudit.ts";
import {
  answersText,
  findingsJson,
  findingsMarkdown,
  type HandedOver,
  howToAnswer,
} from "./handedTexts.ts";
import {
  keepExtracts,
  type MadeText,
  namesTaken,
  newDeliverableId,
} from "./keepExtracts.ts";

/** Of the first number that none of their names is taken with. */
function freeNames(taken: ReadonlySet<string>) {
  for (let number = 1; ; number += 1) {
    const mark = `-${String(number)}`;
    const names = {
      findings: `findings${mark}.md`,
      json: `findings${mark}.json`,
      answers: `answers${mark}.txt`,
      how: `HOW-TO-ANSWER${mark}.txt`,
    };
    if (!Object.values(names).some((name) => taken.has(name)))
      return { number, names };
  }
}

/**
 * Makes what the response committee is handed, as versions of a deliverable: consent then covers exactly these
 * bytes, and an ordinary share carries them.
 */
export async function makeHandOver(
  { session, audit }: OpenAudit,
  asked: ParsedRequest<"extract.handOver">,
): Promise<Result<Response<"extract.handOver">, Failure>> {
  const { state } = session;
  const found = allOf(session, asked.findings);
  if (!found.ok) return found;
  if (found.value.some((each) => each.audit !== audit.audit))
    return err(failure("finding-unknown"));
  const { replyTo: person } = asked;
  const replyTo = rosterNow(session, audit).people.get(person);
  if (replyTo === undefined) return err(failure("person-unknown", { person }));
  if (replyTo.sealKeys.length === 0)
    return err(failure("release-no-sealing-key", { person }));
  const handOver = newDeliverableId();
  const { number, names } = freeNames(namesTaken(state, audit.audit));
  const handed: HandedOver = {
    ...{ audit: audit.audit, title: audit.title, handOver },
    ...{ made: session.now(), findings: found.value },
  };
  const findings = found.value.map(({ id }) => id);
  const keys = replyTo.sealKeys;
  const texts: MadeText[] = [
    {
      ...{ name: names.findings, format: "src-markdown", findings },
      text: findingsMarkdown(state, handed),
    },
    {
      ...{ name: names.json, format: "src-json", findings },
      text: findingsJson(state, handed),
    },
    {
      ...{ name: names.answers, format: "src-answers", findings },
      text: answersText(handed),
    },
    {
      ...{ name: names.how, format: null, findings: [] },
      text: howToAnswer(names, { name: replyTo.name, keys }),
    },
  ];
  const title = `Hand-over ${String(number)} to the response committee`;
  const about = { audit: audit.audit, deliverable: handOver, title };
  const kept = await keepExtracts(session, about, texts);
  return kept.ok ? ok({ handOver, title, versions: kept.value }) : kept;
}
