// SPDX-License-Identifier: Apache-2.0
import { type Charter, seatRoles } from "../formats/charter.ts";
import type { Recipient } from "../formats/statement.ts";
import type { Instant, PersonId } from "../ids.ts";
import { err, ok, type Result } from "../result.ts";
import type { UnmetCondition } from "./conditions.ts";
import { latestTime } from "./attestations.ts";
import { contains } from "./counting.ts";
import type { GateState, SignedText } from "./gateState.ts";
import { isLost } from "./losses.ts";
import { placeUnmet, timeUnmet, withdrawnUnmet } from "./requestConditions.ts";
import { questionOf, type RequestAct, readRequest } from "./requestReading.ts";

/** A request, and all that decides who may be shown its files. */
export interface AskedState extends GateState {
  readonly statement: SignedText;
  readonly act: RequestAct;
}

export interface Reviewers {
  /** Sorted. */
  readonly to: readonly PersonId[];
  readonly recipients: readonly Recipient[];
}

/**
 * To whom the files of a request may be shown, so that they can judge it: people who hold a seat now, by the
 * charter that it names and by the one in force, who are not recused, and not who asks; by the keys that
 * the charter in force lists for them, less the revoked. Closed once the request can allow nothing more.
 */
export function reviewersOf(
  state: AskedState,
): Result<Reviewers, readonly UnmetCondition[]> {
  const question = questionOf(state);
  const { charters, losses } = question;
  const read = readRequest(state.statement, state.act);
  if (read === null) return err([{ name: "request-missing" }]);
  const { charter, requester } = read.request;
  const current = charters.at(-1);
  const named = charters.find(({ digest }) => digest === charter);
  if (current === undefined) return err([{ name: "charter-missing" }]);
  if (named === undefined)
    return err([
      {
        name: "charter-changed",
        statementCharter: charter,
        inForce: current.digest,
      },
    ]);
  const unmet = [
    ...placeUnmet(question, read),
    ...withdrawnUnmet(question, read),
    // An embargo keeps what is asked for from being done, not from being judged.
    ...timeUnmet(question, read).filter(
      ({ name }) => name === "statement-expired",
    ),
  ];
  if (unmet.length > 0) return err(unmet);
  const now = state.clock > state.ledgerTime ? state.clock : state.ledgerTime;
  const seated = seatedAt(named.charter, now);
  const to = [...seatedAt(current.charter, now)]
    .filter((person) => seated.has(person) && person !== requester)
    .filter((person) => !losses.recused.includes(person))
    .sort();
  const recorded = latestTime(state);
  const recipients = current.charter.seal.filter(
    ({ person, recipient: key }) =>
      to.includes(person) && !isLost(losses, { key, recorded }),
  );
  return ok({ to, recipients });
}

/** Who holds a seat by a charter at a time. */
export function seatedAt(
  charter: Charter,
  now: Instant,
): ReadonlySet<PersonId> {
  const seats: readonly string[] = seatRoles;
  const held = charter.roles.filter(
    (line) => seats.includes(line.role) && contains(line, now),
  );
  return new Set(held.map(({ person }) => person));
}
