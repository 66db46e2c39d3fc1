// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type {} from "../../renderer/api/bridge.ts";
import { channels } from "../../shared/ipc/channels.ts";
import { apiName } from "../../shared/ipc/rendererApi.ts";
import { type LaunchedApp, launchApp } from "./launchApp.ts";
import { listProcesses, pagePids, statusField } from "./processes.ts";

let launched: LaunchedApp;

beforeAll(async () => {
  launched = await launchApp();
});

afterAll(async () => {
  await launched.close();
});

describe("processes", () => {
  it.runIf(process.platform === "linux")(
    "that show pages run in the sandbox, with a system-call filter",
    async () => {
      const pids = await pagePids(launched.app);
      expect(pids.length).toBeGreaterThan(0);
      const filters = (pid: number) =>
        Number(statusField(pid, "Seccomp_filters"));
      const shell = launched.app.process().pid ?? 0;
      for (const pid of pids) {
        expect(statusField(pid, "Seccomp")).toBe("2");
        // A tracer may have put a filter of its own before every process.
        expect(filters(pid)).toBeGreaterThan(filters(shell));
        expect(statusField(pid, "NoNewPrivs")).toBe("1");
      }
    },
  );

  it("are the shell, the page, the engine and Chromium's helpers, and no others", async () => {
    const kinds = async () => {
      const processes = await listProcesses(launched.app);
      return processes.map(({ type, name }) => `${type} ${name}`.trim()).sort();
    };
    // The engine starts once the first screen is drawn.
    await expect
      .poll(kinds)
      .toEqual([
        "Browser",
        "GPU",
        "Tab",
        "Utility Counterseal engine",
        "Utility Network Service",
      ]);
  });
});

describe("a page", () => {
  it("sees nothing of Node or Electron", async () => {
    const seen = await launched.page.evaluate(() =>
      [
        "require",
        "process",
        "module",
        "Buffer",
        "global",
        "electron",
        "ipcRenderer",
      ].filter((name) => name in window),
    );
    expect(seen).toEqual([]);
  });

  it("sees the contract's functions, and none that takes a path", async () => {
    const names = await launched.page.evaluate("Object.keys(counterseal)");
    const expected = channels
      .filter((channel) => channel !== "files.drop")
      .map((channel) => apiName(channel));
    expect(names).toEqual([...expected, "locale", "onEvent", "dropFiles"]);
  });

  it("hears events without Electron's event object", async () => {
    // Listening before it is sent: the page and the app hear of a test by different ways.
    await launched.page.evaluate(() => {
      const state = globalThis as { heard?: Promise<unknown> };
      state.heard = new Promise((resolve) => {
        window.counterseal.onEvent("vault.changed", (...given) => {
          resolve(given);
        });
      });
    });
    await launched.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.webContents.send("counterseal:event:vault.changed", { seq: 5 });
    });
    const heard = await launched.page.evaluate(
      () => (globalThis as { heard?: Promise<unknown> }).heard,
    );
    expect(heard).toEqual([{ seq: 5 }]);
  });

  it("gets typed failures for what cannot be sent at all", async () => {
    const result = await launched.page.evaluate(
      "counterseal.vaultStatus({ call: () => 1 })",
    );
    expect(result).toEqual({ ok: false, error: { code: "request-malformed" } });
  });

  it("makes no grant out of what is not a file on disk", async () => {
    const results = await launched.page.evaluate(() =>
      Promise.all(
        (
          [
            [new File(["x"], "/etc/passwd")],
            [{ path: "/etc/passwd" }],
            ["/etc/passwd"],
          ] as File[][]
        ).map((files) => window.counterseal.dropFiles(files)),
      ),
    );
    for (const result of results)
      expect(result).toEqual({
        ok: false,
        error: { code: "request-malformed" },
      });
  });
});
