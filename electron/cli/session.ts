// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from "node:crypto";
import { resolve } from "node:path";
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

type WithoutJob<C extends EngineChannel> = Omit<Request<C>, "job">;

export interface Passphrases {
  /** As it was typed or read; empty for a command that needs none. */
  readonly passphrase: string;
  /** Likewise, of a command that sets one. */
  readonly newPassphrase: string;
}

/** One run of the command line on one engine. */
export interface Session extends Passphrases {
  /** Milliseconds since 1970. */
  readonly now: number;
  call<C extends EngineChannel>(
    channel: C,
    request: Request<C>,
  ): Promise<Result<Response<C>, Failure>>;
  /** A call that reports progress and that an interrupt cancels. */
  runJob<C extends JobChannel>(
    channel: C,
    request: WithoutJob<C>,
  ): Promise<Result<Response<C>, Failure>>;
  /** Lets the engine use one path that stood on the command line. */
  grant(path: string): GrantId;
}

type JobChannel = {
  [C in EngineChannel]: Request<C> extends { readonly job: string } ? C : never;
}[EngineChannel];

function newId(): string {
  return randomBytes(16).toString("hex");
}

export function createSession(
  engine: Engine,
  { passphrase, newPassphrase }: Passphrases,
  interrupted: AbortSignal,
): Session {
  async function call<C extends EngineChannel>(
    channel: C,
    request: Request<C>,
  ): Promise<Result<Response<C>, Failure>> {
    if (interrupted.aborted) return err(failure("cancelled"));
    // The engine checks each answer against the contract that this type is made from.
    return (await engine.call(channel, request)) as Result<
      Response<C>,
      Failure
    >;
  }

  return {
    now: Date.now(),
    passphrase,
    newPassphrase,
    call,
    async runJob(channel, request) {
      const job = JobId.parse(newId());
      const cancel = (): void => {
        void engine.call("job.cancel", { job });
      };
      interrupted.addEventListener("abort", cancel);
      try {
        return await call(channel, { ...request, job } as Request<
          typeof channel
        >);
      } finally {
        interrupted.removeEventListener("abort", cancel);
      }
    },
    grant(path) {
      const id = GrantId.parse(newId());
      engine.grant(id, resolve(path));
      return id;
    },
  };
}
