// SPDX-License-Identifier: Apache-2.0
import { tmpdir } from "node:os";
import { dirname } from "node:path";
import type { ElectronApplication } from "playwright-core";
import type { LaunchedApp } from "./launchApp.ts";
import { othersOf, wordsInMemory } from "./memory.ts";
import { tracesIn } from "./traces.ts";

/** What a recovery kit's file keeps secret. */
export function secretOf(kit: string): string {
  const [secret] = /AGE-SECRET-KEY-1\w+/.exec(kit) ?? [];
  if (secret === undefined) throw new Error("no recovery kit");
  return secret;
}

/** Files of the shared temporary folders with these words, but those of the test itself below `ownDir`. */
export function strewn(words: string, ownDir: string): string[] {
  const memory = process.platform === "linux" ? ["/dev/shm"] : [];
  return [tmpdir(), ...memory]
    .flatMap((dir) => tracesIn(dir, words))
    .filter((path) => !path.startsWith(ownDir));
}

/** What Ctrl+V pastes. */
export function copied(app: ElectronApplication): Promise<string> {
  return app.evaluate(({ clipboard }) => clipboard.readText());
}

/** What the middle button pastes on Linux. */
export function marked(app: ElectronApplication): Promise<string> {
  return app.evaluate(({ clipboard }) => {
    if (process.platform !== "linux") return "";
    const { selection } = clipboard as {
      selection?: { readText(): Promise<string> };
    };
    // Electron 42 knows it as a parameter alone.
    const old = clipboard as unknown as { readText(type: string): string };
    return selection?.readText() ?? old.readText("selection");
  });
}

/**
 * Where words of a vault still are after its lock: in a file of the app's home or profile, on the clipboard,
 * or in a process that goes on. What the shell handed on may stay in its memory (THREAT_MODEL.md).
 */
export async function leftovers(
  { app, profileDir }: LaunchedApp,
  words: readonly string[],
): Promise<string[]> {
  const home = dirname(profileDir);
  const written = words.flatMap((word) => tracesIn(home, word));
  const offered = [await copied(app), await marked(app)];
  const onClipboard = words.filter((word) =>
    offered.some((text) => text.includes(word)),
  );
  if (process.platform !== "linux") return [...written, ...onClipboard];
  const shell = await app.evaluate(() => process.pid);
  const others = await othersOf(shell);
  const held = others.flatMap((pid) => wordsInMemory(pid, words));
  return [...written, ...onClipboard, ...held];
}
