// SPDX-License-Identifier: Apache-2.0
import {
  type Attested,
  attestationsDemanded,
  attestedPeople,
  attestedTexts,
  latestTime,
} from "../../../shared/domain/attestations.ts";
import { unmeetableActs } from "../../../shared/domain/counting.ts";
import { vendorOf } from "../../../shared/domain/losses.ts";
import {
  type GateQuestion,
  questionOf,
} from "../../../shared/domain/requestReading.ts";
import { parseStatement } from "../../../shared/formats/statementText.ts";
import type { Instant, PersonId } from "../../../shared/ids.ts";
import type {
  AgreementText,
  AuditStanding,
  PersonStanding,
} from "../../../shared/ipc/agreementContract.ts";
import type {
  AgreementState,
  AuditState,
  PersonState,
} from "../catalog/state.ts";
import { gatherGate } from "../consent/gateEvidence.ts";
import type { Session } from "../session.ts";
import { blockedRequests } from "./blockedRequests.ts";

function textView({ name, versions, retired }: AgreementState): AgreementText {
  const newest = versions.at(-1);
  if (newest === undefined) throw new Error("a text without a version");
  const { digest, source, text, at } = newest;
  const version = versions.length;
  return { name, version, digest, source, imported: at, retired, text };
}

/** The attestation that says most: a live one before one that is over, the one that ends last. */
function best(found: readonly Attested[]): Attested | undefined {
  return found.toSorted((a, b) => (a.until < b.until ? 1 : -1))[0];
}

function agreementOf(
  { name, versions }: AgreementState,
  theirs: readonly Attested[],
  latest: Instant,
): PersonStanding["agreements"][number] {
  const newest = versions.at(-1)?.digest;
  const older = new Set(versions.map(({ digest }) => digest));
  const current = best(theirs.filter(({ text }) => text === newest));
  const found = current ?? best(theirs.filter(({ text }) => older.has(text)));
  if (found === undefined)
    return { name, state: "missing", text: null, since: null, until: null };
  const { text, since, until } = found;
  const state =
    current === undefined ? "outdated" : latest < until ? "agreed" : "expired";
  return { name, state, text, since, until };
}

type Declaration = PersonStanding["declarations"][number];

function declarationsOf(
  { answers }: AuditState,
  person: PersonId,
): readonly Declaration[] {
  return answers.flatMap(({ text, signature }): Declaration[] => {
    const parsed = parseStatement(text);
    if (!parsed.ok || parsed.value.act !== "declaration") return [];
    const { signer, scope, recused, interests } = parsed.value;
    return signer !== person
      ? []
      : [
          {
            vendor: vendorOf(scope),
            recused: recused === "yes",
            interests,
            recorded: signature.at,
            text,
          },
        ];
  });
}

function recusalsOf(
  audit: AuditState,
  person: PersonId,
  declarations: readonly Declaration[],
): PersonStanding["recusals"] {
  return [
    ...declarations
      .filter(({ recused }) => recused)
      .map(({ vendor, recorded: at }) => ({
        ...{ vendor, at, reason: null },
        by: "signed" as const,
      })),
    ...audit.recusals
      .filter((each) => each.person === person)
      .map(({ vendor, reason, at }) => ({
        ...{ vendor, at, reason },
        by: "owner" as const,
      })),
  ];
}

function personStanding(
  audit: AuditState,
  question: GateQuestion,
  attested: readonly Attested[],
  { person, name, roles }: PersonState,
): PersonStanding {
  const latest = latestTime(question.state);
  const theirs = attested.filter((each) => each.person === person);
  const current = question.charters.at(-1)?.charter;
  const declarations = declarationsOf(audit, person);
  return {
    ...{ person, name, roles, declarations },
    inCharter: current?.roles.some((line) => line.person === person) ?? false,
    agreements: audit.agreements
      .filter(({ retired }) => !retired)
      .map((each) => agreementOf(each, theirs, latest)),
    attested: attestedPeople(question).has(person),
    comments: audit.comments
      .filter((each) => each.person === person)
      .map(({ url, text, at }) => ({ url, text, at })),
    recusals: recusalsOf(audit, person, declarations),
  };
}

/** Who agreed to what, who takes no part, and what waits for that: everything, judged now. */
export function auditStanding(
  session: Session,
  audit: AuditState,
): AuditStanding {
  const question = questionOf(gatherGate(session, audit, []));
  const current = question.charters.at(-1)?.charter;
  const attested = attestedTexts(question);
  const now = session.now();
  const tell = current?.roles
    .filter(({ role, until }) => /^(?:owner|chair)$/.test(role) && now < until)
    .map(({ person }) => person);
  return {
    audit: audit.audit,
    demanded: current === undefined ? null : attestationsDemanded([current]),
    texts: audit.agreements.map(textView),
    people: [...audit.people.values()].map((person) =>
      personStanding(audit, question, attested, person),
    ),
    blocked: blockedRequests(session, audit),
    stuck:
      current === undefined
        ? []
        : unmeetableActs(current, now, question.losses.recused),
    tell: [...new Set(tell ?? [])],
  };
}
