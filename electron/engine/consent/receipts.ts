// SPDX-License-Identifier: Apache-2.0
import type { Statement } from "../../../shared/formats/acts.ts";
import { parseStatement } from "../../../shared/formats/statementText.ts";
import type { PersonId, Sha256 } from "../../../shared/ids.ts";
import type { LeftState } from "../catalog/leavingState.ts";
import type { AuditState } from "../catalog/state.ts";
import { withoutLost } from "./lostFromDrafts.ts";

interface Receipt {
  readonly person: PersonId;
  readonly receipt: Extract<Statement, { act: "receipt" }>;
}

/** Receipts for what left under a statement, by its digest, less those signed with a key after it was lost. */
function receiptsOf(audit: AuditState, digest: Sha256): Receipt[] {
  return audit.answers.flatMap(({ act, text, signature }) => {
    const { person } = signature;
    const counts = withoutLost(audit, [signature]).length > 0;
    const parsed = act === "receipt" && counts ? parseStatement(text) : null;
    const receipt = parsed?.ok === true ? parsed.value : null;
    return receipt?.act === "receipt" && receipt.of === digest
      ? [{ person, receipt }]
      : [];
  });
}

/**
 * A receipt confirms what left before it, when it names every file of it. What only began is not confirmed: the
 * receipt is for what was sent in its place.
 */
export function confirms(
  { receipt }: Pick<Receipt, "receipt">,
  { at, files, parcel }: Pick<LeftState, "at" | "files" | "parcel">,
): boolean {
  const arrived = new Set(
    receipt.files.map(({ path, sha256 }) => `${sha256}  ${path}`),
  );
  return (
    parcel !== null &&
    receipt.issued >= at &&
    files.every(({ path, sha256 }) => arrived.has(`${sha256}  ${path}`))
  );
}

/** Who of its people confirmed a share, or a review, under the statement of this digest. */
export function confirmedBy(
  audit: AuditState,
  digest: Sha256,
  left: LeftState,
): PersonId[] {
  const receipts = receiptsOf(audit, digest).filter((receipt) =>
    confirms(receipt, left),
  );
  const people = new Set(left.to.map(({ person }) => person));
  return [...people].filter((person) =>
    receipts.some((each) => each.person === person),
  );
}
