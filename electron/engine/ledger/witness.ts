// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import { parseRequest } from "../../../shared/formats/statementText.ts";
import type { Sha256 } from "../../../shared/ids.ts";
import type { Response } from "../../../shared/ipc/contract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Session } from "../session.ts";

/** As `statement.txt` may be, wherever one comes back. */
export const largestStatementBytes = 32 * 1024 * 1024;

/**
 * Compares a statement that went out of this vault and came back: the checkpoint in it was the ledger's
 * end when it was made, so that a ledger without it has lost entries. Then the session is read-only from
 * now on, unless an adoption after the statement names it, or a later entry, as lost already.
 * Fails with `statement-refused` or `checkpoint-other-vault`.
 */
export async function compareWitness(
  session: Session,
  untrustedText: string,
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
  if (found.get(seq) === head) return ok({ ...facts, verdict: "contained" });
  const named = session.state.adoptions.some(
    // What reaches further than an adoption says is lost was not given up by it, whatever a clock says.
    ({ at, lost }) => at >= issued && (lost === null || seq <= lost.seq),
  );
  if (named) return ok({ ...facts, verdict: "adopted" });
  session.doubt({ seq, head, at: issued, witness: "statement" });
  return ok({ ...facts, verdict: "missing" });
}
