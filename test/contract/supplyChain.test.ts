// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  licenceFaults,
  shippedPackages,
} from "../../scripts/package/licences.mjs";
import { billOfMaterials } from "../../scripts/package/notes.mjs";

const rootUrl = new URL("../../", import.meta.url);
const read = (path: string): string =>
  readFileSync(new URL(path, rootUrl), "utf8");

interface Locked {
  readonly name?: string;
  readonly version: string;
  readonly license?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
}
interface Manifest {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(read("package.json")) as Manifest;
const lock = JSON.parse(read("package-lock.json")) as {
  readonly packages: Readonly<Record<string, Locked>>;
};
const locked = Object.entries(lock.packages).filter(([path]) => path !== "");

/** What would run code while it is installed, if `ignore-scripts` let it: each known, and none needed. */
const knownInstallScripts = ["node_modules/electron-winstaller"];

/** Spellings of one licence. */
const same: Readonly<Record<string, string>> = {
  "LGPL-3.0+": "LGPL-3.0-or-later",
};

/** Package → licences of its row, from the table under a heading of docs/dependencies.md. */
function tableUnder(heading: string): ReadonlyMap<string, string> {
  const section = read("docs/dependencies.md").split(`\n## ${heading}\n`)[1];
  const rows = (section ?? "").split("\n## ")[0]?.match(/^\| `.*$/gm) ?? [];
  return new Map(
    rows.flatMap((row) => {
      // What npm calls it besides stands in brackets.
      const cells = row
        .replace(/ \([^)]*\)/g, "")
        .split("|")
        .map((cell) => cell.trim());
      const names = [...(cells[1] ?? "").matchAll(/`([^`]+)`/g)];
      return names.map(([, name = ""]) => [name, cells[3] ?? ""] as const);
    }),
  );
}

describe.each([
  ["In the product", manifest.dependencies],
  ["For building and testing", manifest.devDependencies],
] as const)("docs/dependencies.md, %s", (heading, dependencies) => {
  const table = tableUnder(heading);

  it.each(Object.keys(dependencies))("has %s, and its licence", (name) => {
    const { license = "" } = lock.packages[`node_modules/${name}`] ?? {};
    const choices = license.replace(/[()]/g, "").split(" OR ");
    const written = table.get(name)?.split(", ") ?? [];
    expect(choices.map((choice) => same[choice] ?? choice)).toEqual(
      expect.arrayContaining(written.length === 1 ? written : choices),
    );
    expect(written.length).toBeGreaterThan(0);
  });

  it("has nothing that is not there", () => {
    for (const name of table.keys())
      expect(Object.keys(lock.packages)).toContain(`node_modules/${name}`);
  });

  it("stands on exact versions", () => {
    for (const [name, version] of Object.entries(dependencies))
      expect(version, name).toMatch(/^(?:npm:[\w@/-]+@)?\d+\.\d+\.\d+$/);
  });
});

describe("the lockfile", () => {
  it("names no registry, and a digest for each package", () => {
    for (const [path, { resolved, integrity }] of locked) {
      expect(resolved, path).toBeUndefined();
      expect(integrity, path).toMatch(/^sha512-/);
    }
  });

  it("has no install script that is not known, and npm runs none", () => {
    const scripted = locked.filter(
      ([, { hasInstallScript }]) => hasInstallScript,
    );
    expect(scripted.map(([path]) => path)).toEqual(knownInstallScripts);
    expect(read(".npmrc").split("\n")).toContain("ignore-scripts=true");
  });
});

interface Bill {
  readonly metadata: { readonly component: { readonly "bom-ref": string } };
  readonly components: readonly {
    readonly "bom-ref": string;
    readonly name: string;
    readonly version: string;
  }[];
  readonly dependencies: readonly {
    readonly ref: string;
    readonly dependsOn?: readonly string[];
  }[];
}

describe("what is shipped", () => {
  it("is under licences that were decided on", () => {
    expect(licenceFaults(lock)).toEqual([]);
  });

  it.each([
    ["GPL-3.0-only", "left-over 1.0.0 is under GPL-3.0-only."],
    ["(GPL-2.0 OR MIT)", undefined],
    ["MIT AND GPL-2.0", "left-over 1.0.0 is under MIT AND GPL-2.0."],
    [undefined, "left-over 1.0.0 is under none given."],
  ])("is not what is under %s", (license, fault) => {
    const packages = {
      "node_modules/left-over": { version: "1.0.0", license },
    };
    expect(licenceFaults({ packages })).toEqual(fault ? [fault] : []);
  });

  it("is in the bill of materials, which is the same each time", () => {
    const runtime = { electron: "45.5.0", chrome: "150.0.1.2", node: "24.1.0" };
    const bill = billOfMaterials(runtime);
    const { metadata, components, dependencies } = JSON.parse(bill) as Bill;
    const named = components.map(({ name, version }) => `${name} ${version}`);
    for (const part of ["electron 45.5.0", "chromium 150.0.1.2", "node 24.1.0"])
      expect(named).toContain(part);
    // Whatever is named is reached from the app.
    const reached = new Set([metadata.component["bom-ref"]]);
    for (const from of reached)
      for (const { ref, dependsOn = [] } of dependencies)
        if (ref === from) for (const to of dependsOn) reached.add(to);
    for (const component of components)
      expect(reached).toContain(component["bom-ref"]);
    for (const { path, version } of shippedPackages(lock)) {
      const name = path.slice(path.lastIndexOf("node_modules/") + 13);
      expect(named).toContain(`${name} ${version}`);
    }
    expect(billOfMaterials(runtime)).toBe(bill);
  });
});
