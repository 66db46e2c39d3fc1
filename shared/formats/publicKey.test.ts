// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { createSshSigner } from "../../test/support/sshSigner.ts";
import { keyOf } from "../../test/support/sampleAudit.ts";
import {
  keyTypes,
  type KeyType,
  parseKeyText,
  parseSealText,
} from "./publicKey.ts";

const types = Object.keys(keyTypes) as KeyType[];
const recipient = `age1${"q".repeat(58)}`;

describe("parseKeyText", () => {
  it.each(types)("takes a real %s key", (type) => {
    const { line } = createSshSigner(type);
    expect(parseKeyText(line)).toEqual({ ok: true, value: line });
  });

  it.each(types)("refuses the body of %s under every other name", (type) => {
    const [, base64] = createSshSigner(type).line.split(" ");
    for (const other of types.filter((each) => each !== type))
      expect(parseKeyText(`${other} ${base64 ?? ""}`).ok).toBe(false);
  });

  const key = keyOf("ada");
  it.each([
    ["nothing", ""],
    ["a type alone", "ssh-ed25519"],
    ["a comment", `${key} ada@example.org`],
    ["two spaces", key.replace(" ", "  ")],
    ["options", `restrict ${key}`],
    [
      "a certificate",
      key.replace("ssh-ed25519", "ssh-ed25519-cert-v01@openssh.com"),
    ],
    ["an unknown type", key.replace("ssh-ed25519", "ssh-dss")],
    ["a name every object has", key.replace("ssh-ed25519", "constructor")],
    ["base64 cut short", key.slice(0, -1)],
    ["a bit left over before ==", "ssh-rsa AAAAB3NzaC1yc2EAAB=="],
    ["a bit left over before =", "ssh-rsa AAAAB3NzaC1yc2EAAAB="],
    ["a group of five", "ssh-rsa AAAAB3NzaC1yc2EAAAA=="],
    ["padding in the middle", "ssh-rsa AAAAB3NzaC1yc2EA=AAA"],
    ["base64 for web addresses", "ssh-rsa AAAAB3NzaC1yc2EA__-_"],
    ["an age recipient", recipient],
  ])("refuses %s", (_what, text) => {
    expect(parseKeyText(text).ok).toBe(false);
  });

  it("takes padding that leaves nothing over", () => {
    expect(parseKeyText("ssh-rsa AAAAB3NzaC1yc2EAAA==").ok).toBe(true);
    expect(parseKeyText("ssh-rsa AAAAB3NzaC1yc2EAAAA=").ok).toBe(true);
  });
});

describe("parseSealText", () => {
  it("takes what age can seal to", () => {
    for (const text of [
      recipient,
      keyOf("ada"),
      createSshSigner("ssh-rsa").line,
    ])
      expect(parseSealText(text)).toEqual({ ok: true, value: text });
  });

  it.each([
    createSshSigner("ecdsa-sha2-nistp256").line,
    createSshSigner("sk-ssh-ed25519@openssh.com").line,
    recipient.toUpperCase(),
    `${recipient}q`,
    recipient.slice(0, -1),
    `age1${"b".repeat(58)}`,
    `${keyOf("ada")} comment`,
    "ssh-ed25519",
    "sk-ssh-rsa AAAAB3NzaC1yc2EAAA==",
  ])("refuses %s", (text) => {
    expect(parseSealText(text).ok).toBe(false);
  });
});
