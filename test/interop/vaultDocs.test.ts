// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { Act } from "../../electron/engine/ledger/entries.ts";
import { blockUnder } from "../support/consoleBlocks.ts";

const vaultPage = readFileSync(
  new URL("../../docs/format/vault.md", import.meta.url),
  "utf8",
);

const indent = 28;
const widest = 110;

/** A type, and the fields of its body: `?` where one may be absent. */
function rowOf({ shape: { type, body } }: (typeof Act.options)[number]) {
  const parts: Readonly<Record<string, z.ZodType>> = body.shape;
  const fields = Object.entries(parts).map(
    ([name, part]) => `${name}${part.safeParse(undefined).success ? "?" : ""}`,
  );
  const lines = [type.value.padEnd(indent)];
  for (const [index, field] of fields.entries()) {
    const word = index === fields.length - 1 ? field : `${field},`;
    const last = lines.at(-1) ?? "";
    if (last.length + word.length + 1 > widest)
      lines.push(" ".repeat(indent) + word);
    else
      lines[lines.length - 1] =
        last.length === indent ? last + word : `${last} ${word}`;
  }
  return lines.map((line) => line.trimEnd()).join("\n");
}

describe("docs/format/vault.md", () => {
  it("lists every type of entry with the fields of its body, and no other", () => {
    const rows = Act.options.map(rowOf).sort();
    expect(blockUnder(vaultPage, "### Every type")).toBe(rows.join("\n"));
  });
});
