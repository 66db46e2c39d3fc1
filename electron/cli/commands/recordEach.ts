// SPDX-License-Identifier: Apache-2.0
import { basename } from "node:path";
import type { Failure, FailureCode } from "../../../shared/failure.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { describeFailure, exitCodeOf } from "../../../shared/text/failures.ts";
import type { Answer, Outcome } from "../command.ts";
import { refused } from "../command.ts";
import { sentence } from "../layout.ts";

interface Recording<V> {
  readonly record: (signaturePath: string) => Promise<Result<V, Failure>>;
  /** The view as it is, for when nothing new was recorded. */
  readonly show: () => Promise<Result<V, Failure>>;
  readonly answer: (view: V) => Answer;
}

interface Tried {
  readonly name: string;
  readonly failure: Failure | null;
}

/** After one of these the vault takes nothing more: the signatures that follow were not tried. */
const endings: ReadonlySet<FailureCode | undefined> = new Set<FailureCode>([
  "disk-full",
  "write-failed",
  "change-not-anchored",
]);

/**
 * Records every signature that can be recorded. One that is recorded already, byte for byte, is as good
 * as recorded; each of the others that are refused is named with its reason.
 */
export async function recordEach<V>(
  signaturePaths: readonly string[],
  recording: Recording<V>,
): Promise<Outcome> {
  const tried: Tried[] = [];
  for (const signaturePath of signaturePaths) {
    const recorded = await recording.record(signaturePath);
    const name = basename(signaturePath);
    if (!recorded.ok && recorded.error.code === "cancelled")
      return refused(recorded.error);
    tried.push({ name, failure: recorded.ok ? null : recorded.error });
    if (!recorded.ok && endings.has(recorded.error.code)) break;
  }
  const now = await recording.show();
  if (!now.ok) return refused(now.error);
  return outcomeOf(tried, recording.answer(now.value));
}

function isRecorded({ failure }: Tried): boolean {
  return failure === null || failure.code === "signature-recorded-already";
}

function outcomeOf(tried: readonly Tried[], answer: Answer): Outcome {
  const again = tried.filter(
    ({ failure }) => failure?.code === "signature-recorded-already",
  );
  const said =
    again.length === 0
      ? answer
      : {
          ...answer,
          text: `${answer.text}${sentence(`Recorded already: ${namesOf(again)}.`)}`,
        };
  const failures = tried.flatMap((one) =>
    isRecorded(one) || one.failure === null ? [] : [one.failure],
  );
  const last = failures.at(-1);
  if (last !== undefined && endings.has(last.code))
    return err({ kind: "failure", failure: last, done: said });
  // Of several, a vault that lacks entries says most, and a signature's worth more than a file that cannot be
  // read.
  const worst =
    [3, 1].flatMap((code) =>
      failures.filter((failure) => exitCodeOf(failure) === code),
    )[0] ?? failures[0];
  if (worst === undefined) return ok(said);
  return err({
    kind: "failure",
    failure: worst,
    ...(tried.length === 1
      ? {}
      : { about: whatBecame(tried), safe: safeWords(tried), done: said }),
  });
}

function whatBecame(tried: readonly Tried[]): readonly string[] {
  return tried.flatMap((one) =>
    isRecorded(one) || one.failure === null
      ? []
      : [`Refused: ${one.name}. ${describeFailure(one.failure).title}`],
  );
}

function safeWords(tried: readonly Tried[]): string {
  const recorded = tried.filter(({ failure }) => failure === null);
  return recorded.length === 0
    ? "Nothing was recorded."
    : `Recorded nonetheless: ${namesOf(recorded)}.`;
}

function namesOf(tried: readonly Tried[]): string {
  return tried.map(({ name }) => name).join(", ");
}
