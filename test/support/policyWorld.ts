// SPDX-License-Identifier: Apache-2.0
import { inspectionStandings } from "../../shared/domain/inspectionStanding.ts";
import type {
  SignedText,
  VerifiedSignature,
} from "../../shared/domain/gateState.ts";
import type { Charter } from "../../shared/formats/charter.ts";
import type { JudgedText } from "../../shared/formats/statement.ts";
import { formatStatement } from "../../shared/formats/statementText.ts";
import { AuditId, VaultId } from "../../shared/ids.ts";
import type { Dice } from "./dice.ts";
import { naiveChain } from "./naiveChain.ts";
import type { NaiveState } from "./naivePolicy.ts";
import { digestOf } from "./naiveText.ts";
import {
  agreementTexts,
  clocks,
  drawAnswer,
  drawAttestation,
  recordings,
  signature,
} from "./policyAnswers.ts";
import {
  type Chain,
  demandsPresence,
  drawChain,
  type Leaning,
} from "./policyCharters.ts";
import { drawFindings } from "./policyFindings.ts";
import { drawFlags, fingerprints, key, once, people } from "./policyKeys.ts";
import {
  approvalIssued,
  at,
  audit,
  keyOf,
  person,
  sampleApproval,
  vault,
} from "./sampleAudit.ts";
import { sampleConsent, sampleStatement } from "./sampleStatements.ts";

/**
 * Random audits in which somebody wants to let something out, made to lie near the border: most of what is
 * drawn is in order, and little is missing. One world has many cases, which differ in who signed, what was
 * lost, when it is, and what would leave.
 */
export interface World {
  readonly leaning: Leaning;
  readonly act: "approval" | "consent";
  readonly chain: Chain;
  readonly text: string;
  readonly answers: readonly SignedText[];
  readonly attestations: readonly SignedText[];
}

const today = at("2026-03-12T12:00:00Z");
const notBefore = at("2026-03-10T00:00:00Z");

const judgeable: readonly JudgedText[] = [
  ...["carve-outs.txt", "findings.txt", "inspection.txt"],
].map((name) => ({ sha256: digestOf(name) as JudgedText["sha256"], name }));

function drawStatement(
  dice: Dice,
  act: World["act"],
  { charters, signed }: Chain,
): string {
  const named = once(dice, 2) ? signed.at(-1) : dice.pick(signed);
  const owners = charters.flatMap(({ roles }) =>
    roles.filter(({ role }) => role === "owner"),
  );
  const owner = owners.length > 0 ? dice.pick(owners).person : person("ada");
  const changes = {
    charter: (once(dice, 40)
      ? digestOf("unknown")
      : named?.digest) as Charter["replaces"] & string,
    requester: once(dice, 4) ? person(dice.pick([...people, "gus"])) : owner,
    notBefore: once(dice, 3) ? notBefore : null,
    judged: judgeable.filter(() => !once(dice, 3)),
    ...(once(dice, 50) ? { audit: AuditId.parse("another-audit") } : {}),
    ...(once(dice, 50) ? { vault: VaultId.parse("ab".repeat(16)) } : {}),
  };
  return formatStatement(
    act === "approval" ? sampleApproval(changes) : sampleConsent(changes),
  );
}

/** Most chains hold, so that the cases speak of more than their charters. */
function drawUsual(dice: Dice, leaning: Leaning): Chain {
  const chain = drawChain(dice, leaning);
  const holds = naiveChain({ audit, charters: chain.signed }).length > 0;
  return holds || once(dice, 5) ? chain : drawUsual(dice, leaning);
}

export function drawWorld(dice: Dice, leaning: Leaning = "usual"): World {
  const act = once(dice, 2) ? "approval" : "consent";
  const chain = drawUsual(dice, leaning);
  const text = drawStatement(dice, act, chain);
  const answers = Array.from({ length: 6 }, () => drawAnswer(dice, text));
  const asks = chain.charters.some(({ conditions }) =>
    conditions.includes("attestations"),
  );
  const attestations = asks
    ? people.map((who) => drawAttestation(dice, chain, who))
    : [];
  return { leaning, act, chain, text, answers, attestations };
}

/** With which keys somebody signs: mostly the first; the hardware key where that is demanded, often twice. */
function drawKeys(dice: Dice, who: string, demanding: boolean): string[] {
  const hardware = `${who} 2`;
  if (demanding && !once(dice, 6))
    return once(dice, 2) ? [hardware, hardware] : [hardware];
  if (once(dice, 5))
    return dice.pick([
      [who, hardware],
      [hardware, hardware],
    ]);
  return [once(dice, 10) ? hardware : who];
}

/** Who signed: most people, some twice, or for something else. */
function drawSignatures(
  dice: Dice,
  { act, text, chain }: World,
): VerifiedSignature[] {
  const eager = dice.pick([2, 4, 12]);
  const demanding = chain.charters.some(demandsPresence);
  return [...people, "a stranger"].flatMap((who) => {
    if (once(dice, eager)) return [];
    return drawKeys(dice, who, demanding).map((name) => {
      const over = once(dice, 60) ? "something else" : text;
      const space = once(dice, 60) ? "charter" : act;
      const flags = drawFlags(dice, name);
      return signature(name, over, space, dice.pick(recordings), flags);
    });
  });
}

function drawTimes(
  dice: Dice,
): Pick<NaiveState, "clock" | "ledgerTime" | "statementTimes"> {
  const usual = { clock: today, ledgerTime: approvalIssued };
  if (!once(dice, 4)) return { ...usual, statementTimes: [approvalIssued] };
  const odd = dice.pick(clocks);
  switch (dice.number(4)) {
    case 0:
      return { clock: odd, ledgerTime: dice.pick(clocks), statementTimes: [] };
    case 1:
      return { ...usual, clock: odd, statementTimes: [] };
    case 2:
      return { ...usual, ledgerTime: odd, statementTimes: [approvalIssued] };
    default:
      return { ...usual, statementTimes: [approvalIssued, odd] };
  }
}

const approval = sampleApproval();
const consent = sampleConsent();
const eve = { person: person("eve"), recipient: keyOf("eve") };

type Leaving = Pick<
  NaiveState,
  "content" | "judged" | "recipients" | "removed" | "dropped"
>;

function drawLeaving(dice: Dice, { act, text }: World): Leaving {
  const { files } = act === "approval" ? approval : consent;
  const { audience } = consent;
  const judged = judgeable.filter(({ name }) => text.includes(`  ${name}\n`));
  const right = {
    ...{ content: files, judged, recipients: audience },
    ...{ removed: [], dropped: [] },
  };
  if (!once(dice, 5)) return right;
  const extra = { sha256: files[0]?.sha256 as never, path: "extra.md" };
  return {
    ...right,
    ...dice.pick<Partial<Leaving>>([
      { content: [] },
      { content: files.slice(0, 1) },
      { content: [...files, ...files.slice(0, 1)] },
      { content: [...files, extra] },
      { content: files.map((file) => ({ ...file, sha256: extra.sha256 })) },
      { judged: [...judgeable, ...judged] },
      { judged: [] },
      { recipients: [] },
      { removed: audience.slice(0, 1).map((line) => line.person) },
      { dropped: audience.slice(0, 1).map((line) => line.recipient) },
      { recipients: audience.slice(0, 1) },
      { recipients: [...audience, eve] },
      {
        recipients: audience.map((line) => ({
          ...line,
          ...eve,
          person: line.person,
        })),
      },
    ]),
  };
}

export function drawCase(dice: Dice, world: World): NaiveState {
  const lossy = once(dice, 3);
  const text = once(dice, 400) ? sampleText(dice, world) : world.text;
  const statement = {
    text,
    digest: digestOf(text) as SignedText["digest"],
    signatures: drawSignatures(dice, world),
  };
  return {
    audit,
    vault,
    charters: world.chain.signed,
    ...drawTimes(dice),
    ...drawLeaving(dice, world),
    statement,
    requester: person("ada"),
    proposal: { requester: person("ada"), notBefore: null },
    inspection: dice.pick(inspectionStandings),
    publicWords: once(dice, 3)
      ? [
          once(dice, 8)
            ? { field: "purpose", check: "removed-text", seen: "HARB-007" }
            : { field: "purpose", check: "draft-word", seen: "draft" },
        ]
      : [],
    answers: [
      ...(lossy ? world.answers.slice(dice.number(6)) : []),
      ...world.attestations.filter(() => !once(dice, 12)),
    ],
    agreementTexts: once(dice, 20) ? [] : agreementTexts,
    fingerprints,
    revokedKeys:
      lossy && once(dice, world.leaning === "presence" ? 1 : 4)
        ? [{ key: drawLost(dice, world), since: dice.pick(recordings) }]
        : [],
    recused: lossy && once(dice, 6) ? [person(dice.pick(people))] : [],
    vendors: ["Quillhart"],
    unprovenRemovals: once(dice, 12) ? ["findings/report.pdf"] : [],
    ...drawFindings(dice),
  };
}

/** A key of the charter, or one that the content may be sealed to. */
function drawLost(dice: Dice, { leaning }: World): string {
  if (leaning === "presence") return key(`${dice.pick(people)} 2`);
  const [, sealed] = consent.audience;
  return once(dice, 2) && sealed !== undefined
    ? sealed.recipient
    : key(dice.pick(people));
}

/** A text of another act, in the place of what was asked. */
function sampleText(dice: Dice, { act }: World): string {
  if (once(dice, 2))
    return formatStatement(act === "approval" ? consent : approval);
  const acts = ["decline", "withdrawal", "receipt", "card"] as const;
  return formatStatement(sampleStatement(dice.pick(acts)));
}
