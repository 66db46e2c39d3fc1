// SPDX-License-Identifier: Apache-2.0
import type { Failure } from "../../../shared/failure.ts";
import type { CrossCheck } from "../../../shared/domain/crossCheck.ts";
import type {
  InspectionReport,
  WatchList,
} from "../../../shared/domain/inspection.ts";
import { inspectionRules } from "../../../shared/domain/inspectionChecks.ts";
import {
  FromInspector,
  type StopReason,
  type ToInspector,
} from "../../../shared/domain/inspectionMessages.ts";
import { ok, type Result } from "../../../shared/result.ts";
import {
  type HandedFile,
  handFile,
  type HandingLimits,
  type Heard,
} from "../helpers/handFile.ts";
import type { HelperProcess } from "../helpers/helperProcess.ts";

/** What a public version is held against. */
export interface HeldAgainst {
  readonly crossCheck: CrossCheck;
  /** The private version's, where there is one. */
  readonly baseContent: AsyncIterable<Uint8Array>;
}

export interface InspectedFile extends HandedFile {
  readonly heldAgainst?: HeldAgainst;
}

const nothing: CrossCheck = { removed: [], base: null, isBaseMissing: false };

async function* oneAfterOther(
  first: AsyncIterable<Uint8Array>,
  second: AsyncIterable<Uint8Array> | null,
): AsyncGenerator<Uint8Array, void, void> {
  yield* first;
  if (second !== null) yield* second;
}

export const usualLimits: HandingLimits = {
  quietMs: 20_000,
  totalMs: 15 * 60_000,
};

/** Larger files are not loaded at all. */
export const largestInspected = 256 * 1024 * 1024;

/** The report on a file that the inspector did not come to an end with: itself a finding. */
function stoppedReport(why: StopReason): InspectionReport {
  const place = { kind: "file" } as const;
  return {
    rules: inspectionRules,
    type: "unknown",
    findings: [
      {
        check: `inspector-${why}`,
        ...{ members: [], place, times: 1, seen: "the inspection was ended" },
      },
    ],
    unseen: [{ reason: "stopped", members: [], place, what: "the whole file" }],
  };
}

function tooLargeReport(size: number): InspectionReport {
  return {
    rules: inspectionRules,
    type: "unknown",
    findings: [],
    unseen: [
      {
        reason: "limit-reached",
        members: [],
        place: { kind: "file" },
        what: `all of its ${size} bytes`,
      },
    ],
  };
}

export type InspectorProcess = HelperProcess<ToInspector>;
type Ending = Result<InspectionReport, Failure>;

function hear(untrusted: unknown): Heard<InspectionReport> {
  const message = FromInspector.safeParse(untrusted);
  if (!message.success) return null;
  return message.data.kind === "report"
    ? { kind: "answer", answer: ok(message.data.report) }
    : message.data;
}

/**
 * Has one file looked at by a fresh inspector, which is killed in any case. A hang, a crash or a hunger for
 * memory is a finding of the report. Fails only with what the content fails with, or `cancelled`.
 */
export async function inspectFile(
  start: () => InspectorProcess,
  { name, size, content, heldAgainst }: InspectedFile,
  watch: WatchList,
  signal: AbortSignal,
  seen: () => void,
  limits: HandingLimits = usualLimits,
): Promise<Ending> {
  const against = heldAgainst?.crossCheck ?? nothing;
  const largest = Math.max(size, against.base?.size ?? 0);
  if (largest > largestInspected) return ok(tooLargeReport(largest));
  const after =
    against.base === null ? null : (heldAgainst?.baseContent ?? null);
  return handFile(
    {
      helper: start(),
      begin: { kind: "begin", name, size, watch, against },
      content: oneAfterOther(content, after),
      hear,
      stopped: (why) => ok(stoppedReport(why)),
      seen,
      limits,
    },
    signal,
  );
}
