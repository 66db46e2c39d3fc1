// SPDX-License-Identifier: Apache-2.0
import type { Charter } from "../formats/charter.ts";
import type { Instant, PersonId } from "../ids.ts";
import { attestationsDemanded } from "./attestations.ts";
import { seatHolders } from "./charterLife.ts";
import type { UnmetCondition } from "./conditions.ts";
import { quorumMet, type Signer, signersOf } from "./counting.ts";
import type { VerifiedSignature } from "./gateState.ts";
import { isLost } from "./losses.ts";
import { ableNow } from "./ableNow.ts";
import { missingFor } from "./missingSeats.ts";
import { lackingPresence, type PresenceDemand } from "./presence.ts";
import type {
  GateQuestion,
  ReadRequest,
  RequestAct,
} from "./requestReading.ts";

/** The reasons that all gates have in common. Only `authorizeRelease` and `authorizeShare` decide by them. */

/** What an act lacks that nobody was asked for yet. */
export function unaskedUnmet(
  question: GateQuestion,
  act: RequestAct,
  requester: PersonId,
): readonly UnmetCondition[] {
  const { state, charters, losses } = question;
  const current = charters.at(-1)?.charter;
  const request: UnmetCondition = { name: "request-missing" };
  if (current === undefined) return [{ name: "charter-missing" }, request];
  const recused = losses.recused.includes(requester);
  const issued = state.clock;
  return [
    request,
    ...(recused
      ? [{ name: "person-recused", person: requester } as const]
      : []),
    ...attestationUnmet(question, [current], [requester]),
    ...missingFor({
      charter: current,
      act,
      signers: [],
      issued,
      requester,
      able: ableNow(question, current, { issued, requester }),
    }),
  ];
}

/** What stands in the way of a request, but for its content. */
export function requestUnmet(
  question: GateQuestion,
  read: ReadRequest,
): readonly UnmetCondition[] {
  return [
    ...placeUnmet(question, read),
    ...withdrawnUnmet(question, read),
    ...charterUnmet(question, read),
    ...timeUnmet(question, read),
  ];
}

export function placeUnmet(
  { state }: GateQuestion,
  { request }: ReadRequest,
): readonly UnmetCondition[] {
  const unmet: UnmetCondition[] = [];
  if (request.audit !== state.audit)
    unmet.push({ name: "statement-elsewhere", field: "audit" });
  if (request.vault !== state.vault)
    unmet.push({ name: "statement-elsewhere", field: "vault" });
  return unmet;
}

/**
 * Whoever has a seat can stop it, whether or not the others suffice. Not only those who signed: then taking
 * a signature away would open what its signer closed.
 */
export function withdrawnUnmet(
  { charters, losses }: GateQuestion,
  { digest }: ReadRequest,
): readonly UnmetCondition[] {
  const seated = new Set(
    charters.flatMap(({ charter }) => seatHolders(charter)),
  );
  const people = losses.withdrawals
    .filter(({ of, person }) => of === digest && seated.has(person))
    .map(({ person }) => person);
  return [...new Set(people)]
    .sort()
    .map((person) => ({ name: "statement-withdrawn", person }));
}

/** Everything that the charter named, and the one in force now, ask of people. */
function charterUnmet(
  question: GateQuestion,
  read: ReadRequest,
): readonly UnmetCondition[] {
  const { charters } = question;
  const { request } = read;
  const current = charters.at(-1);
  if (current === undefined) return [{ name: "charter-missing" }];
  const named = charters.find(({ digest }) => digest === request.charter);
  const changed: UnmetCondition = {
    name: "charter-changed",
    statementCharter: request.charter,
    inForce: current.digest,
  };
  if (named === undefined) return [changed];
  const signers = countedSigners(question, named.charter, read);
  const again = countedAgain(question, named.charter, read, current.charter);
  const stands = quorumMet(current.charter, request.act, again);
  return [
    ...peopleUnmet(question, named.charter, read, signers),
    // While its own quorum is still open, a later charter is only a reason once it asks for others.
    ...(named === current || stands ? [] : [changed]),
  ];
}

/** What these people lack of the attestations that the charters ask for; nothing where none asks. */
function attestationUnmet(
  { state, attested }: GateQuestion,
  asking: readonly Charter[],
  people: readonly PersonId[],
): readonly UnmetCondition[] {
  if (!attestationsDemanded(asking)) return [];
  if (state.agreementTexts.length === 0)
    return [{ name: "agreement-texts-missing" }];
  return people
    .filter((person) => !attested.has(person))
    .map((person) => ({ name: "attestation-missing", person }));
}

/** The charter that a request names, and the one in force: the demands of both apply. */
function asking({ charters }: GateQuestion, named: Charter): Charter[] {
  const current = charters.at(-1)?.charter;
  return current === undefined ? [named] : [named, current];
}

/**
 * The signers of a request, by the charter that it names, less the revoked, the recused, and where
 * attestations are asked for those who lack one.
 */
export function countedSigners(
  question: GateQuestion,
  named: Charter,
  { request, signatures }: ReadRequest,
): readonly Signer[] {
  const { losses, attested } = question;
  const { issued, requester } = request;
  const demanded = attestationsDemanded(asking(question, named));
  const kept = signatures.filter((signature) => !isLost(losses, signature));
  const keys = kept.filter((by) => isPresent(named, by));
  return signersOf({ charter: named, issued, requester, keys }).signers.filter(
    ({ person }) =>
      !losses.recused.includes(person) && (!demanded || attested.has(person)),
  );
}

function isPresent(
  charter: Charter,
  { flags }: Pick<VerifiedSignature, "flags">,
): boolean {
  return lackingPresence(charter, flags).length === 0;
}

/**
 * Who of the signers of a request count under another charter as well, by the same signatures: a key that
 * did not count under the charter named does not begin to count under a later one.
 */
export function countedAgain(
  question: GateQuestion,
  named: Charter,
  read: ReadRequest,
  charter: Charter,
): readonly Signer[] {
  const { issued, requester } = read.request;
  const kept = read.signatures.filter(
    (by) => isPresent(named, by) && !isLost(question.losses, by),
  );
  const keys = keysOf(countedSigners(question, named, read)).flatMap((line) =>
    kept
      .filter(({ key }) => key === line.key)
      .map(({ flags }) => ({ ...line, flags })),
  );
  return signersOf({ charter, issued, requester, keys }).signers;
}

function peopleUnmet(
  question: GateQuestion,
  charter: Charter,
  read: ReadRequest,
  signers: readonly Signer[],
): readonly UnmetCondition[] {
  const { act, issued, requester } = read.request;
  const unmet: UnmetCondition[] = [];
  if (!signers.some(({ person }) => person === requester))
    unmet.push({ name: "requester-missing", requester });
  unmet.push(
    ...missingFor({
      charter,
      act,
      signers,
      issued,
      requester,
      able: ableNow(question, charter, read.request),
    }),
  );
  // Nobody's loss matters while the others suffice; when they do not, say whose signature fell away.
  if (unmet.length > 0) unmet.push(...lostSigners(question, charter, read));
  return unmet;
}

function lostSigners(
  question: GateQuestion,
  charter: Charter,
  { request, signatures }: ReadRequest,
): readonly UnmetCondition[] {
  const { losses } = question;
  const { issued } = request;
  const report = signersOf({ charter, issued, keys: signatures });
  const lines = [...keysOf(report.signers), ...report.withoutPresence];
  const people = [...new Set(lines.map(({ person }) => person))];
  const lost = people.flatMap((person): UnmetCondition[] => {
    if (losses.recused.includes(person))
      return [{ name: "person-recused", person }];
    const own = lines.filter((line) => line.person === person);
    const kept = signatures
      .filter((signature) => own.some(({ key }) => key === signature.key))
      .filter((signature) => !isLost(losses, signature));
    if (kept.length === 0) return [{ name: "key-revoked", person }];
    const lacks = kept.map(({ flags }) => lackingPresence(charter, flags));
    const [first] = lacks.every((each) => each.length > 0) ? lacks.flat() : [];
    return first === undefined ? [] : [{ name: lackNames[first], person }];
  });
  const others = people.filter(
    (who) => !lost.some((each) => "person" in each && each.person === who),
  );
  return [
    ...lost,
    ...attestationUnmet(question, asking(question, charter), others),
  ];
}

const lackNames = {
  touch: "touch-missing",
  verified: "verification-missing",
} as const satisfies Record<PresenceDemand, string>;

function keysOf(
  signers: readonly Signer[],
): { readonly person: PersonId; readonly key: string }[] {
  return signers.flatMap(({ person, keys }) =>
    keys.map((key) => ({ person, key })),
  );
}

export function timeUnmet(
  { state }: GateQuestion,
  { request }: ReadRequest,
): readonly UnmetCondition[] {
  const { clock } = state;
  const { issued, expires, notBefore } = request;
  const recorded = latestOf([
    state.ledgerTime,
    issued,
    ...state.statementTimes,
  ]);
  const unmet: UnmetCondition[] = [];
  if (latestOf([clock, recorded]) >= expires)
    unmet.push({ name: "statement-expired", at: expires });
  if (notBefore === null) return unmet;
  if (clock < notBefore)
    unmet.push({ name: "embargo-active", until: notBefore });
  if (clock < recorded)
    unmet.push({ name: "clock-behind", clock, latest: recorded });
  return unmet;
}

export function latestOf(times: readonly [Instant, ...Instant[]]): Instant {
  return times.reduce((latest, time) => (time > latest ? time : latest));
}
