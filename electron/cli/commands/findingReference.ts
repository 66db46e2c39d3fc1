// SPDX-License-Identifier: Apache-2.0
import { labelKey } from "../../../shared/domain/finding.ts";
import { failure } from "../../../shared/failure.ts";
import type { AuditId, FindingId } from "../../../shared/ids.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { misused, type Refusal, refused } from "../command.ts";
import type { Session } from "../session.ts";

export const namedFinding =
  "a finding's id in its report, or enough of its id here";

/** By the id that its report gives it, whatever its case, or by enough of its own. */
export async function resolveFindings(
  session: Session,
  audit: AuditId,
  names: readonly string[],
): Promise<Result<FindingId[], Refusal>> {
  const listed = await session.call("finding.list", { audit, filter: {} });
  if (!listed.ok) return refused(listed.error);
  const found: FindingId[] = [];
  for (const name of names) {
    const all = listed.value.findings;
    const exact = all.filter((row) => labelKey(row.label) === labelKey(name));
    const near = all.filter(({ finding }) => finding.startsWith(name));
    const [only, another] = exact.length > 0 ? exact : near;
    if (only === undefined) return refused(failure("finding-unknown"));
    if (another !== undefined)
      return misused(`"${name}" names more than one finding.`);
    found.push(only.finding);
  }
  return ok(found);
}
