// SPDX-License-Identifier: Apache-2.0
import { secretWanted } from "../../shared/domain/keySecrets.ts";
import type { SigningWay } from "../../shared/ipc/signingContract.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { optional, type Values } from "./argument.ts";
import { misused, type Refusal, refused } from "./outcome.ts";
import { path, wholeNumber, words } from "./readers.ts";
import type { Session } from "./session.ts";

/** How to sign: the same options for every command that does. */
export const signingOptions = {
  key: optional(
    "file",
    "sign with this private key file, or with the .pub file of a key in ssh-agent",
    path,
  ),
  agent: optional(
    "key",
    "sign with the key of this fingerprint or comment in ssh-agent",
    words,
  ),
  "agent-socket": optional(
    "path",
    "ask the agent at this socket instead of the one of SSH_AUTH_SOCK",
    path,
  ),
  own: optional(
    "key",
    "sign with the key of this fingerprint or name that was made in the vault",
    words,
  ),
  "key-passphrase-file": optional(
    "file",
    "read the key's passphrase or PIN from this file's only line",
    path,
  ),
  "key-passphrase-fd": optional(
    "number",
    "read the key's passphrase or PIN from this open file descriptor",
    wholeNumber(0, 1023),
  ),
};

export const signingDetails = [
  "Signs with --key, --agent or --own. The passphrase of a key file, the PIN of a hardware key and the passphrase of a key made in the vault are asked for when they are needed. Whatever signs, the signature is verified before it is taken.",
] as const;

export type GivenSigning = Values<typeof signingOptions>;

/** Whether any way to sign is named. */
export function namesWay(given: GivenSigning): boolean {
  const { key, agent, own } = given;
  return [key, agent, own].some((way) => way !== undefined);
}

export function secretOf(
  session: Session,
  given: Pick<GivenSigning, "key-passphrase-file" | "key-passphrase-fd">,
): Promise<Result<string, Refusal>> {
  return session.obtain(
    {
      file: given["key-passphrase-file"],
      descriptor: given["key-passphrase-fd"],
    },
    "of-key",
  );
}

interface Named {
  readonly key: string;
  readonly names: readonly string[];
}

/** The one key that is meant by a fingerprint, its beginning, or a name. */
function pick(
  keys: readonly Named[],
  wanted: string,
  option: string,
): Result<string, Refusal> {
  const [only, ...others] = keys.filter(({ names }) =>
    names.some(
      (name) =>
        name === wanted ||
        (wanted.startsWith("SHA256:") && name.startsWith(wanted)),
    ),
  );
  if (only !== undefined && others.length === 0) return ok(only.key);
  const there = keys.map(({ names }) => names.join(" ")).join("; ");
  return misused(
    only !== undefined
      ? `--${option} ${wanted} fits several keys: give the fingerprint.`
      : keys.length === 0
        ? `--${option}: there are no keys there.`
        : `--${option} ${wanted} fits no key. There are: ${there}.`,
  );
}

async function agentWay(
  session: Session,
  given: GivenSigning,
  wanted: string,
): Promise<Result<SigningWay, Refusal>> {
  const socketPath = given["agent-socket"];
  const at =
    socketPath === undefined ? {} : { socket: session.grant(socketPath) };
  const held = await session.call("agent.keys", at);
  if (!held.ok) return refused(held.error);
  const keys = held.value.keys.map((card) => ({
    key: card.key,
    names: [card.fingerprint, card.comment],
  }));
  const key = pick(keys, wanted, "agent");
  return key.ok ? ok({ way: "agent", key: key.value, ...at }) : key;
}

async function ownWay(
  session: Session,
  given: GivenSigning,
  wanted: string,
): Promise<Result<SigningWay, Refusal>> {
  const held = await session.call("ownKey.list", {});
  if (!held.ok) return refused(held.error);
  const keys = held.value.keys.map(({ name, card }) => ({
    key: card.key,
    names: [card.fingerprint, name],
  }));
  const key = pick(keys, wanted, "own");
  if (!key.ok) return key;
  const passphrase = await secretOf(session, given);
  return passphrase.ok
    ? ok({ way: "own", key: key.value, passphrase: passphrase.value })
    : passphrase;
}

/** The way to sign that the command line names. */
export async function wayOf(
  session: Session,
  given: GivenSigning,
): Promise<Result<SigningWay, Refusal>> {
  const { key, agent, own } = given;
  const ways = [key, agent, own].filter((way) => way !== undefined);
  if (ways.length !== 1)
    return misused("Give one of --key, --agent and --own to sign with.");
  if (agent !== undefined) return agentWay(session, given, agent);
  if (own !== undefined) return ownWay(session, given, own);
  return ok({ way: "file", file: session.grant(key ?? "") });
}

/** Signs in the way that is named, and asks for a key file's passphrase only when it turns out to have one. */
export async function signing<T>(
  session: Session,
  given: GivenSigning,
  sign: (way: SigningWay) => Promise<Result<T, Parameters<typeof refused>[0]>>,
): Promise<Result<T, Refusal>> {
  const way = await wayOf(session, given);
  if (!way.ok) return way;
  const signed = await sign(way.value);
  if (signed.ok) return signed;
  const { value } = way;
  if (
    secretWanted(signed.error) === null ||
    typeof value === "string" ||
    value.way !== "file"
  )
    return refused(signed.error);
  const passphrase = await secretOf(session, given);
  if (!passphrase.ok) return err(passphrase.error);
  const again = await sign({ ...value, passphrase: passphrase.value });
  return again.ok ? again : refused(again.error);
}
