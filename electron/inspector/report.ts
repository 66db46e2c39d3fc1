// SPDX-License-Identifier: Apache-2.0
import {
  crossCheckFindings,
  excerpt,
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

/** Collects what is found in a file and in the files within it; equal findings are one, with a count. */
export class Report {
  readonly #findings = new Map<string, Finding & { times: number }>();
  readonly #removed = new Map<string, Finding>();
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

  /** What was marked as removed, and where it still is. No limit on other findings crowds one out. */
  findRemoved(
    check: CheckId,
    members: readonly string[],
    place: Place,
    removed: string,
  ): void {
    const id = JSON.stringify([check, members, place, removed]);
    if (this.#removed.size < crossCheckFindings)
      this.#removed.set(id, {
        ...{ check, place, times: 1 },
        members: members.map(excerpt),
        seen: excerpt(removed),
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
      findings: [...this.#removed.values(), ...this.#findings.values()],
      unseen: [...this.#unseen.values()],
    };
  }
}
