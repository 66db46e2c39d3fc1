// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { messages } from "./text.ts";

const rendererDir = fileURLToPath(new URL("..", import.meta.url));

/** All that says words: every source of the pages but the words themselves, and but tests. */
const sources = readdirSync(rendererDir, { recursive: true, encoding: "utf8" })
  .filter(
    (path) =>
      /\.tsx?$/.test(path) &&
      !path.includes(".test.") &&
      !path.startsWith(join("text", "messages")),
  )
  .map((path) => readFileSync(join(rendererDir, path), "utf8"))
  .join("\n");

/** Keys that are put together: `role.${role}` names all that begin so. One of blanks alone would be every key. */
const composed = Array.from(
  sources.matchAll(/`((?:\.|\$\{[^{}`]*\}|\w)*)`/g),
  ([, template = ""]) => template,
)
  .filter((template) => /^\w+\..*\$\{|\}\.\w+$/.test(template))
  .map((template) => {
    const parts = template.replaceAll(".", "\\.").split(/\$\{[^}]*\}/);
    return new RegExp(`^${parts.join("[^.]+")}$`);
  });

it("every message is said somewhere", () => {
  const unused = Object.keys(messages).filter(
    (key) =>
      !sources.includes(`"${key}"`) &&
      !composed.some((pattern) => pattern.test(key)),
  );
  expect(unused).toEqual([]);
});
