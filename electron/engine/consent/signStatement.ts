// SPDX-License-Identifier: Apache-2.0
import { secretWanted } from "../../../shared/domain/keySecrets.ts";
import { type Failure, failure } from "../../../shared/failure.ts";
import type { Act } from "../../../shared/formats/acts.ts";
import { namespaceOf } from "../../../shared/formats/statementText.ts";
import type { GrantId } from "../../../shared/ids.ts";
import type { SigningWay } from "../../../shared/ipc/signingContract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import { parsePublicKeyLine } from "../../crypto/ssh/publicKey.ts";
import {
  parseArmoredSignature,
  verifySignature,
} from "../../crypto/ssh/signature.ts";
import type { Context } from "../context.ts";
import { signWithOwnKey } from "../people/ownKeys.ts";
import { agentSocket } from "../tools/sshAgent.ts";
import { signWithAgent, signWithSshKeygen } from "../tools/sshKeygen.ts";

interface Signed {
  readonly message: Uint8Array;
  readonly namespace: string;
}

interface Signing extends Signed {
  readonly signal: AbortSignal;
}

/** ssh-keygen reads the public half that lies beside a key first, and waits for ever when that is a pipe. */
async function checkPublicHalf(
  { storage }: Context,
  keyPath: string,
): Promise<Result<void, Failure>> {
  if (keyPath.endsWith(".pub")) return ok(undefined);
  const source = await storage.openSource(`${keyPath}.pub`);
  if (source.ok) await source.value.close();
  return source.ok || source.error.code !== "file-not-regular"
    ? ok(undefined)
    : source;
}

/** ssh-keygen says the same of a missing file and of one that is no key, and waits for ever on a pipe. */
async function checkKeyFile(
  context: Context,
  keyPath: string,
): Promise<Result<void, Failure>> {
  const source = await context.storage.openSource(keyPath);
  if (!source.ok)
    return source.error.code === "file-unreadable"
      ? err(failure("key-file-unreadable", source.error.facts))
      : source;
  await source.value.close();
  return checkPublicHalf(context, keyPath);
}

async function signWithFile(
  context: Context,
  { file, passphrase }: { file: GrantId; passphrase?: string | undefined },
  signed: Signing,
): Promise<Result<string, Failure>> {
  const keyPath = context.pathOf(file, "signing-key");
  if (!keyPath.ok) return keyPath;
  const there = await checkKeyFile(context, keyPath.value);
  if (!there.ok) return there;
  const request = { keyPath: keyPath.value, ...signed };
  // A key that needs no passphrase must not get one: it would be signed as part of the message.
  const without = await signWithSshKeygen(context, request, null);
  return passphrase === undefined ||
    without.ok ||
    secretWanted(without.error) === null
    ? without
    : signWithSshKeygen(context, request, passphrase);
}

async function signInAWay(
  context: Context,
  way: SigningWay,
  signed: Signing,
): Promise<Result<string, Failure>> {
  if (typeof way === "string")
    return signWithFile(context, { file: way }, signed);
  switch (way.way) {
    case "file":
      return signWithFile(context, way, signed);
    case "agent": {
      const socket = agentSocket(context, way.socket);
      if (!socket.ok) return socket;
      const key = parsePublicKeyLine(way.key);
      if (!key.ok) return key;
      const held = { socket: socket.value, key: key.value.line };
      return signWithAgent(context, { ...held, ...signed });
    }
    case "own": {
      const session = context.openSession();
      if (!session.ok) return session;
      const { message, namespace } = signed;
      return signWithOwnKey(session.value, way, message, namespace);
    }
  }
}

/** Signs as a job where the way names one, so that whoever waits for a touch can stop waiting. */
function signCancellably(
  context: Context,
  way: SigningWay,
  signed: Signed,
): Promise<Result<string, Failure>> {
  const job = typeof way === "string" || way.way === "own" ? null : way.job;
  const sign = (signal: AbortSignal) =>
    signInAWay(context, way, { ...signed, signal });
  return job === null || job === undefined
    ? sign(context.ending)
    : context.runJob(job, { total: 0, count: 1 }, ({ signal }) => sign(signal));
}

/** That it is by the key that was chosen, of a kind that counts, and over this text. */
function checkOwn(
  way: SigningWay,
  signed: Signed,
  armour: string,
): Result<void, Failure> {
  const signature = parseArmoredSignature(armour);
  if (!signature.ok)
    return signature.error.code === "signature-key-refused"
      ? err(failure("signing-key-refused", signature.error.facts))
      : signature;
  const verified = verifySignature({ ...signed, signature: signature.value });
  if (!verified.ok) return err(failure("signing-other-key"));
  if (typeof way === "string" || way.way === "file") return ok(undefined);
  const chosen = parsePublicKeyLine(way.key);
  return chosen.ok && chosen.value.line === verified.value.key.line
    ? ok(undefined)
    : err(failure("signing-other-key"));
}

/**
 * The armour of a signature over a text, made in the way that a person chose, and verified before anybody
 * relies on it. The one seam for every act.
 */
export async function signStatement(
  context: Context,
  way: SigningWay,
  act: Act | "charter",
  text: string,
): Promise<Result<string, Failure>> {
  const signed = { message: encodeUtf8(text), namespace: namespaceOf(act) };
  const armour = await signCancellably(context, way, signed);
  if (!armour.ok) return armour;
  const own = checkOwn(way, signed, armour.value);
  return own.ok ? armour : own;
}
