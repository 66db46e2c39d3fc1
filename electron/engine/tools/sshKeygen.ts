// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { concatBytes, decodeUtf8, encodeUtf8 } from "../../crypto/encoding.ts";
import { joinPath, type Storage } from "../../storage/storage.ts";
import { inWorkFolder } from "../vault/workFolder.ts";
import { answeringAskpass, refusingAskpass } from "./askpass.ts";
import { failureOf } from "./complaints.ts";
import { runTool } from "./runTool.ts";
import { showsNoKey } from "./sshAgent.ts";

interface Profile {
  readonly storage: Storage;
  readonly profileDir: string;
}

interface Signing {
  readonly namespace: string;
  readonly message: Uint8Array;
  /** Ends ssh-keygen at once. */
  readonly signal: AbortSignal;
  readonly timeLimitMs?: number;
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
const patienceMs = 120_000;

/** Where the person's own OpenSSH finds what talks to a hardware key, when that is not built in. */
function hardwareSettings(): Record<string, string> {
  const { SSH_SK_PROVIDER, SSH_SK_HELPER } = process.env;
  return {
    ...(SSH_SK_PROVIDER !== undefined && { SSH_SK_PROVIDER }),
    ...(SSH_SK_HELPER !== undefined && { SSH_SK_HELPER }),
  };
}

interface Run {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly signing: Signing;
  /** A passphrase or a PIN, for when it asks. */
  readonly secret: string | null;
}

/** Runs ssh-keygen with an askpass of ours and nobody else's: no window opens beside ours, no terminal is read. */
async function run(
  { storage }: Profile,
  workDir: string,
  { args, env, signing, secret }: Run,
): Promise<Result<string, Failure>> {
  const askpassPath = joinPath(workDir, "askpass");
  const script = secret === null ? refusingAskpass : answeringAskpass;
  const written = await storage.createDurably(
    askpassPath,
    encodeUtf8(script),
    0o700,
  );
  if (!written.ok) return written;
  const { message, namespace, signal, timeLimitMs = patienceMs } = signing;
  const given = encodeUtf8(secret === null ? "" : `${secret}\n`);
  const input = concatBytes(given, message);
  const answer = await runTool({
    name: "ssh-keygen",
    args: ["-Y", "sign", ...args, "-n", namespace],
    input,
    env: {
      ...hardwareSettings(),
      ...env,
      SSH_ASKPASS: askpassPath,
      SSH_ASKPASS_REQUIRE: "force",
    },
    outputLimit: 65_536,
    timeLimitMs,
    signal,
  });
  for (const secretBytes of [given, input]) secretBytes.fill(0);
  if (!answer.ok) return answer;
  const { code, stdout, stderr } = answer.value;
  // It quotes paths, which might say what it does not complain of. Options are left: `-f` can be part of a path.
  const paths = [...args.filter((arg) => !arg.startsWith("-")), workDir];
  const words = paths.reduce(
    (said, path) => said.replaceAll(path, "…"),
    stderr,
  );
  const text = decodeUtf8(stdout);
  if (code === 0 && text !== null && text !== "") return ok(text);
  return err(failureOf({ code, words, gaveSecret: secret !== null }));
}

/** That it shows no key at all is worth a word of its own: then it may be locked. */
async function withoutKey(
  socket: string,
  signal: AbortSignal,
): Promise<Failure> {
  const isBare = await showsNoKey(socket, signal);
  return failure(isBare ? "agent-locked" : "agent-without-key");
}

async function inFolder(
  profile: Profile,
  work: (dir: string) => Promise<Result<string, Failure>>,
): Promise<Result<string, Failure>> {
  return inWorkFolder(profile, async (dir) => {
    const made = await profile.storage.ensureFolder(dir);
    return made.ok ? work(dir) : made;
  });
}

/**
 * Signs with stock `ssh-keygen -Y sign`. The message goes in on standard input and the signature comes
 * out on standard output, so nothing of either is written to disk. Never asks a question: a key that wants a
 * passphrase or a PIN is refused with `key-passphrase-needed` or `security-key-pin-needed` unless one is given,
 * and one that wants none must get none: it would be signed as part of the message.
 */
export async function signWithSshKeygen(
  profile: Profile,
  { keyPath, ...signing }: FileSigning,
  secret: string | null,
): Promise<Result<string, Failure>> {
  if (secret !== null && /[\r\n]/.test(secret))
    return err(failure("key-passphrase-wrong"));
  // Choosing a public key file is choosing the agent; a private key file needs none.
  const socket = keyPath.endsWith(".pub")
    ? process.env["SSH_AUTH_SOCK"]
    : undefined;
  const env: Record<string, string> =
    socket === undefined ? {} : { SSH_AUTH_SOCK: socket };
  const args = ["-f", keyPath];
  const signed = await inFolder(profile, (dir) =>
    run(profile, dir, { args, env, signing, secret }),
  );
  if (signed.ok || signed.error.code !== "agent-without-key") return signed;
  return err(
    socket === undefined
      ? failure("agent-missing")
      : await withoutKey(socket, signing.signal),
  );
}

/** Signs with a key that an agent holds; `-U`: with no file in its place. */
export async function signWithAgent(
  profile: Profile,
  { key, socket, ...signing }: AgentSigning,
): Promise<Result<string, Failure>> {
  const signed = await inFolder(profile, async (dir) => {
    // ssh-keygen takes the public half from a file alone; it is no secret.
    const keyPath = joinPath(dir, "key.pub");
    const line = encodeUtf8(`${key}\n`);
    const written = await profile.storage.createDurably(keyPath, line);
    if (!written.ok) return written;
    const env = { SSH_AUTH_SOCK: socket };
    const args = ["-U", "-f", keyPath];
    return run(profile, dir, { args, env, signing, secret: null });
  });
  return signed.ok || signed.error.code !== "agent-without-key"
    ? signed
    : err(await withoutKey(socket, signing.signal));
}
