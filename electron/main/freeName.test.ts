// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { tempFolder } from "../../test/support/tempFolder.ts";
import { createStorage } from "../storage/storage.ts";
import { freeName } from "./freeName.ts";

it("is the one that was thought of, while nothing has it", async () => {
  const dir = tempFolder();
  const storage = createStorage();
  const ask = (wanted: string) => freeName(storage, dir, wanted);
  expect(await ask("Sample vault")).toBe("Sample vault");
  mkdirSync(join(dir, "Sample vault"));
  expect(await ask("Sample vault")).toBe("Sample vault 2");
  mkdirSync(join(dir, "Sample vault 2"));
  expect(await ask("Sample vault")).toBe("Sample vault 3");
  writeFileSync(join(dir, "answer.age"), "");
  expect(await ask("answer.age")).toBe("answer 2.age");
});
