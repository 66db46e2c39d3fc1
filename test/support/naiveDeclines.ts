// SPDX-License-Identifier: Apache-2.0
import type { GateState, SignedText } from "../../shared/domain/gateState.ts";
import { type Link, naiveChain } from "./naiveChain.ts";
import { type NaiveCharter, naivelyMet, naiveSigners } from "./naiveCount.ts";
import { hasAgreed, isLost, naiveLosses } from "./naiveLosses.ts";
import { digestOf, present, valueOf } from "./naiveText.ts";

type State = GateState & { readonly statement: SignedText | null };

/** Person → roles, of everybody who could sign with some key that is not lost. */
function couldSign(
  state: State,
  charter: Link,
  time: string,
): Map<string, { roles: Set<string>; keys: Set<string> }> {
  const losses = naiveLosses(state, naiveChain(state), "");
  const found = new Map<string, { roles: Set<string>; keys: Set<string> }>();
  for (const { person, key, from, until } of charter.sign) {
    if (time < from || time >= until) continue;
    if (isLost(losses, { key, recorded: state.clock })) continue;
    const flags = key.startsWith("sk-") ? 5 : null;
    if (present(charter.text, [{ flags }]).length === 0) continue;
    const roles = charter.roles
      .filter((line) => line.person === person)
      .filter((line) => line.from <= time && time < line.until)
      .map(({ role }) => role);
    if (roles.length === 0) continue;
    const keys = found.get(person)?.keys ?? new Set();
    found.set(person, { roles: new Set(roles), keys: keys.add(key) });
  }
  return found;
}

/** What somebody could sign for under the charter that is named, as under the one in force then and now. */
function ableLines(
  state: State,
  named: Link,
  current: Link,
  issued: string,
): Pick<NaiveCharter, "roles" | "sign"> {
  const views = [
    couldSign(state, named, issued),
    couldSign(state, current, issued),
    couldSign(state, current, state.clock),
  ];
  const inAll = (person: string, pick: "roles" | "keys", one: string) =>
    views.every((view) => view.get(person)?.[pick].has(one) === true);
  const sign = named.sign.filter(({ person, key }) =>
    inAll(person, "keys", key),
  );
  return {
    sign,
    roles: [
      ...named.roles.filter(({ person, role }) => inAll(person, "roles", role)),
      // Whoever has no seat may ask all the same.
      ...sign.map((line) => ({ ...line, role: "none" })),
    ],
  };
}

/**
 * A second reading of when a "no" ends a request: deliberately naive, it lets everybody sign who still could,
 * once with and once without those who said no, and tries every seating.
 */
export function naivelyDeclined(
  state: State,
  act: "approval" | "consent",
  declined: readonly string[],
): boolean {
  const text = state.statement?.text ?? "";
  if (!text.startsWith(`counterseal-${act} 1\n`)) return false;
  const chain = naiveChain(state);
  const current = chain.at(-1);
  const named = chain.find(({ digest }) => digest === valueOf(text, "Charter"));
  if (named === undefined || current === undefined) return false;
  // No statement opens at its end, or after it.
  if (valueOf(text, "Not-before") >= valueOf(text, "Expires")) return false;
  const losses = naiveLosses(state, chain, text);
  const issued = valueOf(text, "Issued");
  const requester = valueOf(text, "Requester");
  const mustAgree = [named, current].some((link) =>
    link.text.includes("\nCondition: attestations\n"),
  );
  const kept = (state.statement?.signatures ?? []).filter(
    (each) =>
      each.message === digestOf(text) &&
      each.namespace === `${act}@counterseal` &&
      !isLost(losses, each),
  );
  const keys = present(named.text, kept).map(({ key }) => key);
  const signed = [
    ...naiveSigners({ charter: named, issued, keys }).keys(),
  ].filter(
    (person) =>
      !losses.recused.has(person) &&
      (!mustAgree || hasAgreed(state, chain, losses, person)),
  );
  const able = ableLines(state, named, current, issued);
  const canBeMet = (without: readonly string[]): boolean => {
    const mayCome = (person: string) =>
      !signed.includes(person) &&
      !losses.recused.has(person) &&
      !without.includes(person);
    const ofSigned = ({ person, key }: { person: string; key: string }) =>
      signed.includes(person) && keys.includes(key);
    const charter = {
      ...named,
      roles: [
        ...named.roles.filter(({ person }) => signed.includes(person)),
        ...able.roles.filter(({ person }) => mayCome(person)),
      ],
      sign: [
        ...named.sign.filter(ofSigned),
        ...able.sign.filter(({ person }) => mayCome(person)),
      ],
    };
    const all = charter.sign.map(({ key }) => key);
    const question = { charter, act, issued, keys: all, requester };
    return naiveSigners(question).has(requester) && naivelyMet(question);
  };
  return declined.length > 0 && !canBeMet(declined) && canBeMet([]);
}
