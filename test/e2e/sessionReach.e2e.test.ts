// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LaunchedApp, launchApp } from "./launchApp.ts";

let launched: LaunchedApp;

beforeAll(async () => {
  // Here a host is asked for, as the product never does; Chromium then asks the system for a way to one.
  launched = await launchApp({ isWatched: false });
});

afterAll(async () => {
  await launched.close();
});

describe("the session, asked for a way out", () => {
  it("finds no host, and no way round a proxy that is not there", async () => {
    const found = await launched.app.evaluate(async ({ BrowserWindow }) => {
      const ours = BrowserWindow.getAllWindows()[0]?.webContents.session;
      if (ours === undefined) throw new Error("no window");
      const hosts = ["example.org", "localhost"].map((host) =>
        ours.resolveHost(host).then(
          () => "found",
          (reason: unknown) => String(reason),
        ),
      );
      const proxies = ["http://127.0.0.1/", "https://example.org/"].map((url) =>
        ours.resolveProxy(url),
      );
      return {
        hosts: await Promise.all(hosts),
        proxies: await Promise.all(proxies),
      };
    });
    for (const host of found.hosts)
      expect(host).toContain("ERR_NAME_NOT_RESOLVED");
    expect(new Set(found.proxies)).toEqual(
      new Set(["PROXY nowhere.invalid:9"]),
    );
  });
});
