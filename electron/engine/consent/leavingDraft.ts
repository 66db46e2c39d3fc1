// SPDX-License-Identifier: Apache-2.0
import { contains } from "../../../shared/domain/counting.ts";
import { failure, type Failure } from "../../../shared/failure.ts";
import type { Charter } from "../../../shared/formats/charter.ts";
import type { PersonId, Sha256 } from "../../../shared/ids.ts";
import type { ParsedRequest } from "../../../shared/ipc/contract.ts";
import type { DraftView, LeavingDraft } from "../../../shared/ipc/draftView.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { AgeRecipient } from "../../crypto/age/recipient.ts";
import { fingerprintOf, goneKeys, judgedAt } from "../catalog/keyLosses.ts";
import type { AuditState, State } from "../catalog/state.ts";
import { howToSignAnswer } from "../exchange/howToSignAnswer.ts";
import type { Session } from "../session.ts";
import { charterInForce } from "./charters.ts";
import { draftAnswer } from "./draftAnswer.ts";
import { requireRequest } from "./recordedTexts.ts";
import { recipientsOf, sealText } from "./sealedText.ts";

type Wanted = ParsedRequest<"answer.draft">["answer"];

interface Drafted {
  /** Of the file with the text, as it is signed. */
  readonly name: string;
  readonly text: string;
  readonly signer: PersonId;
  readonly recipients: Result<readonly AgeRecipient[], Failure>;
  /** Its signer may have none of the keys any more, and ask for it plain. */
  readonly keyInDoubt?: boolean;
  readonly how: (sealed: boolean) => string;
}

/**
 * A draft as it leaves for its signer: sealed to them; null when nothing can be sealed to them, and plain then
 * when that was asked for. Fails with `answer-sealable` when it can be, and was asked for plain.
 */
export function leavingDraft(
  { name, text, signer, recipients, keyInDoubt = false, how }: Drafted,
  unsealed: boolean,
): Result<LeavingDraft | null, Failure> {
  if (unsealed)
    return recipients.ok && !keyInDoubt
      ? err(failure("answer-sealable", { person: signer }))
      : ok({ name, text, to: [], how: how(false) });
  if (!recipients.ok) return ok(null);
  const sealed = sealText(recipients.value, text);
  return ok({
    name: `${name}.age`,
    ...{ text: sealed, to: [signer], how: how(true) },
  });
}

/** What is asked for by a statement; who asked holds the vault that takes its withdrawal. */
function requesterOf(
  { releases, consents }: State,
  of: Sha256,
): PersonId | null {
  const asked = [...releases.values(), ...consents.values()].find(
    ({ statement }) => statement?.digest === of,
  )?.statement;
  return asked == null ? null : requireRequest(asked.text).requester;
}

/** Who keeps an answer: the owners, and of a withdrawal whoever asked; those with keys alone, and no lost one. */
function keepersOf(
  session: Session,
  charter: Charter,
  gone: ReadonlySet<string>,
  wanted: Wanted,
): PersonId[] {
  const now = session.now();
  const owners = charter.roles
    .filter((line) => line.role === "owner" && contains(line, now))
    .map(({ person }) => person);
  const requester =
    wanted.act === "withdrawal" ? requesterOf(session.state, wanted.of) : null;
  const people = new Set([...owners, ...(requester ? [requester] : [])]);
  return [...people].filter((keeper) => {
    const lines = charter.seal.filter(({ person }) => person === keeper);
    const isWhole = lines.every(({ recipient }) => !gone.has(recipient));
    return lines.length > 0 && isWhole;
  });
}

/**
 * The charter's keys for the signer, but for those that are lost. The one that is being revoked is taken only
 * when it is the last: whoever has it still signs with it, but they may have lost it, and sign with one that
 * nothing can be sealed to.
 */
function signersKeys(
  { seal }: Charter,
  gone: ReadonlySet<string>,
  wanted: Wanted,
): Pick<Charter, "seal"> & { readonly keyInDoubt: boolean } {
  const kept = seal.filter(
    ({ person, recipient }) => person === wanted.signer && !gone.has(recipient),
  );
  if (wanted.act !== "revocation") return { seal: kept, keyInDoubt: false };
  const others = kept.filter(
    ({ recipient }) => fingerprintOf(recipient) !== wanted.key,
  );
  return others.length > 0
    ? { seal: others, keyInDoubt: false }
    : { seal: kept, keyInDoubt: true };
}

/**
 * The text of an answer, and as what it leaves for its signer. What says why, or what somebody's interests are, is
 * sealed; an attestation holds short names and digests alone, and leaves as it is. Fails as `draftAnswer` and
 * `leavingDraft`.
 */
export function draftForSigner(
  session: Session,
  audit: AuditState,
  wanted: Wanted,
  unsealed = false,
): Result<DraftView, Failure> {
  const inForce = charterInForce(audit);
  if (!inForce.ok) return inForce;
  const drafted = draftAnswer(session, audit, wanted);
  if (!drafted.ok) return drafted;
  const { charter } = inForce.value;
  const { act, signer } = wanted;
  const gone = goneKeys(audit, judgedAt(session));
  const keepers = keepersOf(session, charter, gone, wanted);
  const name = `${act}-${signer}.txt`;
  const { seal, keyInDoubt } = signersKeys(charter, gone, wanted);
  const isPublic = act === "attestation";
  const leaving = leavingDraft(
    {
      ...{ name, text: drafted.value, signer },
      recipients: isPublic
        ? err(failure("answer-no-seal-key", { person: signer }))
        : recipientsOf({ ...charter, seal }, signer),
      keyInDoubt,
      how: (sealed) => howToSignAnswer({ name, act, sealed, keepers }),
    },
    isPublic || unsealed,
  );
  return leaving.ok
    ? ok({ text: drafted.value, leaving: leaving.value, keyInDoubt })
    : leaving;
}
