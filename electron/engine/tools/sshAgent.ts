// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import type { GrantId } from "../../../shared/ids.ts";
import type { KeyCard } from "../../../shared/ipc/views.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { decodeUtf8 } from "../../crypto/encoding.ts";
import { toKeyCard } from "../../crypto/ssh/keyCard.ts";
import { keyOfLine } from "../../crypto/ssh/publicKey.ts";
import type { Context } from "../context.ts";
import { runTool, type ToolAnswer } from "./runTool.ts";

/**
 * The agent that a person chose: one by its socket, or that of their session. Nothing here asks an agent
 * unless a call says so.
 */
export function agentSocket(
  context: Context,
  chosen: GrantId | undefined,
): Result<string, Failure> {
  if (chosen !== undefined) return context.pathOf(chosen, "agent-socket");
  const socket = process.env["SSH_AUTH_SOCK"] ?? "";
  return socket === "" ? err(failure("agent-missing")) : ok(socket);
}

function askAgent(
  socket: string,
  signal: AbortSignal,
): Promise<Result<ToolAnswer, Failure>> {
  return runTool({
    name: "ssh-add",
    args: ["-L"],
    env: { SSH_AUTH_SOCK: socket, SSH_ASKPASS_REQUIRE: "never" },
    outputLimit: 1_048_576,
    timeLimitMs: 20_000,
    signal,
  });
}

/** How ssh-add ends when the agent answered that it has no key: it is empty, or locked, and says the same of both. */
const showsNone = 1;

/** Whether an agent answers and shows no key of any kind. */
export async function showsNoKey(
  socket: string,
  signal: AbortSignal,
): Promise<boolean> {
  const answer = await askAgent(socket, signal);
  return answer.ok && answer.value.code === showsNone;
}

/** What `ssh-add -L` says; keys of kinds that nobody could be enrolled with are left out. */
export async function listAgentKeys(
  socket: string,
  signal: AbortSignal,
): Promise<Result<KeyCard[], Failure>> {
  const answer = await askAgent(socket, signal);
  if (!answer.ok) return answer;
  const { code, stdout } = answer.value;
  if (code === showsNone) return ok([]);
  if (code === null) return err(failure("agent-silent"));
  if (code !== 0) return err(failure("agent-missing"));
  const lines = (decodeUtf8(stdout) ?? "").split("\n");
  return ok(
    lines.flatMap((line, index) => {
      const key = keyOfLine(line, index + 1);
      return key.ok ? [toKeyCard(key.value)] : [];
    }),
  );
}
