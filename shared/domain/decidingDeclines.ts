// SPDX-License-Identifier: Apache-2.0
import type { PersonId } from "../ids.ts";
import { ableNow } from "./ableNow.ts";
import { quorumMet, type Signer } from "./counting.ts";
import type { GateState, SignedText } from "./gateState.ts";
import { countedSigners } from "./requestConditions.ts";
import { questionOf, type RequestAct, readRequest } from "./requestReading.ts";

export interface DeclinesQuestion {
  readonly act: RequestAct;
  readonly state: GateState & { readonly statement: SignedText | null };
  /** Everybody who said no, or asked for changes. */
  readonly declined: readonly PersonId[];
}

/**
 * Those of the people who said no without whom a request cannot be agreed to any more; nobody, while it can. Whoever
 * has no say in it, and whose signature counts, decides nothing by saying no.
 */
export function decidingDeclines({
  act,
  state,
  declined,
}: DeclinesQuestion): readonly PersonId[] {
  if (declined.length === 0) return [];
  const question = questionOf(state);
  const read = readRequest(state.statement, act);
  const named = question.charters.find(
    ({ digest }) => digest === read?.request.charter,
  )?.charter;
  if (read === null || named === undefined) return [];
  const { requester } = read.request;
  const signers = countedSigners(question, named, read);
  const signed = new Set(signers.map(({ person }) => person));
  const open = ableNow(question, named, read.request).filter(
    ({ person }) => !signed.has(person),
  );
  const canBeMet = (others: readonly Signer[]): boolean => {
    const all = [...signers, ...others];
    return (
      all.some(({ person }) => person === requester) &&
      quorumMet(named, act, all)
    );
  };
  const saidNo = open.filter(({ person }) => declined.includes(person));
  const left = open.filter((each) => !saidNo.includes(each));
  if (canBeMet(left) || !canBeMet(open)) return [];
  return saidNo
    .filter(({ person, seats }) => seats.length > 0 || person === requester)
    .map(({ person }) => person);
}
