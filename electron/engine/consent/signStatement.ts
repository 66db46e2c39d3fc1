// SPDX-License-Identifier: Apache-2.0
import type { Failure } from "../../../shared/failure.ts";
import type { Act } from "../../../shared/formats/acts.ts";
import { namespaceOf } from "../../../shared/formats/statementText.ts";
import type { GrantId } from "../../../shared/ids.ts";
import type { SigningWay } from "../../../shared/ipc/signingContract.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import { parsePublicKeyLine } from "../../crypto/ssh/publicKey.ts";
import {
  parseArmoredSignature,
  verifySignature,
} from "../../crypto/ssh/signature.ts";
import type { Context } from "../context.ts";
import { signWithOwnKey } from "../people/ownKeys.ts";
import { agentSocket } from "../tools/sshAgent.ts";
import {
  signWithAgent,
  signWithPassphrase,
  signWithSshKeygen,
} from "../tools/sshKeygen.ts";

interface Signed {
  readonly message: Uint8Array;
  readonly namespace: string;
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

async function signWithFile(
  context: Context,
  { file, passphrase }: { file: GrantId; passphrase?: string | undefined },
  signed: Signed,
): Promise<Result<string, Failure>> {
  const keyPath = context.pathOf(file, "signing-key");
  if (!keyPath.ok) return keyPath;
  // ssh-keygen says the same of a missing file and of one that is no key, and waits for ever on a pipe.
  const source = await context.storage.openSource(keyPath.value);
  if (!source.ok) return source;
  await source.value.close();
  const beside = await checkPublicHalf(context, keyPath.value);
  if (!beside.ok) return beside;
  const { ending: signal } = context;
  const request = { keyPath: keyPath.value, ...signed, signal };
  // A key that needs no passphrase must not get one: it would be signed as part of the message.
  const without = await signWithSshKeygen(request);
  return passphrase === undefined ||
    without.ok ||
    without.error.code !== "key-passphrase-needed"
    ? without
    : signWithPassphrase(context, request, passphrase);
}

async function signInAWay(
  context: Context,
  way: SigningWay,
  signed: Signed,
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
      const { ending: signal } = context;
      const held = { socket: socket.value, key: key.value.line };
      return signWithAgent(context, { ...held, ...signed, signal });
    }
    case "own": {
      const session = context.openSession();
      if (!session.ok) return session;
      const { message, namespace } = signed;
      return signWithOwnKey(session.value, way, message, namespace);
    }
  }
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
  const armour = await signInAWay(context, way, signed);
  if (!armour.ok) return armour;
  const signature = parseArmoredSignature(armour.value);
  if (!signature.ok) return signature;
  const verified = verifySignature({ ...signed, signature: signature.value });
  return verified.ok ? armour : verified;
}
