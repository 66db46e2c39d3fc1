// SPDX-License-Identifier: Apache-2.0
import type { Failure } from "../../shared/failure.ts";
import type { Request } from "../../shared/ipc/contract.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { optional, type Values } from "./argument.ts";
import { type Refusal, refused } from "./outcome.ts";
import { path } from "./readers.ts";
import type { Session } from "./session.ts";
import { secretOf, signingOptions } from "./signingOptions.ts";

/** What opens an answer that came back sealed: the same options for every command that records one. */
export const openingOptions = {
  key: optional(
    "file",
    "the SSH private key or age identity file that opens what came back sealed",
    path,
  ),
  "key-passphrase-file": signingOptions["key-passphrase-file"],
  "key-passphrase-fd": signingOptions["key-passphrase-fd"],
};

/** For the help of these commands. */
export const openingDetails =
  "A sealed answer is opened with --key, which a process of its own reads and forgets; the passphrase of a key that has one is asked for. What is in it goes into the vault alone.";

type Opening = Pick<Request<"answer.record">, "opening">;

/** The key that was named. Its passphrase is asked for once, when it turns out to have one. */
export interface KeyToOpen {
  readonly opening: () => Opening;
  readonly unlock: () => Promise<Result<void, Refusal>>;
}

export function keyToOpen(
  session: Session,
  given: Values<typeof openingOptions>,
): KeyToOpen {
  let passphrase: string | undefined;
  return {
    opening: () =>
      given.key === undefined
        ? {}
        : { opening: { key: session.grant(given.key), passphrase } },
    async unlock() {
      const secret = await secretOf(session, given);
      if (!secret.ok) return secret;
      passphrase = secret.value;
      return ok(undefined);
    },
  };
}

/** Runs what may need the key that was named. */
export async function opening<T>(
  session: Session,
  given: Values<typeof openingOptions>,
  run: (opening: Opening) => Promise<Result<T, Failure>>,
): Promise<Result<T, Refusal>> {
  const key = keyToOpen(session, given);
  let done = await run(key.opening());
  if (!done.ok && done.error.code === "key-passphrase-needed") {
    const unlocked = await key.unlock();
    if (!unlocked.ok) return err(unlocked.error);
    done = await run(key.opening());
  }
  return done.ok ? done : refused(done.error);
}
