// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import type { Request } from "../../../shared/formats/acts.ts";
import { parseCharter } from "../../../shared/formats/charterText.ts";
import {
  namespaceOf,
  parseRequest,
} from "../../../shared/formats/statementText.ts";
import type { PersonId, Sha256 } from "../../../shared/ids.ts";
import type { Response } from "../../../shared/ipc/contract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import { normaliseArmour } from "../../crypto/ssh/mailedArmour.ts";
import {
  parseArmoredSignature,
  verifySignature,
} from "../../crypto/ssh/signature.ts";
import { goneKeys, judgedAt } from "../catalog/keyLosses.ts";
import type { Session } from "../session.ts";
import { isGivenUp } from "../vault/doubt.ts";

/** As `statement.txt` may be, wherever one comes back. */
export const largestStatementBytes = 32 * 1024 * 1024;

/**
 * Signing keys of everybody who is or was of the audit: whoever left it is a witness still. A key that
 * was lost or revoked is none: whoever found it could make the vault read-only at will.
 */
function rosterKeys(
  session: Session,
  { audit }: Request,
): ReadonlyMap<string, PersonId> {
  const known = session.state.audits.get(audit);
  const enrolled = [...(known?.people.values() ?? [])].flatMap(
    ({ person, signKeys }) => signKeys.map((key) => ({ person, key })),
  );
  const listed = (known?.charters ?? []).flatMap(({ text }) => {
    const charter = parseCharter(text);
    return charter.ok ? charter.value.sign : [];
  });
  const keys = new Map(
    [...listed, ...enrolled].map(({ person, key }) => [key, person]),
  );
  if (known === undefined) return keys;
  for (const key of goneKeys(known, judgedAt(session))) keys.delete(key);
  return keys;
}

/** Who of the audit's roster made one of these over exactly this text; null when nobody did. */
function provenBy(
  session: Session,
  request: Request,
  text: string,
  untrustedSignatures: readonly string[],
): PersonId | null {
  const keys = rosterKeys(session, request);
  const signers = untrustedSignatures.flatMap((untrusted) => {
    const armour = normaliseArmour(untrusted);
    const signature = armour.ok ? parseArmoredSignature(armour.value) : armour;
    if (!signature.ok) return [];
    const verified = verifySignature({
      ...{ message: encodeUtf8(text), signature: signature.value },
      namespace: namespaceOf(request.act),
    });
    return verified.ok ? (keys.get(verified.value.key.line) ?? []) : [];
  });
  return signers[0] ?? null;
}

/**
 * Compares a statement that went out of this vault and came back: the checkpoint in it was the ledger's
 * end when it was made, so that a ledger without it has lost entries. Then the vault is read-only from
 * now on, in later sessions too, unless an adoption after the statement names it, or a later entry, as lost already.
 *
 * Anyone can write a text that names this vault. One that the ledger lacks is believed only with a signature
 * over it by a key of the audit's roster; without, it is `unproven`, and nothing follows from it.
 * Fails with `statement-refused` or `checkpoint-other-vault`.
 */
export async function compareWitness(
  session: Session,
  untrustedText: string,
  untrustedSignatures: readonly string[],
): Promise<Result<Response<"ledger.witness">, Failure>> {
  const parsed = parseRequest(untrustedText);
  if (!parsed.ok)
    return err(failure("statement-refused", { reason: parsed.error.reason }));
  const { vault, checkpoint, issued } = parsed.value;
  if (vault !== session.vault)
    return err(failure("checkpoint-other-vault", { vault }));
  const { seq, head } = checkpoint;
  const found = new Map<number, Sha256>();
  const read = await session.readEntries((entry, digest) => {
    if (entry.seq === seq) found.set(seq, digest);
  });
  if (!read.ok) return read;
  const facts = { seq, head, issued };
  const { state } = session;
  if (found.get(seq) === head) return ok({ ...facts, verdict: "contained" });
  if (isGivenUp(state, { seq, at: issued }))
    return ok({ ...facts, verdict: "adopted" });
  const signer = provenBy(
    ...([session, parsed.value, untrustedText, untrustedSignatures] as const),
  );
  if (signer === null) return ok({ ...facts, verdict: "unproven" });
  const { act, purpose, requester } = parsed.value;
  const lost = {
    ...({ seq, head, at: issued, witness: "statement" } as const),
    statement: { act, purpose, requester, signer },
  };
  const kept = await session.doubt(lost);
  if (!kept.ok) return kept;
  return ok({ ...facts, verdict: "missing" });
}
