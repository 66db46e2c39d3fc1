// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { decodeUtf8 } from "../../crypto/encoding.ts";
import { runTool } from "./runTool.ts";

export interface SigningRequest {
  /** A private key file; or a `.pub` file, whose private half the running ssh-agent holds. */
  readonly keyPath: string;
  readonly namespace: string;
  readonly message: Uint8Array;
}

/** A touch of a hardware key may be waited for, no longer. */
const timeLimitMs = 120_000;

function agentOf(keyPath: string): Record<string, string> {
  // Choosing a public key file is choosing the agent; a private key file needs none.
  const socket = process.env["SSH_AUTH_SOCK"];
  return keyPath.endsWith(".pub") && socket !== undefined
    ? { SSH_AUTH_SOCK: socket }
    : {};
}

/** What ssh-keygen's complaint comes to; its own words name paths. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [
    /passphrase/i,
    "the key has a passphrase; add it to ssh-agent and give its .pub file",
  ],
  [
    /permissions .* too open/i,
    "others can read the key file; chmod 600 mends that",
  ],
  [
    /load public key|invalid format|error in libcrypto/i,
    "the file is not a key of OpenSSH",
  ],
  [/no private key found/i, "ssh-agent does not hold this key"],
  [/device not found|no device/i, "the security key is not plugged in"],
];

function reasonOf(code: number | null, complaint: string): string {
  if (code === null) return "it took too long";
  const known = reasons.find(([pattern]) => pattern.test(complaint));
  return known?.[1] ?? "it gave no reason that is known here";
}

/**
 * Signs with stock `ssh-keygen -Y sign`. The message goes in on standard input and the signature comes
 * out on standard output, so nothing is written to disk. Never asks a question: a key with a passphrase
 * is refused (`ssh-keygen-refused` {reason}), and its holder signs through an agent or carries out.
 */
export async function signWithSshKeygen(
  request: SigningRequest,
): Promise<Result<string, Failure>> {
  const answer = await runTool({
    name: "ssh-keygen",
    args: ["-Y", "sign", "-f", request.keyPath, "-n", request.namespace],
    input: request.message,
    // "never": no window of any askpass program opens beside ours.
    env: { SSH_ASKPASS_REQUIRE: "never", ...agentOf(request.keyPath) },
    outputLimit: 65_536,
    timeLimitMs,
  });
  if (!answer.ok) return answer;
  const { code, stdout, stderr } = answer.value;
  const text = decodeUtf8(stdout);
  if (code === 0 && text !== null && text !== "") return ok(text);
  return err(failure("ssh-keygen-refused", { reason: reasonOf(code, stderr) }));
}
