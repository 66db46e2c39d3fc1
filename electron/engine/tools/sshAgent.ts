// SPDX-License-Identifier: Apache-2.0
import { failure, type Failure } from "../../../shared/failure.ts";
import type { GrantId } from "../../../shared/ids.ts";
import type { KeyCard } from "../../../shared/ipc/views.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { decodeUtf8 } from "../../crypto/encoding.ts";
import { toKeyCard } from "../../crypto/ssh/keyCard.ts";
import { keyOfLine } from "../../crypto/ssh/publicKey.ts";
import type { Context } from "../context.ts";
import { runTool } from "./runTool.ts";

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

/** What `ssh-add -L` says; keys of kinds that nobody could be enrolled with are left out. */
export async function listAgentKeys(
  socket: string,
  signal: AbortSignal,
): Promise<Result<KeyCard[], Failure>> {
  const answer = await runTool({
    name: "ssh-add",
    args: ["-L"],
    env: { SSH_AUTH_SOCK: socket, SSH_ASKPASS_REQUIRE: "never" },
    outputLimit: 1_048_576,
    timeLimitMs: 20_000,
    signal,
  });
  if (!answer.ok) return answer;
  const { code, stdout } = answer.value;
  if (code === 1) return ok([]);
  if (code !== 0) return err(failure("agent-missing"));
  const lines = (decodeUtf8(stdout) ?? "").split("\n");
  return ok(
    lines.flatMap((line, index) => {
      const key = keyOfLine(line, index + 1);
      return key.ok ? [toKeyCard(key.value)] : [];
    }),
  );
}
