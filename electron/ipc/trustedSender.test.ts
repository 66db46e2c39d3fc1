// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { isTrustedSender, type SenderFrame } from "./trustedSender.ts";

const ourFrame: SenderFrame = {
  url: "app://counterseal/index.html",
  origin: "app://counterseal",
  parent: null,
  detached: false,
};
const windowId = 7;

function isTrusted(frame: SenderFrame | null, contentsId = windowId): boolean {
  return isTrustedSender({ contentsId, frame }, windowId);
}

describe("a message's sender", () => {
  it("is trusted in the main frame of our window, on our page", () => {
    expect(isTrusted(ourFrame)).toBe(true);
  });

  it("is not trusted in any other window, or while there is none", () => {
    expect(isTrusted(ourFrame, 8)).toBe(false);
    expect(
      isTrustedSender({ contentsId: windowId, frame: ourFrame }, null),
    ).toBe(false);
  });

  it.each<[string, Partial<SenderFrame>]>([
    ["a frame inside our page", { parent: ourFrame }],
    ["a frame that has left the page", { detached: true }],
    ["a sandboxed frame of our address", { origin: "null" }],
    ["an empty address", { url: "", origin: "" }],
    ["an empty page", { url: "about:blank", origin: "null" }],
    [
      "another scheme",
      { url: "https://counterseal/", origin: "https://counterseal" },
    ],
    ["a file", { url: "file:///index.html", origin: "file://" }],
    ["another host", { url: "app://other/", origin: "app://other" }],
    [
      "a longer host",
      {
        url: "app://counterseal.example/",
        origin: "app://counterseal.example",
      },
    ],
    [
      "our host as a user",
      { url: "app://counterseal@other/", origin: "app://other" },
    ],
    ["an address that its origin denies", { origin: "app://other" }],
    [
      "an origin that its address denies",
      { url: "app://counterseal.example/" },
    ],
  ])("is not trusted in %s", (_name, change) => {
    expect(isTrusted({ ...ourFrame, ...change })).toBe(false);
  });

  it("is not trusted once its frame is gone", () => {
    expect(isTrusted(null)).toBe(false);
    const gone = new Proxy(ourFrame, {
      get: () => {
        throw new Error("Render frame was disposed");
      },
    });
    expect(isTrusted(gone)).toBe(false);
  });
});
