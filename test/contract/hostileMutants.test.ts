// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { fileTypeOf } from "../../electron/inspector/fileType.ts";
import { fileTypes } from "../../shared/domain/inspection.ts";
import {
  firstOfUsual,
  makeMutant,
  makeMutants,
  typesOfMutants,
} from "../support/hostile/mutants.ts";
import { everyLeak } from "../support/leaks/everyLeak.ts";
import { tempFolder } from "../support/tempFolder.ts";

const office = ["docx", "xlsx", "pptx"];

function typeOf(file: string, bytes: Buffer): string {
  const type = fileTypeOf(file, bytes);
  const ending = extname(file).slice(1);
  return type === "zip" && office.includes(ending) ? ending : type;
}

describe("the mutants of a test run", () => {
  it("are of each type that the inspector knows, and are each no sample", async () => {
    const types = new Set<string>();
    for (const at of typesOfMutants.keys()) {
      const { name, bytes } = await makeMutant(firstOfUsual + at);
      const file = name.replace(/^\d+-/, "");
      types.add(typeOf(file, bytes));
      const samples = everyLeak.filter((leak) => leak.file === file);
      const made = await Promise.all(samples.map(async ({ make }) => make()));
      expect(made.length).toBeGreaterThan(0);
      expect(made.filter((whole) => whole.equals(bytes))).toEqual([]);
      const asMade = made.map((whole) => typeOf(file, whole));
      expect(asMade).toContain(typeOf(file, bytes));
    }
    expect([...types].sort()).toEqual([...fileTypes].sort());
  });

  it("are made again from their numbers, in a folder", async () => {
    const folderDir = join(tempFolder(), "made");
    const first = firstOfUsual + 3;
    const paths = await makeMutants(folderDir, first, typesOfMutants.length);
    expect(new Set(paths).size).toBe(typesOfMutants.length);
    for (const [at, path] of paths.entries()) {
      const { name, bytes } = await makeMutant(first + at);
      expect(path).toBe(join(folderDir, name));
      expect(readFileSync(path).equals(bytes), name).toBe(true);
    }
  });
});
