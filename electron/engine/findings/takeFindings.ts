// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from "../../crypto/random.ts";
import { toHex } from "../../crypto/encoding.ts";
import {
  type FindingChanges,
  type FindingFields,
  findingLimits,
  labelKey,
} from "../../../shared/domain/finding.ts";
import { failure, type Failure } from "../../../shared/failure.ts";
import { FindingId } from "../../../shared/ids.ts";
import type { ParsedRequest, Response } from "../../../shared/ipc/contract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Act } from "../ledger/entries.ts";
import { mostInEntry } from "../ledger/findingActs.ts";
import type { Session } from "../session.ts";
import { byLabel, findingsOf } from "./findingViews.ts";
import {
  emptyFields,
  forgetLook,
  type Looked,
  lookOf,
  type Proposal,
} from "./proposals.ts";

export function newFindingId(): FindingId {
  return FindingId.parse(toHex(randomBytes(16)));
}

/** An entry holds so many. */
export function inBatches<T>(items: readonly T[]): T[][] {
  const batches: T[][] = [];
  for (let at = 0; at < items.length; at += mostInEntry)
    batches.push(items.slice(at, at + mostInEntry));
  return batches;
}

function newFields({ read, evidence }: Proposal): FindingFields | null {
  const { label, fields } = read;
  const { title } = fields;
  if (label === null || title === undefined) return null;
  return { ...emptyFields, ...fields, label, title, evidence };
}

function actsFor(
  { audit, source }: Looked,
  chosen: readonly Proposal[],
): { acts: Act[]; recorded: number; changed: number } {
  const added = chosen
    .filter(({ view }) => view.state === "new")
    .map(newFields)
    .filter((fields) => fields !== null)
    .map((fields) => ({ id: newFindingId(), ...fields }));
  const changes = chosen.flatMap(({ view, fields }) =>
    view.state === "changed" && view.finding !== null
      ? [{ finding: view.finding, fields }]
      : [],
  );
  const acts: Act[] = [
    ...inBatches(added).map((findings) => ({
      type: "finding.recorded" as const,
      body: { audit, source, findings },
    })),
    ...changes.map(({ finding, fields }) =>
      changedAct([finding], fields, source),
    ),
  ];
  return { acts, recorded: added.length, changed: changes.length };
}

export function changedAct(
  findings: FindingId[],
  fields: FindingChanges,
  source: Extract<Act, { type: "finding.changed" }>["body"]["source"],
  reason: string | null = null,
): Act {
  return {
    type: "finding.changed",
    body: { findings, fields, source, reason },
  };
}

/** What was looked at may have been recorded, changed or removed since: then it is to be looked at again. */
function isStale({ state }: Session, looked: Looked): boolean {
  const known = byLabel(findingsOf(state, looked.audit));
  return looked.proposals.some(({ view, read }) => {
    if (read.label === null) return false;
    return (known.get(labelKey(read.label))?.id ?? null) !== view.finding;
  });
}

/** Records what was chosen, all of it in one record of the ledger. */
export async function takeFindings(
  session: Session,
  { look, chosen: indices }: ParsedRequest<"finding.take">,
): Promise<Result<Response<"finding.take">, Failure>> {
  const looked = lookOf(session, look);
  if (looked === undefined || isStale(session, looked))
    return err(failure("finding-look-gone"));
  const chosen = [...new Set(indices)].map((index) => looked.proposals[index]);
  const takable = chosen.filter(
    (each) => each?.view.state === "new" || each?.view.state === "changed",
  );
  if (takable.length < chosen.length) return err(failure("finding-look-gone"));
  const wanted = takable.filter((each) => each !== undefined);
  const { acts, recorded, changed } = actsFor(looked, wanted);
  const known = findingsOf(session.state, looked.audit).length;
  if (known + recorded > findingLimits.findings)
    return err(failure("findings-full"));
  const committed = await session.commit(acts);
  if (!committed.ok) return committed;
  forgetLook(session);
  return ok({ recorded, changed });
}
