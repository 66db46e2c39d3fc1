// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import type { KeyCard } from "../../../shared/ipc/views.ts";
import { addKeys, keysOf, termOf } from "./enrolment.ts";

function card(key: string, canSign: boolean, canSeal: boolean): KeyCard {
  return {
    key,
    type: key,
    bits: null,
    fingerprint: key,
    words: [],
    comment: "",
    canSign,
    canSeal,
  };
}

const ssh = card("ssh-ed25519 AAAA", true, true);
const hardware = card("sk-ssh-ed25519@openssh.com AAAA", true, false);
const age = card("age1qqqq", false, true);

describe("keys", () => {
  it("sign, and open parcels when nothing else was given for it", () => {
    expect(keysOf([ssh])).toEqual({ signKeys: [ssh.key], sealKeys: [] });
  });

  it("leave parcels to recipients that are there for them", () => {
    expect(keysOf([ssh, hardware, age])).toEqual({
      signKeys: [ssh.key, hardware.key],
      sealKeys: [age.key],
    });
  });

  it("that a card names to open with open, though they sign", () => {
    expect(keysOf([ssh, hardware, age], [ssh.key])).toEqual({
      signKeys: [ssh.key, hardware.key],
      sealKeys: [ssh.key, age.key],
    });
  });

  it("are added once", () => {
    expect(addKeys([ssh], [ssh, age])).toEqual([ssh, age]);
  });
});

describe("terms", () => {
  it("begin and end at midnight", () => {
    expect(
      termOf({ role: "chair", from: "2026-11-23", until: "2028-11-23" }),
    ).toEqual({
      role: "chair",
      from: "2026-11-23T00:00:00Z",
      until: "2028-11-23T00:00:00Z",
    });
  });

  it.each([
    ["", "2028-11-23"],
    ["2026-11-23", ""],
    ["2026-11-23", "2026-11-23"],
    ["2028-11-23", "2026-11-23"],
  ])("are none from “%s” until “%s”", (from, until) => {
    expect(termOf({ role: "owner", from, until })).toBeNull();
  });
});
