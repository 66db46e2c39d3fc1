// SPDX-License-Identifier: Apache-2.0
import {
  excerptLimit,
  type Finding,
  type InspectionReport,
  mostFindings,
  mostUnseen,
  type Place,
  type Unseen,
} from "../../shared/domain/inspection.ts";
import {
  type CheckId,
  inspectionRules,
  type UnseenReason,
} from "../../shared/domain/inspectionChecks.ts";

/** Findings of one check in one member; more of them are counted. */
const mostOfOneCheck = 40;

/** One line, bounded, without characters that act on whoever reads it. */
export function excerpt(text: string): string {
  const line = text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  const letters = Array.from(line.slice(0, excerptLimit * 2));
  const kept = letters.join("").slice(0, excerptLimit);
  return kept.length < line.length
    ? `${kept.replace(/[\ud800-\udbff]$/, "").slice(0, excerptLimit - 1)}…`
    : kept;
}

/** Collects what is found in a file and in the files within it; equal findings are one, with a count. */
export class Report {
  readonly #findings = new Map<string, Finding & { times: number }>();
  readonly #unseen = new Map<string, Unseen>();
  readonly #counts = new Map<string, number>();

  /** @param key - what makes it the same finding again; what was seen unless given */
  find(
    check: CheckId,
    members: readonly string[],
    place: Place,
    seen: string,
    key: string = seen,
  ): void {
    const group = JSON.stringify([check, members]);
    const id = JSON.stringify([group, key.toLowerCase()]);
    const known = this.#findings.get(id);
    if (known !== undefined) {
      known.times += 1;
      return;
    }
    const count = (this.#counts.get(group) ?? 0) + 1;
    this.#counts.set(group, count);
    if (count > mostOfOneCheck || this.#findings.size >= mostFindings) {
      this.cannotSee(
        "limit-reached",
        members,
        { kind: "file" },
        `more: ${check}`,
      );
      return;
    }
    this.#findings.set(id, {
      check,
      members: members.map(excerpt),
      place,
      times: 1,
      seen: excerpt(seen),
    });
  }

  cannotSee(
    reason: UnseenReason,
    members: readonly string[],
    place: Place,
    what: string,
  ): void {
    const id = JSON.stringify([reason, members, what]);
    if (this.#unseen.has(id) || this.#unseen.size >= mostUnseen) return;
    this.#unseen.set(id, {
      reason,
      members: members.map(excerpt),
      place,
      what: excerpt(what),
    });
  }

  finish(type: InspectionReport["type"]): InspectionReport {
    return {
      rules: inspectionRules,
      type,
      findings: [...this.#findings.values()],
      unseen: [...this.#unseen.values()],
    };
  }
}
