// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { looksLikePrivateKey } from "./privateKey.ts";

describe("looksLikePrivateKey", () => {
  it.each([
    "-----BEGIN OPENSSH PRIVATE KEY-----\nb3Blbg==",
    "-----BEGIN RSA PRIVATE KEY-----",
    "-----BEGIN PRIVATE KEY-----",
    "-----BEGIN ENCRYPTED PRIVATE KEY-----",
    "# created\nAGE-SECRET-KEY-1QQQQ",
    "AGE-SECRET-KEY-PQ-1QQQQ",
    "PuTTY-User-Key-File-3: ssh-ed25519",
  ])("sees one in %j", (text) => {
    expect(looksLikePrivateKey(text)).toBe(true);
  });

  it.each([
    "",
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5 ada@laptop",
    "age1qqqq",
    "-----BEGIN SSH SIGNATURE-----",
  ])("sees none in %j", (text) => {
    expect(looksLikePrivateKey(text)).toBe(false);
  });
});
