// SPDX-License-Identifier: Apache-2.0
import { type ExitCode, Failed, failure } from "../../shared/failure.ts";
import { ok, type Result } from "../../shared/result.ts";
import {
  createEngine,
  type Engine,
  type EngineOptions,
} from "../engine/engine.ts";
import { type Outcome, type Refusal, refused } from "./command.ts";
import { commands } from "./commands/commands.ts";
import { standingNotices } from "./commands/vaultStanding.ts";
import { asksForJson, type Invocation, parseInvocation } from "./invocation.ts";
import { sentence } from "./layout.ts";
import { obtainKit, obtainPassphrase } from "./passphrase.ts";
import { createProgressLine } from "./progress.ts";
import { reportFailure, reportMisuse, reportOutcome } from "./report.ts";
import { createSession, type Passphrases, type Session } from "./session.ts";
import type { Terminal } from "./terminal.ts";
import { helpText, usageHint } from "./usage.ts";

export interface Settings {
  readonly version: string;
  readonly engine: Omit<EngineOptions, "emit">;
}

type Run = Extract<Invocation, { kind: "run" }>;

/**
 * Runs one command line from its first word after the program's name to its exit code. Whatever
 * happens, the engine is closed and the vault's lock with it.
 */
export async function run(
  argv: readonly string[],
  terminal: Terminal,
  settings: Settings,
): Promise<ExitCode> {
  const invocation = parseInvocation(argv, commands);
  if (!invocation.ok)
    return reportMisuse(invocation.error, asksForJson(argv), terminal);
  const { value } = invocation;
  switch (value.kind) {
    case "help": {
      const text = helpText(value.of, commands);
      return reportOutcome(ok({ value: text, text }), "", value.json, terminal);
    }
    case "version": {
      const text = sentence(settings.version);
      return reportOutcome(
        ok({ value: settings.version, text }),
        "",
        value.json,
        terminal,
      );
    }
    case "run":
      return runCommand(value, terminal, settings);
  }
}

async function runCommand(
  invocation: Run,
  terminal: Terminal,
  settings: Settings,
): Promise<ExitCode> {
  const { command, json } = invocation;
  const progress = createProgressLine(terminal);
  let engine: Engine | undefined;
  try {
    const passphrases = await passphrasesFor(invocation, terminal);
    const hint = usageHint({ kind: "command", command });
    if (!passphrases.ok)
      return reportOutcome(passphrases, hint, json, terminal);
    engine = await createEngine({
      ...settings.engine,
      emit: (event) => {
        if (event.event === "job.progress") progress.show(event.body);
      },
    });
    terminal.interrupted.addEventListener("abort", () => {
      engine?.cancelAll();
    });
    const session = createSession(
      engine,
      passphrases.value,
      terminal,
      (text) => {
        progress.clear();
        if (!json) terminal.stderr.write(text);
      },
    );
    const outcome = await openAndRun(invocation, session, terminal);
    progress.clear();
    return reportOutcome(outcome, hint, json, terminal);
  } catch (thrown) {
    progress.clear();
    const what =
      thrown instanceof Failed
        ? thrown.failure
        : failure("internal", { reason: nameOf(thrown) });
    return reportFailure({ failure: what }, json, terminal);
  } finally {
    await engine?.close();
  }
}

/** A bug's name and place help to report it; its message might hold what was being worked on. */
function nameOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.name : typeof thrown;
}

async function passphrasesFor(
  { command: { needs }, passphrase: source, newPassphrase, kit }: Run,
  terminal: Terminal,
): Promise<Result<Passphrases, Refusal>> {
  const none = { passphrase: "", newPassphrase: "", kit: "" };
  if (needs === "nothing") return ok(none);
  const first = await (needs === "recovery"
    ? obtainKit(kit, terminal)
    : obtainPassphrase(
        source,
        terminal,
        needs === "new-vault" ? "first" : "present",
      ));
  if (!first.ok) return first;
  const given =
    needs === "recovery"
      ? { ...none, kit: first.value }
      : { ...none, passphrase: first.value };
  if (needs !== "new-passphrase" && needs !== "recovery") return ok(given);
  const another = await obtainPassphrase(newPassphrase, terminal, "another");
  return another.ok ? ok({ ...given, newPassphrase: another.value }) : another;
}

async function openAndRun(
  { command, given }: Run,
  session: Session,
  { stderr }: Terminal,
): Promise<Outcome> {
  if (command.needs !== "vault" && command.needs !== "new-passphrase")
    return command.run(session, given);
  const opened = await session.call("vault.open", {
    folder: session.grant(String(given["vault"])),
    passphrase: session.passphrase,
  });
  if (!opened.ok) return refused(opened.error);
  stderr.write(standingNotices(opened.value));
  return command.run(session, given);
}
