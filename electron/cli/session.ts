// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from "node:crypto";
import { basename, resolve } from "node:path";
import type { Failure } from "../../shared/failure.ts";
import { failure } from "../../shared/failure.ts";
import { GrantId, JobId } from "../../shared/ids.ts";
import type {
  EngineChannel,
  Request,
  Response,
} from "../../shared/ipc/contract.ts";
import { err, type Result } from "../../shared/result.ts";
import type { Engine } from "../engine/engine.ts";
import type { Refusal } from "./outcome.ts";
import {
  obtainPassphrase,
  type PassphraseSource,
  type WantedPassphrase,
} from "./passphrase.ts";
import type { Terminal } from "./terminal.ts";

type LeaveOutJob<R> = R extends unknown ? Omit<R, "job"> : never;
type WithoutJob<C extends EngineChannel> = LeaveOutJob<Request<C>>;

export interface Passphrases {
  /** As it was typed or read; empty for a command that needs none. */
  readonly passphrase: string;
  /** Likewise, of a command that sets one. */
  readonly newPassphrase: string;
  /** Text of the recovery kit, of a command that needs it. */
  readonly kit: string;
}

/** One run of the command line on one engine. */
export interface Session extends Passphrases {
  /** Milliseconds since 1970. */
  readonly now: number;
  call<C extends EngineChannel>(
    channel: C,
    request: Request<C>,
  ): Promise<Result<Response<C>, Failure>>;
  /** A call that reports progress. */
  runJob<C extends JobChannel>(
    channel: C,
    request: WithoutJob<C>,
  ): Promise<Result<Response<C>, Failure>>;
  /** A further passphrase that only some uses of a command need. */
  obtain(
    source: PassphraseSource,
    wanted: WantedPassphrase,
  ): Promise<Result<string, Refusal>>;
  /** Tells a person something before the command ends. */
  say(text: string): void;
  /** Lets the engine use one path that stood on the command line. */
  grant(path: string): GrantId;
}

type JobChannel = {
  [C in EngineChannel]: Request<C> extends { readonly job: string } ? C : never;
}[EngineChannel];

function newId(): string {
  return randomBytes(16).toString("hex");
}

/** The paths that were granted, by their bare names: somebody may grant ten thousand. */
type TypedPaths = ReadonlyMap<string, ReadonlySet<string>>;

/** The engine knows a bare name; whoever typed a path looks for that path. */
function asTyped(known: Failure, typedPaths: TypedPaths): Failure {
  const { code, facts } = known;
  const name = facts?.["name"];
  const [only, ...others] =
    typeof name === "string" ? (typedPaths.get(name) ?? []) : [];
  return only === undefined || others.length > 0
    ? known
    : { code, facts: { ...facts, name: only } };
}

export function createSession(
  engine: Engine,
  passphrases: Passphrases,
  terminal: Terminal,
  say: Session["say"],
): Session {
  const { interrupted } = terminal;
  const granted = new Map<string, Set<string>>();

  async function call<C extends EngineChannel>(
    channel: C,
    request: Request<C>,
  ): Promise<Result<Response<C>, Failure>> {
    if (interrupted.aborted) return err(failure("cancelled"));
    // The engine checks each answer against the contract that this type is made from.
    const answer = (await engine.call(channel, request)) as Result<
      Response<C>,
      Failure
    >;
    return answer.ok ? answer : err(asTyped(answer.error, granted));
  }

  return {
    now: Date.now(),
    ...passphrases,
    call,
    say,
    obtain: (source, wanted) => obtainPassphrase(source, terminal, wanted),
    runJob(channel, request) {
      const job = JobId.parse(newId());
      return call(channel, { ...request, job } as Request<typeof channel>);
    },
    grant(path) {
      const id = GrantId.parse(newId());
      const name = basename(path);
      const paths = granted.get(name) ?? new Set();
      granted.set(name, paths.add(path));
      engine.grant(id, resolve(path));
      return id;
    },
  };
}
