// SPDX-License-Identifier: Apache-2.0
import { rolesAt } from "../../../shared/domain/counting.ts";
import { failure, type Failure } from "../../../shared/failure.ts";
import { namespaceOf } from "../../../shared/formats/statementText.ts";
import type { IntakeId, PersonId } from "../../../shared/ids.ts";
import type { SigningWay } from "../../../shared/ipc/signingContract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { sha256 } from "../../crypto/digest.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import { normaliseArmour } from "../../crypto/ssh/mailedArmour.ts";
import {
  parseArmoredSignature,
  type SshSignature,
  verifySignature,
} from "../../crypto/ssh/signature.ts";
import type { IntakeState, ReceiptState } from "../catalog/intakeState.ts";
import { judgedAt, rosterNow } from "../catalog/keyLosses.ts";
import type { AuditState } from "../catalog/state.ts";
import { otherPerson } from "../consent/answers.ts";
import { charterInForce } from "../consent/charters.ts";
import { checkSignature } from "../consent/checkSignature.ts";
import { recipientsOf } from "../consent/exportDisclosures.ts";
import { withoutLost } from "../consent/lostFromDrafts.ts";
import { requireCharter } from "../consent/recordedTexts.ts";
import { signStatement } from "../consent/signStatement.ts";
import type { Context } from "../context.ts";
import { writeVendorReceipt } from "../exchange/vendorReceipt.ts";
import type { ActBody } from "../ledger/entries.ts";
import { auditOf } from "../people/peopleHandlers.ts";
import { requireWritable, type Session } from "../session.ts";
import { type EndedIntake, receiptText } from "./receiptText.ts";

const namespace = namespaceOf("custody");

interface OfIntake {
  readonly session: Session;
  readonly audit: AuditState;
  readonly intake: EndedIntake;
}

function isEnded(intake: IntakeState | undefined): intake is EndedIntake {
  return intake !== undefined && intake.ended !== null;
}

/** An intake that came to its end, in a vault that can be written; `receipt-no-intake`. */
export function endedIntake(
  session: Session,
  id: IntakeId,
): Result<OfIntake, Failure> {
  const writable = requireWritable(session);
  if (!writable.ok) return writable;
  const intake = session.state.intakes.get(id);
  if (!isEnded(intake)) return err(failure("receipt-no-intake"));
  const audit = auditOf(session, intake.audit);
  return audit.ok ? ok({ session, audit: audit.value, intake }) : audit;
}

/** The receipt that is sent; `receipt-none` before one is made. */
export function lastReceipt({
  receipts,
}: {
  readonly receipts: readonly ReceiptState[];
}): Result<ReceiptState, Failure> {
  const last = receipts.at(-1);
  return last === undefined ? err(failure("receipt-none")) : ok(last);
}

/**
 * Fixes the text of a receipt, lets its owner sign it, and puts it on the record. Fails with `receipt-not-owner`
 * for whom the charter in force does not name as an owner now, with the codes of the way to sign, and with
 * those of `checkSignature`, so that only the signer's own key of that charter does.
 */
export async function makeReceipt(
  context: Context,
  { session, audit, intake }: OfIntake,
  signer: PersonId,
  way: SigningWay,
): Promise<Result<{ receipt: ReceiptState; text: string }, Failure>> {
  const inForce = charterInForce(audit);
  if (!inForce.ok) return inForce;
  const { digest: charter } = inForce.value;
  const named = audit.charters.find((each) => each.digest === charter);
  if (named === undefined) throw new Error("a charter in force is not there");
  const roster = requireCharter(named.text);
  const issued = session.now();
  if (!rolesAt(roster, signer, issued).includes("owner"))
    return err(failure("receipt-not-owner", { person: signer }));
  const text = receiptText(session, intake, { signer, charter, issued });
  if (!text.ok) return text;
  const armour = await signStatement(context, way, "custody", text.value);
  if (!armour.ok) return armour;
  const at = judgedAt(session);
  const checked = checkSignature(
    {
      ...{ text: text.value, namespace, issued, charters: [roster] },
      ...{ counting: undefined, recorded: [], once: "person" },
      isLost: (signed) => withoutLost(audit, [{ ...signed, at }]).length === 0,
    },
    armour.value,
  );
  if (!checked.ok) return checked;
  const { person, fingerprint } = checked.value;
  if (person !== signer) return err(otherPerson(signer, person, fingerprint));
  const digest = sha256(encodeUtf8(text.value));
  const about = { intake: intake.intake, digest, text: text.value };
  const body = { ...about, ...checked.value };
  const done = await session.commit([{ type: "intake.receipt-signed", body }]);
  if (!done.ok) return done;
  const made = lastReceipt(intake);
  return made.ok ? ok({ receipt: made.value, text: text.value }) : made;
}

/**
 * Seals the last receipt, its signature and its charter to people of the vendor, as one new file; without the
 * record of it, no file stays. Fails with `receipt-none`, `receipt-not-vendor` or `release-no-sealing-key`.
 */
export async function sendReceipt(
  { session, audit, intake }: OfIntake,
  to: readonly PersonId[],
  path: string,
): Promise<Result<ReceiptState, Failure>> {
  const receipt = lastReceipt(intake);
  if (!receipt.ok) return receipt;
  const people = [...new Set(to)].sort();
  const other = people.find((person) => !isVendor(audit, person));
  if (other !== undefined)
    return err(failure("receipt-not-vendor", { person: other }));
  const recipients = recipientsOf(rosterNow(session, audit), people);
  if (!recipients.ok) return recipients;
  const { storage } = session;
  const written = await writeVendorReceipt({
    ...{ storage, path, recipients: recipients.value },
    time: receipt.value.signature.at,
    receipt: receipt.value,
    charters: audit.charters,
  });
  if (!written.ok) return written;
  const { digest } = receipt.value;
  const body = {
    ...{ intake: intake.intake, digest, to: people },
    parcel: written.value.sha256,
  };
  const done = await session.commit([{ type: "intake.receipt-sent", body }]);
  if (done.ok) return receipt;
  await storage.remove(path);
  return done;
}

function isVendor({ people }: AuditState, person: PersonId): boolean {
  const roles = people.get(person)?.roles ?? [];
  return roles.some(({ role }) => role === "vendor");
}

/** Whose key it is, among the signing keys of people with a vendor's role. */
function vendorWith({ people }: AuditState, key: string) {
  return [...people.values()].find(
    ({ roles, signKeys }) =>
      signKeys.includes(key) && roles.some(({ role }) => role === "vendor"),
  );
}

/** What a signature on a receipt is worth, and whose pinned key it is by. */
export interface Countersignature {
  readonly came: Omit<ActBody<"intake.countersigned">, "intake">;
  readonly vendor: PersonId | null;
}

/**
 * Judges a signature over the receipts of an intake, the last one first. Fails with `receipt-none`, and with
 * `signature-duplicate` for one by the owner's own key.
 */
export function judgeCountersignature(
  audit: AuditState,
  receipts: readonly ReceiptState[],
  armour: string,
  signature: SshSignature,
): Result<Countersignature, Failure> {
  const last = lastReceipt({ receipts });
  if (!last.ok) return last;
  const { line: key, fingerprint } = signature.key;
  const over = receipts.findLast(
    ({ text }) =>
      verifySignature({ message: encodeUtf8(text), signature, namespace }).ok,
  );
  const { digest } = over ?? last.value;
  const named = { digest, fingerprint, signature: armour };
  if (over === undefined)
    return ok({
      came: { ...named, state: "broken", holder: null },
      vendor: null,
    });
  if (over.signature.key === key)
    return err(
      failure("signature-duplicate", { person: over.signature.person }),
    );
  const vendor = vendorWith(audit, key);
  const state = vendor === undefined ? "unknown-key" : "pinned";
  const came = { ...named, state, holder: vendor?.name ?? null } as const;
  return ok({ came, vendor: vendor?.person ?? null });
}

/**
 * Judges what came back on a receipt and keeps it. One that is over none of the receipts of this intake is kept,
 * as broken, only when that is wanted: else it fails as its signature does. Fails with `receipt-none`, with
 * `signature-duplicate` for a signature by the owner's own key, and with `signature-recorded-already`.
 */
export async function recordCountersignature(
  ofIntake: OfIntake,
  untrustedSignature: string,
  keepBroken: boolean,
): Promise<Result<ReceiptState["countersigned"][number], Failure>> {
  const { session, audit, intake } = ofIntake;
  const armour = normaliseArmour(untrustedSignature);
  if (!armour.ok) return armour;
  const signature = parseArmoredSignature(armour.value);
  if (!signature.ok) return signature;
  const judged = judgeCountersignature(
    audit,
    intake.receipts,
    armour.value,
    signature.value,
  );
  if (!judged.ok) return judged;
  const { came } = judged.value;
  const { state, holder, digest } = came;
  const receipt = intake.receipts.find((each) => each.digest === digest);
  if (receipt === undefined) throw new Error("a judged receipt is not there");
  const known = receipt.countersigned.some(
    (each) => each.signature === armour.value && each.state === state,
  );
  if (known)
    return err(
      failure(
        "signature-recorded-already",
        holder === null ? {} : { person: holder },
      ),
    );
  if (state === "broken" && !keepBroken) {
    const refused = verifySignature({
      message: encodeUtf8(receipt.text),
      signature: signature.value,
      namespace,
    });
    if (!refused.ok) return refused;
  }
  const body = { intake: intake.intake, ...came };
  const done = await session.commit([{ type: "intake.countersigned", body }]);
  if (!done.ok) return done;
  const kept = receipt.countersigned.at(-1);
  if (kept === undefined) throw new Error("a committed act is not there");
  return ok(kept);
}
