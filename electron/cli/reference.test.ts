// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { Command } from "./command.ts";
import { commands } from "./commands/commands.ts";
import { explained, synopsis } from "./usage.ts";

const docsPath = new URL("../../docs/cli.md", import.meta.url);
const begin =
  "<!-- The commands below are written by electron/cli/reference.test.ts -->";
const end = "<!-- End of the commands -->";
const sharedNames = [
  "--passphrase-file",
  "--passphrase-fd",
  "--json",
  "--help",
];

function section(command: Command): string {
  const own = explained(command).filter(
    ([name]) => !sharedNames.some((shared) => name.startsWith(shared)),
  );
  return [
    `### ${command.words.join(" ")}`,
    command.summary,
    `\`\`\`text\n${synopsis(command)}\n\`\`\``,
    ...command.details,
    own.map(([name, help]) => `- \`${name}\`: ${help}`).join("\n"),
  ].join("\n\n");
}

/** `vitest -u` writes the commands into the document again after the table has changed. */
it("the reference in docs/cli.md says what the command table says", async () => {
  const document = readFileSync(docsPath, "utf8");
  const from = document.indexOf(begin);
  const to = document.indexOf(end);
  expect(from).toBeGreaterThan(0);
  expect(to).toBeGreaterThan(from);
  const expected = [
    document.slice(0, from) + begin,
    ...commands.map(section),
    document.slice(to),
  ].join("\n\n");
  await expect(expected).toMatchFileSnapshot(docsPath.pathname);
});
