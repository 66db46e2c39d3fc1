// SPDX-License-Identifier: Apache-2.0
import { tmpdir } from "node:os";
import type { ElectronApplication } from "playwright-core";
import { expect } from "vitest";
import type { LaunchedApp } from "./launchApp.ts";
import { othersOf, wordsInMemory } from "./memory.ts";
import { lockVault } from "./pages/vault.ts";
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
  { app, homeDir, profileDir }: LaunchedApp,
  words: readonly string[],
): Promise<string[]> {
  const written = words.flatMap((word) =>
    [homeDir, profileDir].flatMap((dir) => tracesIn(dir, word)),
  );
  const offered = [await copied(app), await marked(app)];
  const onClipboard = words.filter((word) =>
    offered.some((text) => text.includes(word)),
  );
  return [...written, ...onClipboard, ...(await heldBeside(app, words))];
}

/** Which of these words processes beside the shell hold; nobody can look into them but on Linux. */
async function heldBeside(
  app: ElectronApplication,
  words: readonly string[],
): Promise<string[]> {
  if (process.platform !== "linux") return [];
  const others = await othersOf(await app.evaluate(() => process.pid));
  return others.flatMap((pid) => wordsInMemory(pid, words));
}

/**
 * Locks the vault: what was typed and shown of it is in memory before, and nowhere after. The words are of
 * contents; what may stay of a file's name says THREAT_MODEL.md.
 */
export async function expectNothingLeft(
  launched: LaunchedApp,
  words: readonly string[],
): Promise<void> {
  const held = await heldBeside(launched.app, words);
  if (process.platform === "linux") expect(held).not.toEqual([]);
  await lockVault(launched);
  expect(await leftovers(launched, words)).toEqual([]);
}
