// SPDX-License-Identifier: Apache-2.0
import { Failed, type Failure } from "../../../shared/failure.ts";
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
import { err, ok, type Result } from "../../../shared/result.ts";
import {
  type HandedFile,
  handFile,
  type HandingLimits,
  type Heard,
  type Places,
} from "../helpers/handFile.ts";
import { stopIfCancelled } from "../objects/objects.ts";
import type { HelperProcess } from "../helpers/helperProcess.ts";

/** What a public version is held against. */
export interface HeldAgainst {
  readonly crossCheck: CrossCheck;
  /** The private version's, where there is one. */
  readonly baseContent: AsyncIterable<Uint8Array>;
}

export interface InspectedFile extends HandedFile {
  readonly heldAgainst?: HeldAgainst;
  /** Opens a file that is too large to be sent; it is read in order before, and found to be whole. */
  readonly openPlaces?: () => Promise<OpenPlaces>;
}

export interface OpenPlaces extends Omit<Places, "size"> {
  close(): Promise<void>;
}

const nothing: CrossCheck = { removed: [], base: null, isBaseMissing: false };

async function* oneAfterOther(
  first: AsyncIterable<Uint8Array>,
  second: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, void> {
  yield* first;
  yield* second;
}

export interface InspectionLimits extends HandingLimits {
  /** Bytes of a file that is sent; of a larger archive each place is asked for, and nothing else is looked at. */
  readonly mostSent: number;
}

export const usualLimits: InspectionLimits = {
  quietMs: 20_000,
  totalMs: 15 * 60_000,
  mostSent: 256 * 1024 * 1024,
};

const largestInspected = 4096 * 1024 * 1024;

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
  file: InspectedFile,
  watch: WatchList,
  signal: AbortSignal,
  seen: () => void,
  limits: InspectionLimits = usualLimits,
): Promise<Result<InspectionReport, Failure>> {
  const { name, size, content, heldAgainst, openPlaces } = file;
  const { mostSent } = limits;
  const against = heldAgainst?.crossCheck ?? nothing;
  const baseSize = against.base?.size ?? 0;
  if (baseSize > mostSent) return ok(tooLargeReport(baseSize));
  if (size > (openPlaces === undefined ? mostSent : largestInspected))
    return ok(tooLargeReport(size));
  const base =
    against.base === null || heldAgainst === undefined
      ? noContent()
      : heldAgainst.baseContent;
  const begin = { kind: "begin", name, size, watch, against } as const;
  const hand = (given: Given): Promise<Result<InspectionReport, Failure>> =>
    handFile(
      {
        helper: start(),
        begin: { ...begin, content: given.places ? "asked-for" : "sent" },
        ...given,
        hear,
        stopped: (why: StopReason) => ok(stoppedReport(why)),
        ...{ seen, limits },
      },
      signal,
    );
  if (openPlaces === undefined || size <= mostSent)
    return hand({ content: oneAfterOther(content, base) });
  const opened = await verifiedPlaces(content, openPlaces, signal);
  if (!opened.ok) return opened;
  const places = opened.value;
  const read: Places["read"] = (at, length) => places.read(at, length);
  try {
    return await hand({ content: base, places: { size, read } });
  } finally {
    await places.close();
  }
}

/** What an inspector is given: what is sent to it, and what it can ask for. */
interface Given {
  readonly content: AsyncIterable<Uint8Array>;
  readonly places?: Places;
}

async function* noContent(): AsyncGenerator<Uint8Array, void, void> {
  // Nothing is sent.
}

/** Reads all of it once, so that nothing is said of a file that is not what it should be. */
async function verifiedPlaces(
  content: AsyncIterable<Uint8Array>,
  openPlaces: () => Promise<OpenPlaces>,
  signal: AbortSignal,
): Promise<Result<OpenPlaces, Failure>> {
  try {
    for await (const piece of content)
      if (piece.length > 0) stopIfCancelled(signal);
    return ok(await openPlaces());
  } catch (thrown) {
    if (thrown instanceof Failed) return err(thrown.failure);
    throw thrown;
  }
}
