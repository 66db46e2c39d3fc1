// SPDX-License-Identifier: Apache-2.0
import type { RepairStep } from "../ipc/repairContract.ts";
import { assertNever } from "../result.ts";
import { shown } from "./facts.ts";

/** What a step of a repair does, as it is said before and after it is done; for window and terminal alike. */
export function describeRepairStep(step: RepairStep): string {
  const { kind, subject } = step;
  const file = shown(step.name === "" ? subject : step.name);
  const object = `${file} (object ${shown(subject.slice(0, 8))})`;
  switch (kind) {
    case "ledger-extended":
      return `${subject.includes("–") ? `Entries ${shown(subject)} are` : `Entry ${shown(subject)} is`} taken from the backup, whose ledger holds all of this one and goes on; the segments in their place are kept in quarantine.`;
    case "adopted":
      return `The ledger goes on without what came from entry ${shown(subject)} on, under an entry with your reason.`;
    case "header-rebuilt":
      return "The damaged header is made anew; the one in its place is kept in quarantine.";
    case "object-restored":
      return `${object} is put back from the backup, verified against the ledger; what is in its place moves to quarantine.`;
    case "object-lost":
      return `${object} has no whole copy here: it is recorded as lost, with your reason; what is in its place moves to quarantine.`;
    case "object-set-aside":
      return `${file}, which no entry names, moves to quarantine.`;
    case "copy-set-aside":
      return `${file}, which a synchronising program left, moves to quarantine.`;
    default:
      return assertNever(kind);
  }
}

/** Whether a step is done only for a reason that goes on the ledger. */
export function needsReason({ kind }: RepairStep): boolean {
  return kind === "adopted" || kind === "object-lost";
}
