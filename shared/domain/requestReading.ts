// SPDX-License-Identifier: Apache-2.0
import type { Request } from "../formats/acts.ts";
import { namespaceOf, parseRequest } from "../formats/statementText.ts";
import type { PersonId, Sha256 } from "../ids.ts";
import { attestedPeople } from "./attestations.ts";
import { type CharterInForce, chartersInForce } from "./charterLife.ts";
import type { GateState, SignedText, VerifiedSignature } from "./gateState.ts";
import { type Losses, lossesOf } from "./losses.ts";

export type RequestAct = Request["act"];
export type RequestOf<A extends RequestAct> = Extract<Request, { act: A }>;

/** A request whose text reads as one, with those signatures that are over it and in its namespace. */
export interface ReadRequest<R extends Request = Request> {
  readonly request: R;
  readonly text: string;
  readonly digest: Sha256;
  readonly signatures: readonly VerifiedSignature[];
}

/** What a gate is asked about, with what its state adds up to. */
export interface GateQuestion<S extends GateState = GateState> {
  readonly state: S;
  /** In force, oldest first; none when any link of the chain is not. */
  readonly charters: readonly CharterInForce[];
  readonly losses: Losses;
  /** Who has agreed to the audit's texts; asked only where a charter demands it. */
  readonly attested: ReadonlySet<PersonId>;
}

export function questionOf<S extends GateState>(state: S): GateQuestion<S> {
  const charters = trustedCharters(state);
  const losses = lossesOf(state, charters);
  const attested = attestedPeople({ state, charters, losses });
  return { state, charters, losses, attested };
}

/** A text of another act is no request: it is answered as if there were none. */
export function readRequest<A extends RequestAct>(
  signed: SignedText | null,
  act: A,
): ReadRequest<RequestOf<A>> | null {
  if (signed === null) return null;
  const parsed = parseRequest(signed.text);
  if (!parsed.ok || parsed.value.act !== act) return null;
  const { text, digest } = signed;
  return {
    request: parsed.value as RequestOf<A>,
    text,
    digest,
    signatures: signaturesOver(signed, act),
  };
}

export function signaturesOver(
  signed: SignedText,
  act: RequestAct | "charter",
): readonly VerifiedSignature[] {
  return signed.signatures.filter(
    ({ message, namespace }) =>
      message === signed.digest && namespace === namespaceOf(act),
  );
}

/** The whole chain, or nothing: a link that is not in force leaves no charter to judge by. */
function trustedCharters(state: GateState): readonly CharterInForce[] {
  const links = state.charters.map((signed) => ({
    text: signed.text,
    digest: signed.digest,
    keys: signaturesOver(signed, "charter"),
  }));
  const inForce = chartersInForce(links);
  const whole = inForce.length === state.charters.length;
  return whole && inForce.every(({ charter }) => charter.audit === state.audit)
    ? inForce
    : [];
}
