// SPDX-License-Identifier: Apache-2.0
import { neverTaken } from "../../../shared/domain/dispositionLook.ts";
import type { Disposition } from "../../../shared/domain/finding.ts";
import { failure, type Failure } from "../../../shared/failure.ts";
import type { ParsedRequest, Response } from "../../../shared/ipc/contract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Act } from "../ledger/entries.ts";
import { checkPlainText } from "../people/plainText.ts";
import type { Session } from "../session.ts";
import { addedTo, dispositionActs } from "./dispositionActs.ts";
import {
  forgetLookedAt,
  type LookedAnswer,
  type LookedAt,
  lookedAt,
} from "./lookAtDispositions.ts";

type Asked = ParsedRequest<"disposition.take">;

const notTaken = (reason: string, name = "") =>
  err(failure("dispositions-not-taken", { reason, name }));

const labelsOf = (answers: readonly LookedAnswer[]): string =>
  answers.map(({ row }) => row.label).join(", ");

/** As whose word it is recorded: the committee member's who signed it, or nobody's, in so many words. */
function whose(
  { signer }: LookedAt,
  { unsignedFrom }: Asked,
): Result<{ from: string; isSigned: boolean }, Failure> {
  if (neverTaken.includes(signer.state)) return notTaken(signer.state);
  if (unsignedFrom !== undefined) {
    const from = checkPlainText(unsignedFrom, "from");
    return from.ok ? ok({ from: from.value, isSigned: false }) : from;
  }
  return signer.state === "src-member" && signer.person !== null
    ? ok({ from: signer.person, isSigned: true })
    : notTaken(signer.state);
}

/** Findings that are no longer as they were when the file was looked at, or are gone. */
function stale(
  { state }: Session,
  answers: readonly LookedAnswer[],
): LookedAnswer[] {
  return answers.filter(
    ({ finding, of }) =>
      (finding !== null && state.findings.get(finding.id) !== finding) ||
      (of !== null && !state.findings.has(of)),
  );
}

function checkAnswers(
  { faults, answers }: LookedAt,
  said: readonly LookedAnswer[],
  { althoughChanged }: Asked,
): Result<void, Failure> {
  if (faults.length > 0) return notTaken("faults");
  const bad = answers.filter(({ row }) => row.state === "bad");
  if (bad.length > 0) return notTaken("bad", labelsOf(bad));
  if (said.length === 0) return notTaken("nothing");
  const changed = said.filter(({ row }) => row.changedSince.length > 0);
  return changed.length > 0 && !althoughChanged
    ? notTaken("changed", labelsOf(changed))
    : ok(undefined);
}

function actsOf(
  session: Session,
  looked: LookedAt,
  said: readonly LookedAnswer[],
  isSigned: boolean,
): Act[] {
  const { name } = looked.came;
  const { digest, signer } = looked;
  const at = session.now();
  const source = { kind: "file" as const, format: "text" as const };
  return said.flatMap(({ written, finding, of }) => {
    if (finding === null || written.answer === null) return [];
    const disposition: Disposition = {
      ...{ answer: written.answer, of, note: written.note, at },
      by: isSigned ? signer.person : null,
      file: digest,
    };
    return dispositionActs(
      finding,
      disposition,
      addedTo(finding, written),
      { ...source, name, sha256: digest },
      null,
    );
  });
}

/** Records what was looked at, all of it in one record of the ledger. */
export async function takeDispositions(
  session: Session,
  asked: Asked,
): Promise<Result<Response<"disposition.take">, Failure>> {
  const looked = lookedAt(session, asked.look);
  if (looked === undefined)
    return err(failure("dispositions-look-gone", { name: "" }));
  const said = looked.answers.filter(({ row }) =>
    ["new", "changed", "same"].includes(row.state),
  );
  const checked = checkAnswers(looked, said, asked);
  if (!checked.ok) return checked;
  const by = whose(looked, asked);
  if (!by.ok) return by;
  const gone = stale(session, looked.answers);
  if (gone.length > 0)
    return err(failure("dispositions-look-gone", { name: labelsOf(gone) }));
  const { from, isSigned } = by.value;
  const findings = said.flatMap(({ finding }) => finding?.id ?? []);
  const { audit, came, digest, signer } = looked;
  const signature = isSigned ? signer.signed : null;
  const body = { audit, findings, from, digest, text: came.text, signature };
  const committed = await session.commit([
    { type: "extract.answered", body },
    ...actsOf(session, looked, said, isSigned),
  ]);
  if (!committed.ok) return committed;
  forgetLookedAt(session);
  return ok({ answered: said.length });
}
