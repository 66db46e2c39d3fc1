// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import {
  createSshSigner,
  wireInteger,
} from "../../../test/support/sshSigner.ts";
import { requireOk } from "../../../test/support/unwrap.ts";
import { concatBytes, fromHex, toBase64 } from "../encoding.ts";
import { type KeyMaterial, type SshKeyType, parseKeyBlob } from "./keyBlob.ts";
import { isSoundKey, parsePublicKeyLine } from "./publicKey.ts";
import { wireString } from "./wire.ts";

/** `ok`, or whether it was refused or malformed, and why. */
function verdict(...parts: readonly Uint8Array[]): string {
  const key = parseKeyBlob(concatBytes(...parts));
  if (key.ok) return "ok";
  return `${key.error.refused ? "refused" : "malformed"}: ${key.error.reason}`;
}

function materialOf(type: SshKeyType): KeyMaterial {
  return requireOk(parseKeyBlob(createSshSigner(type).blob));
}

describe("Ed25519 points", () => {
  const order8 = [
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
  ];
  const cases: [what: string, hex: string][] = [
    ["y = 0, of order 4", "00".repeat(32)],
    ["the same, other sign", `${"00".repeat(31)}80`],
    ["the identity", `01${"00".repeat(31)}`],
    ["the identity, other sign", `01${"00".repeat(30)}80`],
    ["order 2", `ec${"ff".repeat(30)}7f`],
    ["y = p, not canonical", `ed${"ff".repeat(30)}7f`],
    ["y = p + 1, not canonical", `ee${"ff".repeat(30)}7f`],
    ["y = p + 1, other sign", `ee${"ff".repeat(31)}`],
    ["y = p + 3, not canonical", `f0${"ff".repeat(30)}7f`],
    ...order8.map((hex): [string, string] => ["order 8", hex]),
  ];
  test.each(cases)("%s is refused", (_what, hex) => {
    const point = fromHex(hex) ?? new Uint8Array(0);
    expect(point).toHaveLength(32);
    expect(verdict(wireString("ssh-ed25519"), wireString(point))).toMatch(
      /^refused: .*no sound point/,
    );
  });

  test("y = 2, not on the curve, is refused of whoever hands it in", () => {
    const point = fromHex(`02${"00".repeat(31)}`) ?? new Uint8Array(0);
    const blob = concatBytes(wireString("ssh-ed25519"), wireString(point));
    const line = `ssh-ed25519 ${toBase64(blob)}`;
    expect(parseKeyBlob(blob)).toMatchObject({ ok: true });
    expect(isSoundKey(line)).toBe(true);
    expect(parsePublicKeyLine(line)).toMatchObject({
      ok: false,
      error: { code: "key-refused" },
    });
  });
});

describe.each([
  ["nistp256", 65],
  ["nistp384", 97],
  ["nistp521", 133],
] as const)("ECDSA points of %s", (curve, length) => {
  const type = `ecdsa-sha2-${curve}` as const;
  const material = materialOf(type);
  const point =
    material.family === "ecdsa" ? material.point : new Uint8Array(0);
  const body = point.subarray(1);

  function withPoint(bytes: Uint8Array, named: string = curve): string {
    return verdict(wireString(type), wireString(named), wireString(bytes));
  }

  test("put together as it was, it is taken", () => {
    expect(point).toHaveLength(length);
    expect(withPoint(point)).toBe("ok");
  });

  test.each([
    ["off its curve", point.map((b, at) => (at === length - 1 ? b ^ 1 : b))],
    [
      "zeros",
      concatBytes(
        Uint8Array.of(4),
        body.map(() => 0),
      ),
    ],
    [
      "above the prime",
      concatBytes(
        Uint8Array.of(4),
        body.map(() => 255),
      ),
    ],
  ])("a point %s is refused", (_what, bytes) => {
    expect(withPoint(bytes)).toMatch(/^refused: .*not on its curve/);
  });

  test.each([
    [
      "compressed",
      concatBytes(Uint8Array.of(2), body.subarray(body.length / 2)),
    ],
    ["hybrid", concatBytes(Uint8Array.of(6), body)],
    ["infinity", new Uint8Array(1)],
    ["too short", point.subarray(0, -1)],
  ])("a point %s is refused", (_what, bytes) => {
    expect(withPoint(bytes)).toMatch(/^refused: .*uncompressed form/);
  });

  test("another curve's name is no key", () => {
    const other = curve === "nistp384" ? "nistp256" : "nistp384";
    expect(withPoint(point, other)).toMatch(/^malformed/);
  });
});

describe("RSA numbers", () => {
  const material = materialOf("ssh-rsa");
  const modulus =
    material.family === "rsa" ? material.modulus : new Uint8Array(0);
  const f4 = Uint8Array.of(1, 0, 1);

  function withNumbers(exponent: Uint8Array, number: Uint8Array): string {
    return verdict(wireString("ssh-rsa"), exponent, number);
  }
  const good = wireInteger(modulus);

  test("put together as it was, it is taken", () => {
    expect(withNumbers(wireInteger(f4), good)).toBe("ok");
  });

  test.each([
    ["an exponent of 1", wireInteger(Uint8Array.of(1)), good],
    ["an even exponent", wireInteger(Uint8Array.of(4)), good],
    ["an exponent of 25 bits", wireInteger(Uint8Array.of(1, 0, 0, 1)), good],
    [
      "an even modulus",
      wireInteger(f4),
      wireInteger(
        modulus.map((b, at) => (at === modulus.length - 1 ? b & 254 : b)),
      ),
    ],
    [
      "3071 bits",
      wireInteger(f4),
      wireInteger(modulus.map((b, at) => (at === 0 ? 0x7f : b))),
    ],
    [
      "too many bits",
      wireInteger(f4),
      wireInteger(new Uint8Array(2049).fill(255)),
    ],
  ])("%s is refused", (_what, exponent, number) => {
    expect(withNumbers(exponent, number)).toMatch(/^refused/);
  });

  test.each([
    ["a padded exponent", wireString(Uint8Array.of(0, 1, 0, 1)), good],
    ["an exponent of zero", wireString(""), good],
    ["a negative exponent", wireString(Uint8Array.of(0x81)), good],
    [
      "a padded modulus",
      wireInteger(f4),
      wireString(concatBytes(new Uint8Array(2), modulus)),
    ],
    ["a negative modulus", wireInteger(f4), wireString(modulus)],
  ])("%s is no key", (_what, exponent, number) => {
    expect(withNumbers(exponent, number)).toMatch(/^malformed/);
  });
});
