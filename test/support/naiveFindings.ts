// SPDX-License-Identifier: Apache-2.0
import type { ReleaseState } from "../../shared/domain/releaseState.ts";
import { valueOf, valuesOf } from "./naiveText.ts";

/** A second reading of what findings have against a release; shares no code with `shared`. */
export function findingReasons(
  state: ReleaseState,
  text: string,
  isDemanded: boolean,
): string[] {
  const judged = valuesOf(text, "Judged").map((line) => line.slice(66));
  const reasons: string[] = [];
  if (judged.includes("findings.txt") && isChanged(state))
    reasons.push("findings-changed");
  if (isDemanded && !judged.includes("findings.txt"))
    reasons.push("findings-missing");
  const times = [
    state.ledgerTime,
    ...state.statementTimes,
    valueOf(text, "Issued"),
  ];
  for (const finding of state.findings) {
    const { isCarvedOut, status, disposition, embargoUntil } = finding;
    const isOut = isCarvedOut && judged.includes("carve-outs.txt");
    if (!finding.isExtracted && (isOut || !isDemanded)) continue;
    const answer = disposition?.answer ?? "hold";
    if (status !== "withdrawn" && answer === "hold")
      reasons.push("finding-unresolved");
    if (embargoUntil === null) continue;
    if (embargoUntil > state.clock) reasons.push("finding-embargoed");
    if (times.some((time) => time > state.clock)) reasons.push("clock-behind");
  }
  return reasons;
}

/** Every fact of every finding, looked up in the lines of the text; and no finding more in it. */
function isChanged({ findingsText, findings }: ReleaseState): boolean {
  const lines = (findingsText ?? "").split("\n");
  const starts = lines.flatMap((line, at) =>
    line.startsWith("Finding: ") ? [at] : [],
  );
  return (
    starts.length !== findings.length ||
    findings.some((finding) => {
      const at = lines.indexOf(`Finding: ${finding.label}`);
      const score = finding.cvss === null ? "" : ` (${finding.cvss})`;
      return (
        at === -1 ||
        lines[at + 1] !== `  Title: ${finding.title}` ||
        lines[at + 2] !== `  Severity: ${finding.severity}${score}` ||
        lines[at + 3] !== `  Status: ${finding.status}` ||
        !`${lines[at + 4] ?? ""};`.endsWith(
          ` ${finding.disposition?.answer ?? "none"};`,
        ) ||
        lines[at + 5] !==
          `  Embargo until: ${finding.embargoUntil ?? "none"}` ||
        (lines[at + 6] === "  Carved out: yes") !== finding.isCarvedOut
      );
    })
  );
}
