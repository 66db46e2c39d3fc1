// SPDX-License-Identifier: Apache-2.0
import {
  type FailureCode,
  failure,
  type Failure,
} from "../../../shared/failure.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { concatBytes, decodeUtf8, encodeUtf8 } from "../../crypto/encoding.ts";
import { joinPath, type Storage } from "../../storage/storage.ts";
import { inWorkFolder } from "../vault/workFolder.ts";
import { askpassScript } from "./askpass.ts";
import { runTool } from "./runTool.ts";

interface Profile {
  readonly storage: Storage;
  readonly profileDir: string;
}

interface Signing {
  readonly namespace: string;
  readonly message: Uint8Array;
  /** Ends ssh-keygen at once. */
  readonly signal: AbortSignal;
}

export interface FileSigning extends Signing {
  /** A private key file; or a `.pub` file, whose private half the running ssh-agent holds. */
  readonly keyPath: string;
}

export interface AgentSigning extends Signing {
  /** `type SP base64` of a key that the agent holds. */
  readonly key: string;
  readonly socket: string;
}

/** A touch of a hardware key may be waited for, no longer. */
const timeLimitMs = 120_000;

/** What ssh-keygen's complaint comes to; its own words name paths. The first that fits. */
const complaints: readonly (readonly [RegExp, FailureCode, string?])[] = [
  [
    /permissions .* too open/i,
    "ssh-keygen-refused",
    "others can read the key file; chmod 600 mends that",
  ],
  [/agent refused operation/i, "agent-refused"],
  [/find key in agent|no private key found/i, "agent-without-key"],
  [
    /connect(?:ing)? to (?:your authentication )?agent|get agent socket/i,
    "agent-missing",
  ],
  [/passphrase|\bPIN\b/i, "key-passphrase-needed"],
  [/device not found|no device/i, "security-key-absent"],
  [
    /not supported|unsupported|SecurityKeyProvider|provider .* (?:is not|failed)|dlopen/i,
    "security-key-unsupported",
  ],
  [/user presence|sk_sign|sign message/i, "security-key-untouched"],
  [
    /load public key|invalid format|error in libcrypto/i,
    "ssh-keygen-refused",
    "the file is not a key of OpenSSH",
  ],
];

function complaintOf(code: number | null, complaint: string): Failure {
  if (code === null)
    return /user presence/i.test(complaint)
      ? failure("security-key-untouched")
      : failure("ssh-keygen-refused", { reason: "it took too long" });
  const known = complaints.find(([pattern]) => pattern.test(complaint));
  if (known === undefined)
    return failure("ssh-keygen-refused", {
      reason: "it gave no reason that is known here",
    });
  const [, what, reason] = known;
  return failure(what, reason === undefined ? undefined : { reason });
}

async function run(
  args: readonly string[],
  input: Uint8Array,
  env: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Result<string, Failure>> {
  const answer = await runTool({
    name: "ssh-keygen",
    args: ["-Y", "sign", ...args],
    input,
    env,
    outputLimit: 65_536,
    timeLimitMs,
    signal,
  });
  if (!answer.ok) return answer;
  const { code, stdout, stderr } = answer.value;
  const text = decodeUtf8(stdout);
  if (code === 0 && text !== null && text !== "") return ok(text);
  return err(complaintOf(code, stderr));
}

function agentOf(keyPath: string): Record<string, string> {
  // Choosing a public key file is choosing the agent; a private key file needs none.
  const socket = process.env["SSH_AUTH_SOCK"];
  return keyPath.endsWith(".pub") && socket !== undefined
    ? { SSH_AUTH_SOCK: socket }
    : {};
}

/**
 * Signs with stock `ssh-keygen -Y sign`. The message goes in on standard input and the signature comes
 * out on standard output, so nothing is written to disk. Never asks a question: a key with a passphrase
 * is refused with `key-passphrase-needed`.
 */
export function signWithSshKeygen({
  keyPath,
  namespace,
  message,
  signal,
}: FileSigning): Promise<Result<string, Failure>> {
  // "never": no window of any askpass program opens beside ours.
  const env = { SSH_ASKPASS_REQUIRE: "never", ...agentOf(keyPath) };
  return run(["-f", keyPath, "-n", namespace], message, env, signal);
}

/** As `signWithSshKeygen`, with the passphrase of the file or the PIN of its hardware key. */
export function signWithPassphrase(
  profile: Profile,
  { keyPath, namespace, message, signal }: FileSigning,
  passphrase: string,
): Promise<Result<string, Failure>> {
  if (/[\r\n]/.test(passphrase))
    return Promise.resolve(err(failure("key-passphrase-wrong")));
  return inWorkFolder(profile, async (dir) => {
    const made = await profile.storage.ensureFolder(dir);
    if (!made.ok) return made;
    const askpassPath = joinPath(dir, "askpass");
    const script = encodeUtf8(askpassScript);
    const written = await profile.storage.createDurably(
      askpassPath,
      script,
      0o700,
    );
    if (!written.ok) return written;
    const input = concatBytes(encodeUtf8(`${passphrase}\n`), message);
    const env = { SSH_ASKPASS: askpassPath, SSH_ASKPASS_REQUIRE: "force" };
    const args = ["-f", keyPath, "-n", namespace];
    const signed = await run(args, input, env, signal);
    input.fill(0);
    return !signed.ok && signed.error.code === "key-passphrase-needed"
      ? err(failure("key-passphrase-wrong"))
      : signed;
  });
}

/** Signs with a key that an agent holds; `-U`: with no file in its place. */
export function signWithAgent(
  profile: Profile,
  { key, socket, namespace, message, signal }: AgentSigning,
): Promise<Result<string, Failure>> {
  return inWorkFolder(profile, async (dir) => {
    const made = await profile.storage.ensureFolder(dir);
    if (!made.ok) return made;
    // ssh-keygen takes the public half from a file alone; it is no secret.
    const keyPath = joinPath(dir, "key.pub");
    const line = encodeUtf8(`${key}\n`);
    const written = await profile.storage.createDurably(keyPath, line);
    if (!written.ok) return written;
    const env = { SSH_AUTH_SOCK: socket, SSH_ASKPASS_REQUIRE: "never" };
    const args = ["-U", "-f", keyPath, "-n", namespace];
    return run(args, message, env, signal);
  });
}
