// SPDX-License-Identifier: Apache-2.0
import { EventEmitter } from "node:events";
import type { Session } from "electron";
import { describe, expect, it, vi } from "vitest";
import { closeNetwork, closeSession } from "./networkWalls.ts";

const appendSwitch = vi.hoisted(() => vi.fn<(...words: string[]) => void>());
vi.mock("electron", () => ({ app: { commandLine: { appendSwitch } } }));

type Answer = (value: unknown) => void;

/** A session that keeps what it was told, closed. */
function closedSession() {
  const session = Object.assign(new EventEmitter(), {
    setSpellCheckerLanguages: vi.fn(),
    enableNetworkEmulation: vi.fn(),
    setPermissionRequestHandler:
      vi.fn<
        (handler: (page: null, what: string, say: Answer) => void) => void
      >(),
    setPermissionCheckHandler: vi.fn<(handler: () => unknown) => void>(),
    setDevicePermissionHandler: vi.fn<(handler: () => unknown) => void>(),
    setDisplayMediaRequestHandler:
      vi.fn<(handler: (request: null, say: Answer) => void) => void>(),
    webRequest: {
      onBeforeRequest:
        vi.fn<
          (handler: (details: { url: string }, say: Answer) => void) => void
        >(),
    },
  });
  closeSession(session as unknown as Session);
  return session;
}

describe("a session that is closed", () => {
  it("asks for no dictionary, and believes that there is no network", () => {
    const session = closedSession();
    expect(session.setSpellCheckerLanguages).toHaveBeenCalledWith([]);
    expect(session.enableNetworkEmulation).toHaveBeenCalledWith({
      offline: true,
    });
  });

  it("gives no permission, no device and no picture of a screen", () => {
    const session = closedSession();
    const say = vi.fn();
    session.setPermissionRequestHandler.mock.calls[0]?.[0](null, "usb", say);
    session.setDisplayMediaRequestHandler.mock.calls[0]?.[0](null, say);
    expect(say.mock.calls).toEqual([[false], [{}]]);
    expect(session.setPermissionCheckHandler.mock.calls[0]?.[0]()).toBe(false);
    expect(session.setDevicePermissionHandler.mock.calls[0]?.[0]()).toBe(false);
  });

  it("downloads nothing", () => {
    const preventDefault = vi.fn();
    closedSession().emit("will-download", { preventDefault });
    expect(preventDefault).toHaveBeenCalledOnce();
  });

  it.each([
    ["app://counterseal/index.html", false],
    ["app://counterseal.example/index.html", true],
    ["app://other/index.html", true],
    ["http://127.0.0.1/", true],
    ["file:///etc/passwd", true],
  ])("cancels what is not of its origin: %s", (url, cancel) => {
    const say = vi.fn();
    const [handler] =
      closedSession().webRequest.onBeforeRequest.mock.calls[0] ?? [];
    handler?.({ url }, say);
    expect(say.mock.calls).toEqual([[{ cancel }]]);
  });
});

describe("Chromium, for every process", () => {
  it("finds no host, reaches none, and asks for none of its own accord", () => {
    closeNetwork();
    expect(appendSwitch.mock.calls).toEqual([
      ["host-resolver-rules", "MAP * ~NOTFOUND"],
      ["proxy-server", "http://nowhere.invalid:9"],
      ["proxy-bypass-list", "<-loopback>"],
      ["disable-background-networking"],
      ["disable-component-update"],
      ["disable-domain-reliability"],
      ["no-pings"],
      ["force-webrtc-ip-handling-policy", "disable_non_proxied_udp"],
    ]);
  });
});
