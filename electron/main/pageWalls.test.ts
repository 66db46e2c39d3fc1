// SPDX-License-Identifier: Apache-2.0
import { EventEmitter } from "node:events";
import type { WebContents } from "electron";
import { describe, expect, it, vi } from "vitest";
import { closePage } from "./pageWalls.ts";

function closedPage() {
  const setWindowOpenHandler = vi.fn<(handler: () => unknown) => void>();
  const setWebRTCIPHandlingPolicy = vi.fn<(policy: string) => void>();
  const page = Object.assign(new EventEmitter(), {
    setWindowOpenHandler,
    setWebRTCIPHandlingPolicy,
  });
  closePage(page as unknown as WebContents);
  return page;
}

describe("a page that is closed", () => {
  it.each([
    ...["will-navigate", "will-frame-navigate", "will-redirect"],
    ...["will-attach-webview", "will-prevent-unload", "content-bounds-updated"],
  ])("has no way to %s", (name) => {
    const preventDefault = vi.fn();
    closedPage().emit(name, { preventDefault });
    expect(preventDefault).toHaveBeenCalledOnce();
  });

  it("opens no window, and tells nobody an address of this machine", () => {
    const page = closedPage();
    const [handler] = page.setWindowOpenHandler.mock.calls[0] ?? [];
    expect(handler?.()).toEqual({ action: "deny" });
    expect(page.setWebRTCIPHandlingPolicy.mock.calls).toEqual([
      ["disable_non_proxied_udp"],
    ]);
  });
});
