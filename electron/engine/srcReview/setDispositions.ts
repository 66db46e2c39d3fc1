// SPDX-License-Identifier: Apache-2.0
import type { Disposition } from "../../../shared/domain/finding.ts";
import { failure, type Failure } from "../../../shared/failure.ts";
import type { FindingId } from "../../../shared/ids.ts";
import type { ParsedRequest, Response } from "../../../shared/ipc/contract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { FindingState } from "../catalog/findingState.ts";
import type { State } from "../catalog/state.ts";
import { allOf } from "../findings/findingHandlers.ts";
import { checkPlainText } from "../people/plainText.ts";
import type { Session } from "../session.ts";
import { addedTo, dispositionActs, isTooMany } from "./dispositionActs.ts";

type Asked = ParsedRequest<"disposition.set">;

const refused = (name: string, reason: string) =>
  err(failure("disposition-refused", { name, reason }));

/** Whether a finding repeats another that, one or more steps on, repeats it. */
export function isOfItself(
  id: FindingId,
  of: FindingId,
  ofOther: (finding: FindingId) => FindingId | null,
): boolean {
  const seen = new Set<FindingId>();
  let next: FindingId | null = of;
  while (next !== null && !seen.has(next)) {
    if (next === id) return true;
    seen.add(next);
    next = ofOther(next);
  }
  return false;
}

function checkOne(
  { findings }: State,
  finding: FindingState,
  { disposition, cves, fixVersions, links }: Asked,
): Result<void, Failure> {
  const { label, audit, id } = finding;
  const added = addedTo(finding, { cves, fixVersions, links });
  if (isTooMany(finding, added)) return refused(label, "too-many");
  if (disposition === null) {
    const nothing = finding.disposition === null;
    return nothing ? refused(label, "none-there") : ok(undefined);
  }
  const { answer, of } = disposition;
  if ((answer === "duplicate") !== (of !== null))
    return refused(label, of === null ? "of-missing" : "of-surplus");
  if (answer === "cve-assigned" && finding.cves.length + cves.length === 0)
    return refused(label, "cve-missing");
  if (of === null) return ok(undefined);
  if (findings.get(of)?.audit !== audit) return refused(label, "of-unknown");
  const ofOther = (other: FindingId) =>
    findings.get(other)?.disposition?.of ?? null;
  return isOfItself(id, of, ofOther)
    ? refused(label, "of-itself")
    : ok(undefined);
}

/** A disposition by hand, of one finding or of several alike; all of it or nothing. */
export async function setDispositions(
  session: Session,
  asked: Asked,
): Promise<Result<Response<"disposition.set">, Failure>> {
  const { state } = session;
  const found = allOf(session, asked.findings);
  if (!found.ok) return found;
  const { disposition, cves, fixVersions, links } = asked;
  const audit = found.value[0]?.audit;
  const by = disposition?.by ?? null;
  const people = audit && state.audits.get(audit)?.people;
  if (by !== null && people?.has(by) !== true)
    return err(failure("person-unknown", { person: by }));
  const why =
    asked.reason === undefined
      ? ok(null)
      : checkPlainText(asked.reason, "reason");
  if (!why.ok) return why;
  for (const finding of found.value) {
    const checked = checkOne(state, finding, asked);
    if (!checked.ok) return checked;
  }
  const said: Disposition | null = disposition && {
    ...{ ...disposition, at: session.now(), file: null },
  };
  const acts = found.value.map((finding) =>
    dispositionActs(
      finding,
      said,
      addedTo(finding, { cves, fixVersions, links }),
      { kind: "by-hand" },
      why.value,
    ),
  );
  const changed = acts.filter((each) => each.length > 0).length;
  if (changed === 0) return ok({ changed });
  const committed = await session.commit(acts.flat());
  return committed.ok ? ok({ changed }) : committed;
}
