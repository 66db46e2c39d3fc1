// SPDX-License-Identifier: Apache-2.0
import type { SignedText } from "../../shared/domain/gateState.ts";
import { bestFlagsOf, isPresenceDemand } from "../../shared/domain/presence.ts";
import {
  type Charter,
  conditionNames,
  type QuorumLine,
  type RoleLine,
  roleNames,
  type SignLine,
  type Term,
} from "../../shared/formats/charter.ts";
import { formatCharter } from "../../shared/formats/charterText.ts";
import { AuditId, type Instant } from "../../shared/ids.ts";
import type { Dice } from "./dice.ts";
import { digestOf } from "./naiveText.ts";
import { drawFlags, key, keyNames, once } from "./policyKeys.ts";
import {
  approvalIssued,
  at,
  audit,
  charterIssued,
  from,
  person,
  until,
} from "./sampleAudit.ts";

/** Random chains of charters, near the border of what is in force. */

const edges: readonly Instant[] = [
  at("2026-02-01T09:00:00Z"),
  at("2026-02-01T09:00:01Z"),
  at("2026-02-20T09:00:00Z"),
  approvalIssued,
  at("2026-03-01T09:00:01Z"),
];

function term(dice: Dice): Term {
  if (!once(dice, 12)) return { from, until };
  const edge = dice.pick(edges);
  return once(dice, 2) ? { from, until: edge } : { from: edge, until };
}

const seatings: readonly QuorumLine["seats"][] = [
  { owner: 1, chair: 2 },
  { owner: 1, chair: 2 },
  { owner: 1, chair: 1 },
  { chair: 2 },
  { owner: 2, chair: 1 },
  { owner: 1, chair: 1, vendor: 1 },
  { owner: 1, vendor: 1 },
  { chair: 1, vendor: 1 },
];

function quorums(dice: Dice): QuorumLine[] {
  const lines = ["approval", "charter", "consent"].flatMap((act) =>
    Array.from({ length: once(dice, 4) ? 2 : 1 }, () => ({
      act,
      seats: dice.pick(seatings),
    })),
  );
  return [
    ...new Map(lines.map((line) => [JSON.stringify(line), line])).values(),
  ];
}

const usualRoles = [
  ["ada", "owner"],
  ["bo", "owner"],
  ["cy", "chair"],
  ["di", "chair"],
  ["ed", "chair"],
  ["flo", "vendor"],
] as const;

function roles(dice: Dice): RoleLine[] {
  const lines = usualRoles.flatMap(([who, role]): RoleLine[] => {
    const mine = { person: person(who), ...term(dice) };
    const held = once(dice, 6) ? dice.pick(roleNames) : role;
    const more = { ...mine, ...term(dice), role: dice.pick(roleNames) };
    if (once(dice, 20)) return [];
    return once(dice, 5)
      ? [{ ...mine, role: held }, more]
      : [{ ...mine, role: held }];
  });
  const distinct = new Map(lines.map((line) => [JSON.stringify(line), line]));
  return [...distinct.values()];
}

function signLines(
  dice: Dice,
  held: readonly RoleLine[],
  demanding = false,
): SignLine[] {
  const holders = new Set(held.map((line) => line.person));
  return [...holders].flatMap((holder) => {
    const first = { person: holder, ...term(dice), key: key(holder) };
    const second = { ...first, ...term(dice), key: key(`${holder} 2`) };
    return demanding || once(dice, 3) ? [first, second] : [first];
  });
}

export function demandsPresence({ conditions }: Charter): boolean {
  return conditions.some(isPresenceDemand);
}

/** What the worlds are mostly about: everything, or what charters demand of hardware keys, one after the other. */
export type Leaning = "usual" | "presence";

function drawDemands(dice: Dice): Charter["conditions"] {
  return dice.pick([["touch"], ["verified"], ["touch", "verified"], []]);
}

/** An inspection has the most that can speak against it. */
function oddsOf(name: Charter["conditions"][number], demanding: boolean) {
  if (demanding && isPresenceDemand(name)) return 2;
  return name === "inspection" ? 6 : 14;
}

/** Where hardware keys are demanded, everybody holds one: else no case would lie near the border. */
function drawCharter(dice: Dice, leaning: Leaning): Charter {
  const held = roles(dice);
  const demanding = leaning === "presence" || once(dice, 12);
  return {
    audit: once(dice, 60) ? AuditId.parse("another-audit") : audit,
    version: 1,
    replaces: null,
    issued: charterIssued,
    quorums: quorums(dice),
    conditions:
      leaning === "presence"
        ? drawDemands(dice)
        : conditionNames.filter((name) => once(dice, oddsOf(name, demanding))),
    roles: held,
    sign: signLines(dice, held, demanding),
    seal: [],
  };
}

/** People come, go and change keys; one key may move to somebody else. */
function turnover(dice: Dice, before: Charter): Partial<Charter> {
  const whose = dice.pick(before.sign).person;
  switch (dice.number(8)) {
    case 0:
      return {
        roles: before.roles.filter((line) => line.person !== whose),
        sign: before.sign.filter((line) => line.person !== whose),
      };
    case 1: {
      const added = { person: whose, from, until, key: key(`${whose} 2`) };
      const others = before.sign.filter((line) => line.key !== added.key);
      return { sign: [...others, added] };
    }
    case 2: {
      const [first, ...others] = before.sign;
      const to = dice.pick(before.roles).person;
      return first === undefined
        ? {}
        : { sign: [...others, { ...first, person: to }] };
    }
    case 3:
      return {
        quorums: quorums(dice),
        conditions: conditionNames.filter(
          (name) => !isPresenceDemand(name) && once(dice, 3),
        ),
      };
    case 6:
      return {
        sign: before.sign.filter((line) => line.key !== key(`${whose} 2`)),
      };
    case 5:
      return {
        conditions: conditionNames.filter((name) =>
          once(dice, demandsPresence(before) && isPresenceDemand(name) ? 2 : 5),
        ),
      };
    case 4:
      return {
        sign: before.sign.map((line) =>
          line.person === whose ? { ...line, ...term(dice) } : line,
        ),
      };
    default: {
      const held = roles(dice);
      return { roles: held, sign: signLines(dice, held) };
    }
  }
}

/** No keys of nobody, and no seats without a key. */
function lawful(charter: Charter): Charter {
  const withRole = new Set(charter.roles.map((line) => line.person));
  const sign = charter.sign.filter((line) => withRole.has(line.person));
  const withKey = new Set(sign.map((line) => line.person));
  const held = charter.roles.filter((line) => withKey.has(line.person));
  return { ...charter, roles: held, sign };
}

function successor(dice: Dice, before: Charter, leaning: Leaning): Charter {
  const next = lawful({
    ...before,
    version: before.version + 1,
    replaces: digestOf(formatCharter(before)) as Charter["replaces"],
    issued: dice.pick([charterIssued, ...edges]),
    ...(leaning === "presence" && !once(dice, 4)
      ? { conditions: drawDemands(dice) }
      : turnover(dice, before)),
  });
  if (!once(dice, 6)) return next;
  const wrong: Partial<Charter>[] = [
    { version: before.version + 2 },
    { replaces: digestOf("another") as Charter["replaces"] },
    { issued: at("2026-01-31T09:00:00Z") },
    { audit: AuditId.parse("another-audit") },
  ];
  return { ...next, ...dice.pick(wrong) };
}

/** One key twice: for somebody else, or in another spelling. Neither is a charter. */
function respelled(dice: Dice, charter: Charter): Charter {
  const line = dice.pick(charter.sign);
  const { person: other } = dice.pick(charter.roles);
  const again = once(dice, 2)
    ? { ...line, person: other, until: at("2026-12-31T00:00:00Z") }
    : { ...line, key: `${line.key}====` };
  return { ...charter, sign: [...charter.sign, again] };
}

/** What a charter's own people and those of the one before signed, but for a few. */
export function signCharter(
  dice: Dice,
  text: string,
  names: readonly string[],
  missing: number,
): SignedText {
  const digest = digestOf(text) as SignedText["digest"];
  const signatures = names.flatMap((who) => {
    if (once(dice, missing)) return [];
    const odd = once(dice, 200);
    const space = odd ? "approval@counterseal" : "charter@counterseal";
    const message = once(dice, 200)
      ? (digestOf("something else") as SignedText["digest"])
      : digest;
    const flags = once(dice, 8) ? drawFlags(dice, who) : bestFlagsOf(key(who));
    const armour = `${who}, ${space}, ${message}, ${String(flags)}`;
    const about = { message, namespace: space, armour, flags };
    return [{ key: key(who), ...about, recorded: approvalIssued }];
  });
  return { text, digest, signatures };
}

export interface Chain {
  readonly charters: readonly Charter[];
  readonly signed: readonly SignedText[];
}

/** Whether a charter lists a key for somebody for whom the one before does not. */
function adds(who: string, { sign }: Charter, before?: Charter): boolean {
  return sign.some(
    (line) =>
      line.key === key(who) &&
      before?.sign.some(
        (old) => old.key === line.key && old.person === line.person,
      ) !== true,
  );
}

export function drawChain(dice: Dice, leaning: Leaning): Chain {
  const length = dice.pick(
    leaning === "presence" ? [2, 2, 3] : [1, 1, 1, 2, 2, 3],
  );
  const charters: Charter[] = [];
  const signed: SignedText[] = [];
  while (charters.length < length) {
    const before = charters.at(-1);
    const next =
      before === undefined
        ? lawful(drawCharter(dice, leaning))
        : successor(dice, before, leaning);
    if (next.sign.length === 0) continue;
    charters.push(next);
    const text = formatCharter(once(dice, 60) ? respelled(dice, next) : next);
    const unproven = before !== undefined && once(dice, 4);
    const names = keyNames.filter(
      (who) => !unproven || !adds(who, next, before),
    );
    signed.push(signCharter(dice, text, names, once(dice, 5) ? 6 : 999));
  }
  return { charters, signed };
}
