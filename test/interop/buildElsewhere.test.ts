// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, it } from "vitest";

const clone = (path: string): string =>
  fileURLToPath(new URL(`../../${path}`, import.meta.url));
const elsewhere = mkdtempSync(join(tmpdir(), "counterseal-elsewhere-"));

afterAll(() => {
  rmSync(elsewhere, { recursive: true });
});

/** The first command of a new user is typed in a folder of their own, and builds. */
it("builds the command line's programs from the clone, wherever it is typed", () => {
  const script = `
    import { resolveConfig } from ${JSON.stringify(clone("node_modules/vite/dist/node/index.js"))};
    const configFile = ${JSON.stringify(clone("vite.node.config.ts"))};
    const { root } = await resolveConfig({ configFile, logLevel: "silent" }, "build");
    process.stdout.write(root);
  `;
  const root = execFileSync(
    process.execPath,
    ["--input-type=module", "-e", script],
    { cwd: elsewhere, encoding: "utf8" },
  );
  expect(join(root, "/")).toBe(clone(""));
});
