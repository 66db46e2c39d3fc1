// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { commands } from "../../electron/cli/commands/commands.ts";
import { engineChannels } from "../../shared/ipc/channels.ts";

const page = readFileSync(
  new URL("../../docs/cli.md", import.meta.url),
  "utf8",
);

const [section = ""] = (page.split("\n### JSON\n")[1] ?? "").split("\n##");

const rows = section
  .split("\n")
  .filter((line) => line.startsWith("| ") && !line.startsWith("| Command "))
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .map(([, names = "", value = ""]) => ({ names, value }))
  .filter(({ names }) => !names.startsWith("---"));

/** `slot list, add --x` names `slot list` and `slot add`: a verb alone is of the noun before it. */
function commandsIn(names: string): string[] {
  let noun = "";
  return names.split(", ").map((part) => {
    const words = part.split(" ").filter((word) => !word.startsWith("--"));
    if (words.length === 1) return `${noun} ${words[0] ?? ""}`.trim();
    noun = words[0] ?? "";
    return words.join(" ");
  });
}

describe("the table of JSON answers in docs/cli.md", () => {
  it("names every command, and none that is not there", () => {
    const named = new Set(rows.flatMap(({ names }) => commandsIn(names)));
    const all = commands.map(({ words }) => words.join(" "));
    expect([...named].sort()).toEqual(all.sort());
  });

  it("names calls that there are", () => {
    const calls = rows.flatMap(({ value }) =>
      Array.from(
        value.matchAll(/`([a-zA-Z]+\.[a-zA-Z]+)`/g),
        ([, call]) => call,
      ),
    );
    expect(calls.length).toBeGreaterThan(50);
    const known: readonly string[] = engineChannels;
    expect(calls.filter((call) => !known.includes(call ?? ""))).toEqual([]);
  });
});
