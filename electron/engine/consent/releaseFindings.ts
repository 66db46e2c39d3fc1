// SPDX-License-Identifier: Apache-2.0
import {
  type FindingLabel,
  isUnresolved,
  labelKey,
} from "../../../shared/domain/finding.ts";
import {
  findingsName,
  formatFindings,
  type ReleaseFinding,
} from "../../../shared/domain/releaseFindings.ts";
import { failure, type Failure } from "../../../shared/failure.ts";
import type { AuditId, FindingId } from "../../../shared/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { toHex } from "../../crypto/encoding.ts";
import { randomBytes } from "../../crypto/random.ts";
import type { ReleaseState, State } from "../catalog/state.ts";
import { isProvable } from "../inspection/carvedFindings.ts";

type Of = Pick<ReleaseState, "audit" | "carveOuts" | "files">;

/** Every finding of the audit, and whether the release carves it out. */
export function releaseFindingsOf(
  { findings, extracts }: State,
  { audit, carveOuts, files }: Of,
): ReleaseFinding[] {
  const carved = new Set(carveOuts);
  const extracted = new Set(
    files.flatMap(({ version }) => extracts.get(version)?.findings ?? []),
  );
  return [...findings.values()]
    .filter((finding) => finding.audit === audit)
    .map(({ id, label, title, severity, cvss, ...finding }) => ({
      ...{ id, label, title, severity, cvss },
      status: finding.status,
      disposition: finding.disposition,
      embargoUntil: finding.embargoUntil,
      isCarvedOut: carved.has(id),
      isExtracted: extracted.has(id),
    }));
}

/**
 * The list of findings that a request is judged by, as the charter asks. Fails with `release-findings-unresolved`:
 * a finding under embargo may wait for its date, signed; one that nobody has resolved would void what was signed.
 */
export function findingsTexts(
  state: State,
  release: Of,
): Result<{ name: string; text: string }[], Failure> {
  const findings = releaseFindingsOf(state, release);
  const open = findings.filter(
    (finding) =>
      (finding.isExtracted || !finding.isCarvedOut) && isUnresolved(finding),
  );
  if (open.length > 0)
    return err(
      failure("release-findings-unresolved", { findings: open.length }),
    );
  const nonce = toHex(randomBytes(32));
  const text = formatFindings(nonce, release.audit, findings);
  return ok([{ name: findingsName, text }]);
}

/** Findings that a release may carve out, each once; `carve-out-unknown`, or `carve-out-refused` for what cannot be looked for. */
export function checkCarveOuts(
  { findings }: State,
  asked: {
    readonly audit: AuditId;
    readonly carveOuts?: readonly FindingLabel[] | undefined;
  },
): Result<FindingId[], Failure> {
  const { audit, carveOuts: labels = [] } = asked;
  const byLabel = new Map(
    [...findings.values()]
      .filter((finding) => finding.audit === audit)
      .map((finding) => [labelKey(finding.label), finding]),
  );
  const ids = new Set<FindingId>();
  for (const label of labels) {
    const finding = byLabel.get(labelKey(label));
    if (finding === undefined)
      return err(failure("carve-out-unknown", { label }));
    if (!isProvable(finding))
      return err(failure("carve-out-refused", { label }));
    ids.add(finding.id);
  }
  return ok([...ids].sort());
}
