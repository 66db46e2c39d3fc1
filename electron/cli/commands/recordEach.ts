// SPDX-License-Identifier: Apache-2.0
import { basename } from "node:path";
import type { Failure, FailureCode } from "../../../shared/failure.ts";
import type { AuditId } from "../../../shared/ids.ts";
import type { AnswerView } from "../../../shared/ipc/leavingViews.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { exitCodeOf } from "../../../shared/text/exitCodes.ts";
import { describeFailure } from "../../../shared/text/failures.ts";
import type { Answer, Outcome } from "../command.ts";
import { refused } from "../command.ts";
import { sentence } from "../layout.ts";
import type { KeyToOpen } from "../openingOptions.ts";
import type { Session } from "../session.ts";

/** For the help of commands that tell apart what comes back. */
export const returned =
  "A decline, or another signed answer, is taken for what it is: one file with the signature below the text, sealed or plain, or the text with its .sig beside it.";

interface Recording<V> {
  /** Of the key that opens what came back sealed. */
  readonly unlock: KeyToOpen["unlock"];
  readonly record: (
    signaturePath: string,
  ) => Promise<Result<V & { answered?: AnswerView | null }, Failure>>;
  /** An answer and its signature, where they come as two files. */
  readonly recordAnswer?: (
    textPath: string,
    signaturePath: string,
  ) => Promise<Result<AnswerView, Failure>>;
  /** What is said of an answer that was recorded. */
  readonly said?: (answer: AnswerView) => string;
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
  const taken = new Set<string>();
  const said: string[] = [];
  for (const signaturePath of textsFirst(signaturePaths)) {
    if (taken.has(signaturePath)) continue;
    let recorded = await recordOne(signaturePath, recording, taken);
    if (!recorded.ok && recorded.error.code === "key-passphrase-needed") {
      const unlocked = await recording.unlock();
      if (!unlocked.ok) return unlocked;
      recorded = await recordOne(signaturePath, recording, taken);
    }
    const name = basename(signaturePath);
    if (!recorded.ok && recorded.error.code === "cancelled")
      return refused(recorded.error);
    tried.push({ name, failure: recorded.ok ? null : recorded.error });
    if (recorded.ok && recorded.value !== null)
      said.push(recording.said?.(recorded.value) ?? "");
    if (!recorded.ok && endings.has(recorded.error.code)) break;
  }
  const now = await recording.show();
  if (!now.ok) return refused(now.error);
  const { text, ...answer } = recording.answer(now.value);
  const beside = said.length === 0 ? "" : `\n${said.join("")}`;
  return outcomeOf(tried, { ...answer, text: `${text}${beside}` });
}

/** An answer without its signature takes the file beside it along. */
async function recordOne<V>(
  path: string,
  { record, recordAnswer }: Recording<V>,
  taken: Set<string>,
): Promise<Result<AnswerView | null, Failure>> {
  const recorded = await record(path);
  if (recorded.ok) return ok(recorded.value.answered ?? null);
  if (recordAnswer === undefined) return recorded;
  if (recorded.error.code !== "answer-unsigned") return recorded;
  const beside = `${path}.sig`;
  taken.add(beside);
  return recordAnswer(path, beside);
}

/** The text of an answer takes the .sig beside it along: it has to come first. */
function textsFirst(paths: readonly string[]): readonly string[] {
  const isSignature = (path: string): boolean => path.endsWith(".sig");
  return [
    ...paths.filter((path) => !isSignature(path)),
    ...paths.filter(isSignature),
  ];
}

function isRecorded({ failure }: Tried): boolean {
  return (
    failure === null ||
    failure.code === "signature-recorded-already" ||
    failure.code === "answer-recorded-already"
  );
}

function outcomeOf(tried: readonly Tried[], answer: Answer): Outcome {
  const again = tried.filter((one) => one.failure !== null && isRecorded(one));
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

/** So many are named; the others are counted. */
const mostNamed = 10;

function whatBecame(tried: readonly Tried[]): readonly string[] {
  const refusals = tried.flatMap((one) =>
    isRecorded(one) || one.failure === null
      ? []
      : [`Refused: ${one.name}. ${describeFailure(one.failure).title}`],
  );
  const more = refusals.length - mostNamed;
  return more <= 0
    ? refusals
    : [...refusals.slice(0, mostNamed), `Refused, too: ${String(more)} more.`];
}

function safeWords(tried: readonly Tried[]): string {
  const recorded = tried.filter(({ failure }) => failure === null);
  return recorded.length === 0
    ? "Nothing was recorded."
    : `Recorded nonetheless: ${namesOf(recorded)}.`;
}

function namesOf(tried: readonly Tried[]): string {
  const names = tried.slice(0, mostNamed).map(({ name }) => name);
  const more = tried.length - names.length;
  return more === 0
    ? names.join(", ")
    : `${names.join(", ")} and ${String(more)} more`;
}

/** Records an answer whose signature lies in a file of its own. */
export function answerBeside(
  session: Session,
  audit: AuditId,
  key: KeyToOpen,
): NonNullable<Recording<unknown>["recordAnswer"]> {
  return (textPath, signaturePath) =>
    session.call("answer.record", {
      audit,
      statement: session.grant(textPath),
      signature: session.grant(signaturePath),
      ...key.opening(),
    });
}
