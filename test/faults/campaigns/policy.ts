// SPDX-License-Identifier: Apache-2.0
import { authorizeRelease } from "../../../shared/domain/authorizeRelease.ts";
import { authorizeShare } from "../../../shared/domain/authorizeShare.ts";
import type { UnmetCondition } from "../../../shared/domain/conditions.ts";
import type {
  SignedText,
  VerifiedSignature,
} from "../../../shared/domain/gateState.ts";
import { decidingDeclines } from "../../../shared/domain/decidingDeclines.ts";
import { createDice, type Dice } from "../../support/dice.ts";
import { naiveChain } from "../../support/naiveChain.ts";
import { isLost, naiveLosses } from "../../support/naiveLosses.ts";
import { naivelyDeclined } from "../../support/naiveDeclines.ts";
import { naiveReasons, type NaiveState } from "../../support/naivePolicy.ts";
import type { Leaning } from "../../support/policyCharters.ts";
import { once, people } from "../../support/policyKeys.ts";
import { drawCase, drawWorld, type World } from "../../support/policyWorld.ts";
import { person } from "../../support/sampleAudit.ts";
import { type Outcome, Tally } from "../support/campaign.ts";

/*
 * The gates against a second reading of the rules: the same reasons, no more and no fewer, in every case.
 */

const casesOfAudit = 25;
/** Every how many cases both are asked whether a "no" ends the request, which alone takes as long as a case. */
const casesOfDeclineAt = (scale: number): number => (scale < 10 ? 3 : 10);
/** A quarter of a million in each part of a test run, whose scale is 10; enough for every seeded bug at 1. */
const auditsAt = (scale: number): number =>
  scale < 10 ? 1600 * scale : 1000 * scale;

/** Which seats are missing, and which flags, is a matter of words; that some are is the rule. */
const ruleOf = new Map<string, string>([
  ["owners-missing", "quorum"],
  ["chairs-missing", "quorum"],
  ["vendor-missing", "quorum"],
  ["people-missing", "quorum"],
  ["touch-missing", "presence"],
  ["verification-missing", "presence"],
]);

interface Published {
  readonly signatures: readonly { person: string; armour: string }[];
  readonly charters: readonly {
    readonly digest: string;
    readonly signatures: readonly { person: string; armour: string }[];
  }[];
}

interface Answer {
  readonly reasons: readonly string[];
  readonly published: Published | null;
}

function namesOf(conditions: readonly UnmetCondition[]): string[] {
  const names = conditions.map(({ name }) => ruleOf.get(name) ?? name);
  return names.includes("request-missing")
    ? ["request-missing"]
    : [...new Set(names)].sort();
}

/** A gate that gives no answer is one that disagrees with the rules, which always have one. */
function ask(state: NaiveState, act: World["act"]): Answer {
  try {
    const answer =
      act === "approval" ? authorizeRelease(state) : authorizeShare(state);
    return answer.ok
      ? { reasons: [], published: answer.value }
      : { reasons: namesOf(answer.error), published: null };
  } catch (thrown) {
    return { reasons: [`nothing: ${String(thrown)}`], published: null };
  }
}

function onlyArmours(
  signed: SignedText,
  armours: readonly string[],
): SignedText {
  const kept = new Map<string, VerifiedSignature>();
  for (const signature of signed.signatures)
    if (armours.includes(signature.armour))
      kept.set(signature.armour, signature);
  return { ...signed, signatures: [...kept.values()] };
}

/** What a stranger is given: the same texts, the published signatures alone, and nothing of who lost what. */
function asPublished(state: NaiveState, published: Published): NaiveState {
  const { statement } = state;
  const armours = published.signatures.map(({ armour }) => armour);
  return {
    ...state,
    charters: state.charters.map((charter, index) =>
      onlyArmours(
        charter,
        published.charters[index]?.signatures.map(({ armour }) => armour) ?? [],
      ),
    ),
    statement: statement && onlyArmours(statement, armours),
    answers: state.answers.filter(({ text }) =>
      text.startsWith("counterseal-attestation"),
    ),
    revokedKeys: [],
    recused: [],
  };
}

/** A stranger does not know what was lost, and would take it as the others. */
function publishesLost(state: NaiveState, { signatures }: Published): boolean {
  const { text = "", signatures: held = [] } = state.statement ?? {};
  const losses = naiveLosses(state, naiveChain(state), text);
  return signatures.some(({ armour }) =>
    held.some((each) => each.armour === armour && isLost(losses, each)),
  );
}

function findDifference(
  state: NaiveState,
  act: World["act"],
  { reasons, published }: Answer,
): string | null {
  const naive = naiveReasons(state, act);
  if (naive.join() !== reasons.join())
    return `the gate says "${reasons.join(", ")}", the rules "${naive.join(", ")}"`;
  if (published === null) return null;
  if (publishesLost(state, published)) return "a lost signature is published";
  const people = published.signatures.map(({ person }) => person);
  if (new Set(people).size < people.length)
    return "somebody is published twice";
  const alone = naiveReasons(asPublished(state, published), act);
  return alone.length === 0
    ? null
    : `what is published does not suffice: ${alone.join(", ")}`;
}

/** Whether a "no" ends a request, for some who may have said one: both readings again. */
function findOtherDeclines(
  state: NaiveState,
  act: World["act"],
  dice: Dice,
): string | null {
  const said = people.filter(() => once(dice, 3));
  const declined = said.map(person);
  const deciding = decidingDeclines({ act, state, declined });
  const ends = naivelyDeclined(state, act, said);
  return deciding.length > 0 === ends
    ? null
    : `declined by "${said.join(", ")}": the domain says "${deciding.join(", ")}", the rules ${ends ? "that it ends" : "that it goes on"}`;
}

/** How often each reason stood alone: those cases a gate lets out when it forgets that one. */
function countCase(tally: Tally, { reasons }: Answer, state: NaiveState): void {
  const [first, ...others] = reasons;
  const signers = state.statement?.signatures.length ?? 0;
  if (first === undefined) tally.count("let out");
  else if (others.length === 0) tally.count(`refused for ${first} alone`);
  else tally.count("refused for several reasons");
  tally.count("signatures", signers);
}

function tryAudit(
  tally: Tally,
  seed: number,
  leaning: Leaning,
  casesOfDecline: number,
): void {
  const dice = createDice(seed);
  // Of its own, so that the cases are the same as without.
  const declining = createDice(seed ^ 0x5eed);
  const world = drawWorld(dice, leaning);
  tally.count("audits");
  for (let index = 0; index < casesOfAudit; index += 1) {
    const state = drawCase(dice, world);
    const answer = ask(state, world.act);
    tally.count("cases");
    countCase(tally, answer, state);
    const difference =
      findDifference(state, world.act, answer) ??
      (index % casesOfDecline === 0
        ? findOtherDeclines(state, world.act, declining)
        : null);
    if (difference === null) continue;
    tally.count("disagreements");
    tally.find(
      `${world.act}, dice ${String(seed)}, case ${String(index)}: ${difference}`,
    );
  }
}

const names: Readonly<Record<Leaning, string>> = {
  usual: "the gates against a second reading of the rules",
  presence: "the gates where charters demand hardware keys",
};

export function policyCampaign(
  scale: number,
  seed: number,
  leaning: Leaning = "usual",
): Outcome {
  const tally = new Tally(names[leaning]);
  tally.count("cases", 0);
  tally.count("disagreements", 0);
  for (let audit = 0; audit < auditsAt(scale); audit += 1) {
    tryAudit(tally, seed * 1_000_003 + audit, leaning, casesOfDeclineAt(scale));
    // Nothing more is learnt from a gate that is wrong everywhere, or on purpose.
    if (tally.found > (scale === 1 ? 0 : 100)) break;
  }
  return tally.outcome();
}
