// SPDX-License-Identifier: Apache-2.0
import { createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LaunchedApp, launchApp } from "./launchApp.ts";

const pageAddress = "app://counterseal/index.html";

let launched: LaunchedApp;

beforeAll(async () => {
  launched = await launchApp();
});

afterAll(async () => {
  await launched.close();
});

describe("the session", () => {
  it("keeps nothing on disk and asks for no dictionary", async () => {
    const session = await launched.app.evaluate(({ BrowserWindow }) => {
      const ours = BrowserWindow.getAllWindows()[0]?.webContents.session;
      return {
        isPersistent: ours?.isPersistent(),
        storagePath: ours?.storagePath,
        languages: ours?.getSpellCheckerLanguages(),
      };
    });
    expect(session).toEqual({
      isPersistent: false,
      storagePath: null,
      languages: [],
    });
  });

  it("serves the built files with their policy, and nothing beside them", async () => {
    const answers = await launched.app.evaluate(
      async ({ BrowserWindow }, addresses) => {
        const ours = BrowserWindow.getAllWindows()[0]?.webContents.session;
        const ask = async (address: string) => {
          const answer = await ours?.fetch(address);
          return {
            status: answer?.status,
            policy: answer?.headers.get("content-security-policy"),
            sniff: answer?.headers.get("x-content-type-options"),
            referrer: answer?.headers.get("referrer-policy"),
            walls: [
              ...["x-frame-options", "x-dns-prefetch-control", "cache-control"],
              "cross-origin-opener-policy",
              "cross-origin-embedder-policy",
              "cross-origin-resource-policy",
            ].map((name) => answer?.headers.get(name)),
          };
        };
        return Promise.all(addresses.map(ask));
      },
      [
        pageAddress,
        "app://counterseal/",
        "app://counterseal/../preload/preload.cjs",
        "app://counterseal/%2e%2e/preload/preload.cjs",
        "app://counterseal/..%2fpreload%2fpreload.cjs",
        "app://counterseal//etc/passwd",
        "app://counterseal/index.html?x",
        "app://counterseal/index.html%00",
        "app://counterseal/constructor",
        "app://counterseal/assets",
      ],
    );
    expect(answers.map(({ status }) => status)).toEqual([
      200,
      ...Array.from({ length: 9 }, () => 404),
    ]);
    for (const answer of answers) {
      expect(answer.policy).toContain("default-src 'none'");
      expect(answer.sniff).toBe("nosniff");
      expect(answer.referrer).toBe("no-referrer");
      expect(answer.walls).toEqual([
        ...["DENY", "off", "no-store"],
        ...["same-origin", "require-corp", "same-origin"],
      ]);
    }
  });

  it("reaches no server, not even on this machine", async () => {
    let connections = 0;
    const server = createServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    await new Promise<void>((listening) => {
      server.listen(0, "127.0.0.1", listening);
    });
    const address = server.address();
    if (address === null || typeof address === "string")
      throw new Error("the server has no port");
    const outcomes = await launched.app.evaluate(
      async ({ BrowserWindow, session, net }, urls) => {
        const ours = BrowserWindow.getAllWindows()[0]?.webContents.session;
        if (ours === undefined) throw new Error("no window");
        const attempts = urls.flatMap((url) => [
          ours.fetch(url),
          session.defaultSession.fetch(url),
          net.fetch(url),
        ]);
        const settled = await Promise.allSettled(attempts);
        return settled.map((each) =>
          each.status === "rejected" ? String(each.reason) : "answered",
        );
      },
      [
        `http://127.0.0.1:${address.port}/`,
        `http://localhost:${address.port}/`,
      ],
    );
    server.close();
    for (const outcome of outcomes)
      expect(outcome).toContain("ERR_BLOCKED_BY_CLIENT");
    expect(connections).toBe(0);
  });
});
