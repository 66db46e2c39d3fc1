// SPDX-License-Identifier: Apache-2.0
// Every arrow between rooms, and every sealed package, is tried: what the design forbids must turn both walls
// red, what it allows must not. The table is the design's own, so that an edit of the rules alone is noticed.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { ESLint } from "eslint";
import tseslint from "typescript-eslint";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  partsForCleaner,
  partsForComparer,
  partsForEngine,
  partsForUnwrapper,
  partsReached,
  shownOutside,
} from "./roomParts.ts";

const repositoryDir = fileURLToPath(new URL("../..", import.meta.url));

interface Room {
  readonly reaches: readonly string[];
  readonly packages: readonly string[];
}

/** A room of a process beside the engine. */
const helperRoom = {
  reaches: ["shared", "electron/helper"],
  packages: ["zod"],
};

const rooms: Readonly<Record<string, Room>> = {
  shared: { reaches: [], packages: ["zod"] },
  renderer: { reaches: ["shared"], packages: ["zod"] },
  "electron/main": {
    reaches: [
      ...["shared", "electron/helper", "electron/ipc"],
      "electron/storage",
    ],
    packages: ["zod", "electron"],
  },
  "electron/preload": { reaches: ["shared"], packages: ["zod", "electron"] },
  "electron/ipc": { reaches: ["shared"], packages: ["zod", "electron"] },
  "electron/engine": {
    reaches: [
      ...["shared", "electron/crypto", "electron/helper"],
      "electron/storage",
    ],
    packages: ["zod", "node:child_process"],
  },
  "electron/crypto": {
    reaches: ["shared"],
    packages: [
      ...["zod", "libsodium-wrappers", "sodium-native"],
      "node:worker_threads",
    ],
  },
  "electron/storage": {
    reaches: ["shared"],
    packages: ["zod", "node:fs", "node:fs/promises"],
  },
  "electron/helper": {
    reaches: ["shared"],
    packages: ["zod", "node:worker_threads"],
  },
  "electron/inspector": helperRoom,
  "electron/cleaner": helperRoom,
  "electron/unwrapper": helperRoom,
  "electron/comparer": {
    ...helperRoom,
    reaches: [...helperRoom.reaches, "electron/inspector"],
  },
  "electron/cli": { reaches: ["shared", "electron/engine"], packages: ["zod"] },
};
const packages = [
  "zod",
  "electron",
  "libsodium-wrappers",
  "sodium-native",
  ...["node:fs", "node:fs/promises", "node:http", "node:net"],
  "node:child_process",
  "node:worker_threads",
];

/** A file that holds one import, and whether that import is right. */
interface Probe {
  readonly path: string;
  readonly source: string;
  readonly allowed: boolean;
}

function probe(path: string, specifier: string, allowed: boolean): Probe {
  const source = `// SPDX-License-Identifier: Apache-2.0\nimport type * as there from ${JSON.stringify(specifier)};\nexport type There = typeof there;\n`;
  return { path, source, allowed };
}

function plain(name: string): string {
  return name.replaceAll(/[^a-z]+/g, "-");
}

function arrowsFrom(room: string, { reaches }: Room): Probe[] {
  return Object.keys(rooms)
    .filter((other) => other !== room)
    .map((other) => {
      const path = `${room}/deep/to-${plain(other)}.ts`;
      const specifier = relative(`${room}/deep`, `${other}/room.ts`);
      return probe(path, specifier, reaches.includes(other));
    });
}

function importsOf(room: string, { packages: allowed }: Room): Probe[] {
  return packages.map((name) =>
    probe(`${room}/deep/uses-${plain(name)}.ts`, name, allowed.includes(name)),
  );
}

function partsFrom(
  room: string,
  parts: Readonly<Record<string, boolean>>,
): Probe[] {
  const dir = `${room}/deep`;
  return Object.entries(parts).map(([part, allowed]) =>
    probe(
      `${dir}/to-part-${plain(part)}.ts`,
      relative(dir, `${part}.ts`),
      allowed,
    ),
  );
}

const probes: readonly Probe[] = [
  ...Object.entries(rooms).flatMap(([room, rule]) => [
    ...arrowsFrom(room, rule),
    ...importsOf(room, rule),
    probe(
      `${room}/deep/to-test.ts`,
      relative(`${room}/deep`, "test/support/room.ts"),
      false,
    ),
  ]),
  ...partsFrom("electron/engine", partsForEngine),
  ...partsFrom("electron/unwrapper", partsForUnwrapper),
  ...partsFrom("electron/comparer", partsForComparer),
  ...partsFrom("electron/cleaner", partsForCleaner),
];

/** What only one wall can see, with the rule that says so. */
const cruiserProbes = [
  { path: "shared/ring-a.ts", specifier: "./ring-b.ts", rule: "no-cycle" },
  {
    path: "shared/uses-react.ts",
    specifier: "react",
    rule: "shared-imports-zod-alone",
  },
  {
    path: "renderer/lost.ts",
    specifier: "./nowhere.ts",
    rule: "no-unresolved",
  },
  {
    path: "electron/engine/inbox/openerProcess.ts",
    specifier: "../session.ts",
    rule: "opener-has-no-vault",
  },
];

function writeIn(dir: string, path: string, content: string): void {
  const filePath = join(dir, path);
  mkdirSync(dirname(filePath), { recursive: true });
  writeFileSync(filePath, content);
}

/** A small tree with the same rooms, stand-ins for the packages, and every probe. */
function buildScratchTree(dir: string): void {
  const installed = [
    "react",
    ...packages.filter((name) => !name.startsWith("node:")),
  ];
  const dependencies = Object.fromEntries(
    installed.map((name) => [name, "1.0.0"]),
  );
  writeIn(
    dir,
    "package.json",
    JSON.stringify({ type: "module", dependencies }),
  );
  for (const name of installed) {
    const folder = `node_modules/${name}`;
    writeIn(
      dir,
      `${folder}/package.json`,
      JSON.stringify({ name, main: "index.js" }),
    );
    writeIn(dir, `${folder}/index.js`, "");
  }
  for (const room of [...Object.keys(rooms), "test/support"]) {
    writeIn(dir, `${room}/room.ts`, "export type Room = string;\n");
  }
  for (const part of [...Object.keys(partsReached), "electron/engine/session"])
    writeIn(dir, `${part}.ts`, "export type Room = string;\n");
  for (const { path, source } of probes) writeIn(dir, path, source);
  writeIn(dir, "shared/ring-b.ts", probe("", "./ring-a.ts", false).source);
  for (const { path, specifier } of cruiserProbes) {
    writeIn(dir, path, probe(path, specifier, false).source);
  }
}

interface Cruise {
  readonly summary: {
    readonly violations: readonly { from: string; rule: { name: string } }[];
  };
}

function cruise(dir: string): Cruise["summary"]["violations"] {
  const run = spawnSync(
    process.execPath,
    [
      join(
        repositoryDir,
        "node_modules/dependency-cruiser/bin/dependency-cruise.mjs",
      ),
      `--config=${join(repositoryDir, ".dependency-cruiser.cjs")}`,
      "--output-type=json",
      ...["electron", "renderer", "shared", "test"],
    ],
    { cwd: dir, encoding: "utf8", maxBuffer: 1 << 26 },
  );
  if (run.stdout === "") throw new Error(run.stderr);
  return (JSON.parse(run.stdout) as Cruise).summary.violations;
}

describe("walls between rooms", () => {
  const scratchDir = mkdtempSync(join(tmpdir(), "counterseal-walls-"));
  afterAll(() => {
    rmSync(scratchDir, { recursive: true, force: true });
  });

  describe("on resolved paths", () => {
    let violations: Cruise["summary"]["violations"] = [];
    beforeAll(() => {
      buildScratchTree(scratchDir);
      violations = cruise(scratchDir);
    });

    test("exactly the forbidden imports are refused", () => {
      const refused = new Set(violations.map(({ from }) => from));
      for (const { path, allowed } of probes) {
        expect([path, refused.has(path)]).toEqual([path, !allowed]);
      }
    });

    test.each(cruiserProbes)("$path breaks $rule", ({ path, rule }) => {
      const broken = violations.filter(({ from }) => from === path);
      expect(broken.map((violation) => violation.rule.name)).toContain(rule);
    });
  });

  // The probes are in no project, and these rules need no types.
  const eslint = new ESLint({
    cwd: repositoryDir,
    overrideConfig: [
      tseslint.configs.disableTypeChecked as ESLint.Options["overrideConfig"] &
        object,
    ].flat(),
  });

  test("nothing is shown where a lock does not clear it", async () => {
    const source = [
      "// SPDX-License-Identifier: Apache-2.0",
      ...shownOutside,
      'current()?.setTitle("fixed")',
      "",
    ].join(";\n");
    for (const room of ["electron/main", "electron/ipc", "renderer/app"]) {
      const [result] = await eslint.lintText(source, {
        filePath: `${room}/shown.ts`,
      });
      const refused = result?.messages
        .filter(({ ruleId }) => ruleId === "no-restricted-syntax")
        .map(({ line }) => shownOutside[line - 2]);
      expect([...new Set(refused)]).toEqual(shownOutside);
    }
  });

  test("while typing, exactly the forbidden imports are refused", async () => {
    for (const { path, source, allowed } of probes) {
      const [result] = await eslint.lintText(source, { filePath: path });
      const rules = new Set(result?.messages.map(({ ruleId }) => ruleId));
      expect([path, ...rules]).toEqual(
        allowed ? [path] : [path, "@typescript-eslint/no-restricted-imports"],
      );
    }
  });
});
