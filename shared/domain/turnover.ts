// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import type { Charter, ConditionName } from "../formats/charter.ts";
import { conditionNames } from "../formats/charter.ts";
import { PersonId } from "../ids.ts";
import type { CharterInForce } from "./charterLife.ts";
import { UnmetCondition } from "./conditions.ts";
import {
  contains,
  electorateOf,
  quorumMet,
  type Signer,
  signersOf,
} from "./counting.ts";
import { isLost } from "./losses.ts";
import { missingFor } from "./missingSeats.ts";
import { bestFlagsOf } from "./presence.ts";
import { countedAgain, countedSigners } from "./requestConditions.ts";
import type { GateQuestion, ReadRequest } from "./requestReading.ts";

/** Why a signature that counts now counts for nothing, or for less, under another charter. */
export const lossReasons = [
  "left-out",
  "key-left-out",
  "term-over",
  "role-lost",
  /** It asks for more than they gave: attestations, or the touch of a hardware key. */
  "demand",
  /** The key that they signed with is lost. */
  "key-lost",
] as const;
export type LossReason = (typeof lossReasons)[number];

/** What becomes of one request when another charter comes into force, or a key is lost. */
export const Turnover = z.strictObject({
  /**
   * `stands`: what is signed is enough under both. `open`: not yet, and people whom both charters name can
   * still make it so. `void`: nobody can; it has to be asked for anew.
   */
  verdict: z.enum(["stands", "open", "void"]),
  /** Signatures that count now and will still. */
  kept: z.array(PersonId).readonly(),
  lost: z
    .array(z.strictObject({ person: PersonId, why: z.enum(lossReasons) }))
    .readonly(),
  /** Seats to fill under the other charter, by people who can. */
  missing: z.array(UnmetCondition).readonly(),
  /** What the other charter demands, no earlier one did, and the request's text lacks. */
  demands: z.array(z.enum(conditionNames)).readonly(),
});
export type Turnover = z.infer<typeof Turnover>;

/**
 * What a charter does to a request that was made under an earlier one (docs/format/statements.md, "The life
 * of a charter"): asked of a draft before it is sent, and of a charter in force. Null for a request whose
 * own charter is not in the chain: it is void already.
 */
export function turnoverOf(
  question: GateQuestion,
  read: ReadRequest,
  next: CharterInForce,
): Turnover | null {
  const charters = question.charters.filter(
    ({ charter }) => charter.version < next.charter.version,
  );
  const now = { ...question, charters };
  const then = { ...question, charters: [...charters, next] };
  return changeOf(now, then, read, demandsLacked(charters, next.charter, read));
}

/**
 * What another answer to the same question does to a request: who counts `now` and counts no more `then`, and
 * whether those who can sign then are enough. Null for a request whose own charter is not in the chain.
 */
export function changeOf(
  now: GateQuestion,
  then: GateQuestion,
  read: ReadRequest,
  demands: readonly ConditionName[] = [],
): Turnover | null {
  const named = chartersNamed(then, read);
  if (named === null) return null;
  const { charter, next } = named;
  const before = countedSigners(now, charter, read);
  const after = countedAgain(then, charter, read, next);
  const able = whoCould(then, charter, read, next);
  const { act, requester } = read.request;
  const own = countedSigners(then, charter, read);
  const asks = peopleIn(own).includes(requester);
  const enough =
    asks && quorumMet(charter, act, own) && quorumMet(next, act, after);
  const reachable =
    peopleIn(able.named).includes(requester) &&
    quorumMet(next, act, able.next) &&
    quorumMet(charter, act, able.named);
  return {
    verdict:
      demands.length > 0 || !(enough || reachable)
        ? "void"
        : enough
          ? "stands"
          : "open",
    kept: peopleIn(after.filter((signer) => keepsSeats(signer, before))),
    lost: before
      .filter(({ person }) => !keeps(person, before, after))
      .map((signer) => ({
        person: signer.person,
        why: hasLostKeys(signer, then)
          ? "key-lost"
          : lossReason(signer, next, read, after),
      })),
    missing: [
      ...(asks ? [] : [{ name: "requester-missing", requester } as const]),
      ...(enough ? [] : missingUnder(next, read, after, able.next)),
    ],
    demands: [...demands],
  };
}

function chartersNamed(
  { charters }: GateQuestion,
  { request }: ReadRequest,
): { readonly charter: Charter; readonly next: Charter } | null {
  const named = charters.find(({ digest }) => digest === request.charter);
  const next = charters.at(-1);
  return named === undefined || next === undefined
    ? null
    : { charter: named.charter, next: next.charter };
}

function hasLostKeys({ keys }: Signer, { losses }: GateQuestion): boolean {
  return keys.every((key) => losses.revoked.some((lost) => lost.key === key));
}

function peopleIn(signers: readonly Signer[]): PersonId[] {
  return signers.map(({ person }) => person);
}

function keepsSeats(signer: Signer, before: readonly Signer[]): boolean {
  const was = before.find(({ person }) => person === signer.person);
  return was?.seats.every((seat) => signer.seats.includes(seat)) ?? false;
}

function keeps(
  who: PersonId,
  before: readonly Signer[],
  after: readonly Signer[],
): boolean {
  const signer = after.find(({ person }) => person === who);
  return signer !== undefined && keepsSeats(signer, before);
}

function lossReason(
  { person, keys }: Signer,
  next: Charter,
  { request }: ReadRequest,
  after: readonly Signer[],
): LossReason {
  const { issued } = request;
  const roles = next.roles.filter((line) => line.person === person);
  if (roles.length === 0) return "left-out";
  const lines = next.sign.filter(
    (line) => line.person === person && keys.includes(line.key),
  );
  if (lines.length === 0) return "key-left-out";
  const timely =
    roles.some((line) => contains(line, issued)) &&
    lines.some((line) => contains(line, issued));
  if (!timely) return "term-over";
  return after.some((each) => each.person === person) ? "role-lost" : "demand";
}

/** Everyone who has signed or still can: whom the named charter lists, counted by it and by the next one. */
function whoCould(
  { losses }: GateQuestion,
  named: Charter,
  { request, signatures }: ReadRequest,
  next: Charter,
): { readonly named: readonly Signer[]; readonly next: readonly Signer[] } {
  const { issued, requester } = request;
  const lost = new Set(losses.revoked.map(({ key }) => key));
  const able = electorateOf({ charter: named, issued, requester })
    .filter(({ person }) => !losses.recused.includes(person))
    .flatMap(({ person, keys }) => keys.map((key) => ({ person, key })));
  const keys = [
    ...able
      .filter(({ key }) => !lost.has(key))
      .map((each) => ({ ...each, flags: bestFlagsOf(each.key) })),
    ...able.flatMap((each) =>
      signatures
        .filter((by) => by.key === each.key && !isLost(losses, by))
        .map(({ flags }) => ({ ...each, flags })),
    ),
  ];
  const under = (charter: Charter) =>
    signersOf({ charter, issued, requester, keys }).signers;
  return { named: under(named), next: under(next) };
}

function missingUnder(
  charter: Charter,
  { request }: ReadRequest,
  signers: readonly Signer[],
  able: readonly Signer[],
): readonly UnmetCondition[] {
  const { act, issued, requester } = request;
  return missingFor({ charter, act, issued, requester, signers, able });
}

/** Only demands on the text: those on signers show in who counts. */
function demandsLacked(
  earlier: readonly CharterInForce[],
  { conditions }: Charter,
  { request }: ReadRequest,
): readonly ConditionName[] {
  if (request.act !== "approval") return [];
  const known = new Set(
    earlier.flatMap(({ charter }) =>
      charter === earlier.at(-1)?.charter ? charter.conditions : [],
    ),
  );
  const judged = new Set(request.judged.map(({ name }) => name));
  return conditions.filter((name) => {
    if (known.has(name)) return false;
    if (name === "embargo") return request.notBefore === null;
    return (
      (name === "findings" || name === "inspection") &&
      !judged.has(`${name}.txt`)
    );
  });
}
