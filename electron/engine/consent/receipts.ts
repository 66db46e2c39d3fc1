// SPDX-License-Identifier: Apache-2.0
import type { Statement } from "../../../shared/formats/acts.ts";
import { parseStatement } from "../../../shared/formats/statementText.ts";
import type { PersonId } from "../../../shared/ids.ts";
import type { AuditState, ConsentState } from "../catalog/state.ts";

type Share = ConsentState["shares"][number];

interface Receipt {
  readonly person: PersonId;
  readonly receipt: Extract<Statement, { act: "receipt" }>;
}

/** Receipts for what was shared under a statement, by its digest. */
function receiptsOf({ answers }: AuditState, digest: string): Receipt[] {
  return answers.flatMap(({ act, text, signature: { person } }) => {
    const parsed = act === "receipt" ? parseStatement(text) : null;
    const receipt = parsed?.ok === true ? parsed.value : null;
    return receipt?.act === "receipt" && receipt.of === digest
      ? [{ person, receipt }]
      : [];
  });
}

/** A receipt confirms a share that was begun before it, when it names every file of it. */
export function confirms(
  { receipt }: Pick<Receipt, "receipt">,
  { at, files }: Pick<Share, "at" | "files">,
): boolean {
  const arrived = new Set(
    receipt.files.map(({ path, sha256 }) => `${sha256}  ${path}`),
  );
  return (
    receipt.issued >= at &&
    files.every(({ path, sha256 }) => arrived.has(`${sha256}  ${path}`))
  );
}

/** Who of its people confirmed a share. */
export function confirmedBy(
  audit: AuditState,
  { statement }: ConsentState,
  share: Share,
): PersonId[] {
  const receipts = receiptsOf(audit, statement.digest).filter((receipt) =>
    confirms(receipt, share),
  );
  const people = new Set(share.to.map(({ person }) => person));
  return [...people].filter((person) =>
    receipts.some((each) => each.person === person),
  );
}
