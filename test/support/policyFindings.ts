// SPDX-License-Identifier: Apache-2.0
import {
  dispositionAnswers,
  FindingLabel,
  findingStatuses,
} from "../../shared/domain/finding.ts";
import {
  formatFindings,
  type ReleaseFinding,
} from "../../shared/domain/releaseFindings.ts";
import type { ReleaseState } from "../../shared/domain/releaseState.ts";
import { FindingId } from "../../shared/ids.ts";
import type { Dice } from "./dice.ts";
import { clocks } from "./policyAnswers.ts";
import { once } from "./policyKeys.ts";
import { approvalIssued, at, audit } from "./sampleAudit.ts";

const until = at("2026-03-11T16:00:00Z");

function disposed(answer: (typeof dispositionAnswers)[number]) {
  const rest = { of: null, note: "", by: null, file: null };
  return { answer, at: approvalIssued, ...rest };
}

/** Mostly resolved, and out of its embargo. */
function drawFinding(dice: Dice, number: number): ReleaseFinding {
  const answer = once(dice, 5) ? dice.pick(dispositionAnswers) : "accepted";
  const date = once(dice, 2) ? dice.pick(clocks) : until;
  return {
    id: FindingId.parse(String(number).repeat(32)),
    label: FindingLabel.parse(`HARB-${String(number)}`),
    title: "A vessel is moored at a berth that is closed",
    severity: "high",
    cvss: null,
    status: once(dice, 5) ? dice.pick(findingStatuses) : "confirmed",
    disposition: once(dice, 8) ? null : disposed(answer),
    embargoUntil: once(dice, 2) ? null : date,
    isCarvedOut: once(dice, 3),
    isExtracted: once(dice, 6),
  };
}

/** One fact of one finding is another than when people were asked. */
function altered(
  dice: Dice,
  findings: readonly ReleaseFinding[],
): readonly ReleaseFinding[] {
  const [first, ...others] = findings;
  if (first === undefined) return [drawFinding(dice, 4)];
  return dice.pick<readonly ReleaseFinding[]>([
    others,
    [...findings, drawFinding(dice, 4)],
    [...findings, first],
    [{ ...first, title: `${first.title}.` }, ...others],
    [{ ...first, severity: "low" }, ...others],
    [{ ...first, status: "fixing" }, ...others],
    [{ ...first, isCarvedOut: !first.isCarvedOut }, ...others],
    [{ ...first, disposition: disposed("duplicate") }, ...others],
    [{ ...first, embargoUntil: approvalIssued }, ...others],
  ]);
}

/** What people were asked to judge by, and what is so now: mostly the same. */
export function drawFindings(
  dice: Dice,
): Pick<ReleaseState, "findings" | "findingsText"> {
  const count = once(dice, 2) ? dice.number(4) : 0;
  const listed = Array.from({ length: count }, (_, index) =>
    drawFinding(dice, index + 1),
  );
  return {
    findings: once(dice, 6) ? altered(dice, listed) : listed,
    findingsText: once(dice, 30)
      ? null
      : formatFindings("5".repeat(64), audit, listed),
  };
}
