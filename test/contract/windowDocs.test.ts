// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { format } from "prettier";
import { expect, it } from "vitest";
import {
  commandFacts,
  commandIds,
  keysShown,
} from "../../shared/domain/commands.ts";
import { commandTitles, menuTitles } from "../../shared/text/commands.ts";
import { sections } from "../../renderer/app/navigation.ts";
import { messages } from "../../renderer/text/text.ts";

const docsUrl = new URL("../../docs/window.md", import.meta.url);

it("the page on the window lists every command with its keys", async () => {
  const text = readFileSync(docsUrl, "utf8");
  const [, written] =
    /<!-- commands -->\n([^]*)<!-- \/commands -->/.exec(text) ?? [];
  const rows = commandIds.map((id) => {
    const { menu, needsVault } = commandFacts(id);
    const keys = keysShown(id, false) ?? "";
    return `| ${commandTitles[id]} | ${keys} | ${menuTitles[menu]} | ${needsVault ? "open" : ""} |`;
  });
  const table = ["| Command | Keys | Menu | Vault |", "|-|-|-|-|", ...rows];
  expect(written?.trim()).toBe(
    (await format(table.join("\n"), { parser: "markdown" })).trim(),
  );
});

it("sections are called in the rail as in the menus", () => {
  for (const section of sections)
    expect(messages[`section.${section}`]).toBe(commandTitles[section]);
  expect(messages["section.verify"]).toBe(commandTitles.verify);
});
