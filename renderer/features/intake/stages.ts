// SPDX-License-Identifier: Apache-2.0
import type { RefusalReason } from "../../../shared/domain/memberReasons.ts";
import type {
  IntakeSummary,
  StagedFile,
} from "../../../shared/ipc/intakeContract.ts";

/** What a package goes through, in this order. */
export const stages = [
  "opened",
  "signatures",
  "digests",
  "names",
  "custody",
  "done",
] as const;
export type Stage = (typeof stages)[number];
export type StageState = "waiting" | "good" | "none" | "look" | "bad";
export type StageStates = Readonly<Record<Stage, StageState>>;

/** The id of a stage's heading. */
export function headingOf(stage: Stage): string {
  return `intake-${stage}`;
}

const closed: readonly RefusalReason[] = [
  "encrypted",
  "encryption-weak",
  "passphrase-wrong",
];

/** Something did not open with the keys and passphrases that were given. */
export function isClosed({ packages, files }: IntakeSummary): boolean {
  return (
    packages.some(({ fault }) => fault === "not-opened") ||
    files.some(({ refused }) => refused !== null && closed.includes(refused))
  );
}

/** Files that could be taken in; signatures and lists of digests are not what was handed over. */
export function goodFiles({ files }: IntakeSummary): readonly StagedFile[] {
  return files.filter(({ refused }) => refused === null);
}

function openedState(summary: IntakeSummary): StageState {
  const isWhole = summary.packages.every(({ fault }) => fault === null);
  return isWhole && !isClosed(summary) ? "good" : "bad";
}

function signaturesState(summary: IntakeSummary): StageState {
  const files = goodFiles(summary).filter(({ isEvidence }) => !isEvidence);
  const { signatures } = summary;
  if (signatures.some(({ state }) => state === "broken")) return "bad";
  if (signatures.length === 0) return "none";
  return files.every(({ signature }) => signature === "pinned")
    ? "good"
    : "look";
}

function digestsState({ manifests }: IntakeSummary): StageState {
  if (manifests.length === 0) return "none";
  if (manifests.some(({ changed }) => changed.length > 0)) return "bad";
  const isExact = manifests.every(
    ({ missing, extra, duplicate, unread }) =>
      missing.length + extra.length + duplicate.length + unread === 0,
  );
  return isExact ? "good" : "look";
}

function namesState({ files, leftOut }: IntakeSummary): StageState {
  if (files.length === 0) return "bad";
  const isPlain = files.every(
    ({ refused, notes }) => refused === null && notes.length === 0,
  );
  return isPlain && leftOut.length === 0 ? "good" : "look";
}

/** How each stage stands; before anything was opened all are to come. */
export function stageStates(
  summary: IntakeSummary | null,
  has: { readonly custody: boolean; readonly done: boolean },
): StageStates {
  const later = {
    custody: has.custody ? "good" : "waiting",
    done: has.done ? "good" : "waiting",
  } as const;
  if (summary === null) {
    const waiting = "waiting";
    return {
      ...{ opened: waiting, signatures: waiting },
      ...{ digests: waiting, names: waiting, ...later },
    };
  }
  return {
    opened: openedState(summary),
    signatures: signaturesState(summary),
    digests: digestsState(summary),
    names: namesState(summary),
    ...later,
  };
}
