// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawn } from "node:child_process";
import { join } from "node:path";
import { onTestFinished } from "vitest";

export interface TestAgent {
  readonly socket: string;
  add(keyPath: string, ...options: string[]): void;
  run(tool: string, args: readonly string[], input?: string): void;
  kill(): void;
}

/** A real ssh-agent with its socket in this folder, until it is killed. */
export async function runAgent(folder: string): Promise<TestAgent> {
  const socket = join(folder, "agent");
  const agent = spawn("ssh-agent", ["-D", "-a", socket], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  await new Promise((resolve) => agent.stdout.once("data", resolve));
  const env = { ...process.env, SSH_AUTH_SOCK: socket };
  const run = (tool: string, args: readonly string[], input = ""): void => {
    execFileSync(tool, args, { env, input, stdio: "pipe" });
  };
  return {
    socket,
    run,
    add: (keyPath, ...options) => {
      run("ssh-add", ["-q", ...options, keyPath]);
    },
    kill: () => void agent.kill(),
  };
}

/** The same; it ends with the test. */
export async function startAgent(folder: string): Promise<TestAgent> {
  const agent = await runAgent(folder);
  onTestFinished(() => {
    agent.kill();
  });
  return agent;
}

/** Sets variables of this process until the test is over; undefined takes one away. */
export function withEnvironment(
  wanted: Readonly<Record<string, string | undefined>>,
): void {
  const set = (name: string, value: string | undefined): void => {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  };
  for (const [name, value] of Object.entries(wanted)) {
    const before = process.env[name];
    onTestFinished(() => {
      set(name, before);
    });
    set(name, value);
  }
}
