// SPDX-License-Identifier: Apache-2.0
import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { walledPreferences } from "../../electron/main/pageWalls.ts";
import { fuseConfig, fuses } from "../../scripts/package/fuses.mjs";
import { expectTests, read, repositoryDir, rowsOf } from "./testTables.ts";

/** docs/hardening.md has every item with tests that are there, and the fuses as they are decided. */
const sections = read("docs/hardening.md").split("\n## ").slice(1).map(rowsOf);
const [items = [], fuseRows = [], rest = []] = sections;

describe("docs/hardening.md", () => {
  it("has Electron's twenty items, in their order", () => {
    expect(sections).toHaveLength(3);
    expect(items.map(({ attack }) => /^\d+/.exec(attack)?.[0])).toEqual(
      Array.from({ length: 20 }, (_, at) => String(at + 1)),
    );
  });

  it("has every fuse, as it is decided", () => {
    const written = fuseRows.map(({ attack, what }) => [attack, what === "on"]);
    expect(written).toEqual(Object.entries(fuses));
  });

  it("has none that is missing from the binary, or that it does not know", () => {
    expect(fuseConfig(false)).toMatchObject({ strictlyRequireAllFuses: true });
  });

  it.each(
    [...items, ...fuseRows, ...rest].map((row) => [row.attack, row] as const),
  )("has tests that are there: %s", (_item, row) => {
    expectTests(row);
  });
});

const sources = ["electron", "renderer", "shared"].flatMap((folder) =>
  readdirSync(`${repositoryDir}${folder}`, {
    encoding: "utf8",
    recursive: true,
  })
    .filter((name) => /(?<!\.test)\.tsx?$/.test(name))
    .map((name) => `${folder}/${name}`),
);
describe("the walls of pages", () => {
  it("stand behind every page that is made", () => {
    expect(walledPreferences).toMatchObject({
      ...{ sandbox: true, contextIsolation: true, webSecurity: true },
      ...{ nodeIntegration: false, nodeIntegrationInWorker: false },
      ...{ nodeIntegrationInSubFrames: false, webviewTag: false },
      ...{ allowRunningInsecureContent: false, experimentalFeatures: false },
      ...{ plugins: false, navigateOnDragDrop: false, spellcheck: false },
      ...{ webgl: false, v8CacheOptions: "none" },
    });
    const made = sources.flatMap((path) =>
      [...read(path).matchAll(/new (?:BrowserWindow|\w*View)\(\{[^;]*/g)].map(
        ([making]) => making,
      ),
    );
    expect(made).toHaveLength(2);
    const names = Object.keys(walledPreferences).join("|");
    for (const making of made) {
      expect(making).toMatch(/webPreferences: \{\s*\.\.\.walledPreferences,/);
      expect(making).not.toMatch(new RegExp(`\\b(?:${names}):`));
    }
  });
});

describe("the product's sources", () => {
  const never =
    /\b(?:openExternal|openPath|showItemInFolder|startDrag|enableBlinkFeatures|writeShortcutLink|crashReporter|autoUpdater|electron-updater)\b/;

  it("turn no feature of Blink on, and open nothing in another program", () => {
    expect(sources.length).toBeGreaterThan(500);
    expect(sources.filter((path) => never.test(read(path)))).toEqual([]);
  });

  it("are built into pages that name no server to load from", () => {
    const built = ["dist/renderer", "dist/preview"].flatMap((folder) =>
      readdirSync(`${repositoryDir}${folder}`, {
        ...{ recursive: true, encoding: "utf8" },
      })
        .filter((path) => /\.(?:html|css|js)$/.test(path))
        .map((path) => `${folder}/${path}`),
    );
    expect(built.length).toBeGreaterThan(3);
    const loads =
      /(?:\b(?:src|href|action)\s*=\s*["']?|url\(["']?|import\(?\s*["'])https?:/;
    expect(built.filter((path) => loads.test(read(path)))).toEqual([]);
  });

  it("hold what is fetched by the app's scheme against an origin", () => {
    const scheme = read("electron/main/appProtocol.ts");
    expect(scheme).toContain("supportFetchAPI: true");
    expect(scheme).toContain("corsEnabled: true,");
  });

  it("show developer tools and pictures of the window in no package", () => {
    const window = read("electron/main/window.ts");
    expect(window).toContain("devTools: !app.isPackaged,");
    expect(window).toContain("setContentProtection(app.isPackaged)");
    expect(read("electron/main/previewHost.ts")).toContain("devTools: false,");
    const offering = sources.filter((path) =>
      /toggleDevTools|openDevTools/.test(read(path)),
    );
    expect(offering).toEqual(["electron/main/menu.ts"]);
    expect(read("electron/main/menu.ts")).toContain(
      '(app.isPackaged ? [] : [{ role: "toggleDevTools" } as const])',
    );
  });

  it("enforce the sandbox before anything else of the app is made", () => {
    const desktop = read("electron/main/desktop.ts");
    const sandboxed = desktop.indexOf("  app.enableSandbox();");
    expect(sandboxed).toBeGreaterThan(0);
    expect(sandboxed).toBeLessThan(desktop.indexOf("new Desk("));
  });
});
