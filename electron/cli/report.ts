// SPDX-License-Identifier: Apache-2.0
import type { ExitCode } from "../../shared/failure.ts";
import { describeCondition } from "../../shared/text/conditions.ts";
import { exitCodeOf } from "../../shared/text/exitCodes.ts";
import { describeFailure } from "../../shared/text/failures.ts";
import type { UnmetCondition } from "../../shared/domain/conditions.ts";
import type { Answer, Outcome, Refusal } from "./command.ts";
import type { Misuse } from "./invocation.ts";
import { fields, sentence } from "./layout.ts";
import { printableJson } from "./printable.ts";
import type { Terminal } from "./terminal.ts";
import { usageHint } from "./usage.ts";

/** How a command ends: what is printed where, and the exit code. */

type FailureRefusal = Omit<Extract<Refusal, { kind: "failure" }>, "kind">;
type Print = Pick<Terminal, "stdout" | "stderr">;

function printJson(print: Print, document: unknown): void {
  print.stdout.write(`${printableJson(document)}\n`);
}

export function reportOutcome(
  outcome: Outcome,
  hint: string,
  json: boolean,
  print: Print,
): ExitCode {
  return outcome.ok
    ? reportAnswer(outcome.value, json, print)
    : reportRefusal(outcome.error, hint, json, print);
}

function reportAnswer(answer: Answer, json: boolean, print: Print): ExitCode {
  const exitCode = answer.exitCode ?? 0;
  if (json) printJson(print, { ok: exitCode === 0, value: answer.value });
  else {
    print.stderr.write(answer.beside ?? "");
    print.stdout.write(answer.text);
  }
  return exitCode;
}

function reportRefusal(
  refusal: Refusal,
  hint: string,
  json: boolean,
  print: Print,
): ExitCode {
  switch (refusal.kind) {
    case "usage":
      return reportUsage(refusal.sentence, hint, json, print);
    case "failure":
      return reportFailure(refusal, json, print);
  }
}

export function reportMisuse(
  misuse: Misuse,
  json: boolean,
  print: Print,
): ExitCode {
  return reportUsage(misuse.sentence, usageHint(misuse.of), json, print);
}

function reportUsage(
  title: string,
  hint: string,
  json: boolean,
  print: Print,
): ExitCode {
  const safe = "Nothing was done.";
  if (json)
    printJson(print, {
      ok: false,
      error: { code: "usage", facts: {}, title, safe, next: hint.trim() },
    });
  print.stderr.write(sentence(title) + sentence(safe) + hint);
  return 2;
}

export function reportFailure(
  { failure, about = [], unmet = [], safe, done }: FailureRefusal,
  json: boolean,
  print: Print,
): ExitCode {
  const words = describeFailure(failure);
  const { title, next } = words;
  const unharmed = safe ?? words.safe;
  if (json)
    printJson(print, {
      ok: false,
      error: {
        code: failure.code,
        facts: failure.facts ?? {},
        title,
        safe: unharmed,
        next,
        ...(about.length > 0 ? { about } : {}),
        ...(unmet.length > 0 ? { unmet } : {}),
      },
      ...(done === undefined ? {} : { value: done.value }),
    });
  else print.stdout.write(done?.text ?? "");
  print.stderr.write(
    about.map(sentence).join("") +
      (about.length > 0 && safe !== undefined ? "" : sentence(title)) +
      conditionsText(unmet) +
      sentence(unharmed) +
      sentence(next),
  );
  return exitCodeOf(failure);
}

/** One line a condition: its name, and what would meet it. */
export function conditionsText(unmet: readonly UnmetCondition[]): string {
  return fields(
    unmet.map((condition) => [
      `  ${condition.name}`,
      describeCondition(condition),
    ]),
  );
}
