// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type {} from "../../renderer/api/bridge.ts";
import { channels } from "../../shared/ipc/channels.ts";
import { callPrefix } from "../../shared/ipc/rendererApi.ts";
import { validRequests } from "../contract/validRequests.ts";
import { appDir, type LaunchedApp, launchApp } from "./launchApp.ts";

const pageAddress = "app://counterseal/index.html";

let launched: LaunchedApp;

beforeAll(async () => {
  launched = await launchApp();
});

afterAll(async () => {
  await launched.close();
});

describe("the gate, in place", () => {
  const untrusted = { ok: false, error: { code: "sender-untrusted" } };

  it("refuses every channel to a window that is not ours, though it shows our page", async () => {
    const answers = await callFromAnotherWindow(pageAddress);
    expect(answers).toEqual(channels.map(() => untrusted));
  });

  it("refuses every channel to a page that is not ours", async () => {
    const answers = await callFromAnotherWindow("about:blank");
    expect(answers).toEqual(channels.map(() => untrusted));
  });

  it("answers a call of 100 MB with a typed failure, and the next one as ever", async () => {
    const answers = await launched.page.evaluate(async () => {
      const { counterseal } = window;
      const large = "x".repeat(100 * 1024 * 1024);
      return [
        await counterseal.vaultOpen({ folder: large, passphrase: "" }),
        await counterseal.vaultStatus({}),
      ];
    });
    const malformed = { ok: false, error: { code: "request-malformed" } };
    const closed = { ok: true, value: { state: "closed" } };
    expect(answers).toEqual([malformed, closed]);
  });

  it("gives no page a way into the prototypes of the shell", async () => {
    const answers = await launched.page.evaluate(async () => {
      const { counterseal } = window;
      const ask = (request: unknown) =>
        counterseal.vaultStatus(request as never);
      const own = JSON.parse(
        '{"__proto__": {"admin": true}, "constructor": {"prototype": {"admin": true}}}',
      ) as object;
      return [
        await ask(own),
        await ask({ constructor: { prototype: { admin: true } } }),
        await ask({ prototype: { admin: true } }),
        await ask(Object.assign([], { __proto__: null, admin: true })),
      ];
    });
    for (const answer of answers)
      expect(answer).toEqual({
        ok: false,
        error: { code: "request-malformed" },
      });
    const seen = await launched.app.evaluate(
      () => "admin" in {} || "admin" in Function.prototype,
    );
    expect(seen).toBe(false);
  });

  it("is out of reach of a frame inside our page", async () => {
    const reached = await launched.page.evaluate(() => {
      const frame = document.createElement("iframe");
      document.body.append(frame);
      const found =
        frame.contentWindow !== null && "counterseal" in frame.contentWindow;
      frame.remove();
      return found;
    });
    expect(reached).toBe(false);
  });

  /**
   * Answers to an honest request on each channel, sent from a page of a second window whose preload script
   * hands out the bare channel: more than any page of the product can do.
   */
  async function callFromAnotherWindow(address: string): Promise<unknown> {
    return launched.app.evaluate(
      async ({ BrowserWindow, ipcMain }, { url, calls, preloadPath }) => {
        const ours = BrowserWindow.getAllWindows()[0]?.webContents.session;
        if (ours === undefined) throw new Error("no window");
        const foreign = new BrowserWindow({
          show: false,
          webPreferences: { session: ours, preload: preloadPath },
        });
        try {
          await foreign.loadURL(url);
          const answered = new Promise((resolve) => {
            ipcMain.once("answers", (_event, answers) => {
              resolve(answers);
            });
          });
          foreign.webContents.send("calls", calls);
          return await answered;
        } finally {
          foreign.destroy();
        }
      },
      {
        url: address,
        calls: channels.map((channel) => [
          callPrefix + channel,
          validRequests[channel],
        ]),
        preloadPath: join(appDir(), "test/e2e/foreignPreload.cjs"),
      },
    );
  }
});
