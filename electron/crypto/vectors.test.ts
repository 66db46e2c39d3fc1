// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import {
  haveSharedVectors,
  readSharedJson,
} from "../../test/support/sharedVectors.ts";
import { hkdf } from "./age/fileKey.ts";
import { concatBytes, encodeUtf8, fromHex, toHex } from "./encoding.ts";
import { sodium } from "./sodium.ts";

interface Wycheproof<Group> {
  readonly numberOfTests: number;
  readonly testGroups: readonly Group[];
}

function bytes(hex: string): Uint8Array {
  const decoded = fromHex(hex);
  if (decoded === null) throw new Error("a vector that is not hexadecimal");
  return decoded;
}

interface AeadGroup {
  readonly ivSize: number;
  readonly tests: readonly {
    readonly tcId: number;
    readonly key: string;
    readonly iv: string;
    readonly aad: string;
    readonly msg: string;
    readonly ct: string;
    readonly tag: string;
    readonly result: "valid" | "invalid";
  }[];
}

describe.skipIf(!haveSharedVectors("wycheproof"))("Wycheproof", () => {
  test.each([
    ["chacha20_poly1305_test.json", 96, 325, 316],
    ["xchacha20_poly1305_test.json", 192, 315, 306],
  ])("%s", (name, nonceBits, total, ofOurNonce) => {
    const suite = readSharedJson<Wycheproof<AeadGroup>>(`wycheproof/${name}`);
    expect(suite.numberOfTests).toBe(total);
    const [seal, open] =
      nonceBits === 96
        ? (["chachaSeal", "chachaOpen"] as const)
        : (["xchachaSeal", "xchachaOpen"] as const);
    let seen = 0;
    for (const group of suite.testGroups) {
      // The other lengths are invalid nonces, which the seam's callers cannot give.
      if (group.ivSize !== nonceBits) continue;
      for (const vector of group.tests) {
        seen++;
        const [key, iv, aad] = [vector.key, vector.iv, vector.aad].map(bytes);
        if (!key || !iv || !aad) throw new Error("incomplete vector");
        const box = concatBytes(bytes(vector.ct), bytes(vector.tag));
        const valid = vector.result === "valid";
        expect(sodium[open](key, iv, box, aad)).toEqual(
          valid ? bytes(vector.msg) : null,
        );
        if (valid)
          expect(sodium[seal](key, iv, bytes(vector.msg), aad)).toEqual(box);
      }
    }
    expect(seen).toBe(ofOurNonce);
  });

  test("x25519_test.json", () => {
    const suite = readSharedJson<
      Wycheproof<{
        tests: { private: string; public: string; shared: string }[];
      }>
    >("wycheproof/x25519_test.json");
    const tests = suite.testGroups.flatMap((group) => group.tests);
    expect(tests).toHaveLength(518);
    let refused = 0;
    for (const vector of tests) {
      const shared = sodium.x25519(bytes(vector.private), bytes(vector.public));
      const zero = /^0*$/.test(vector.shared);
      expect(shared === null ? null : toHex(shared)).toBe(
        zero ? null : vector.shared,
      );
      if (zero) refused++;
    }
    expect(refused).toBe(31);
  });

  test("ed25519_test.json", () => {
    const suite = readSharedJson<
      Wycheproof<{
        publicKey: { pk: string };
        tests: { tcId: number; msg: string; sig: string; result: string }[];
      }>
    >("wycheproof/ed25519_test.json");
    let seen = 0;
    for (const { publicKey, tests } of suite.testGroups)
      for (const vector of tests) {
        seen++;
        const signature = bytes(vector.sig);
        const accepted =
          signature.length === 64 &&
          sodium.ed25519Verify(
            bytes(publicKey.pk),
            bytes(vector.msg),
            signature,
          );
        expect(accepted, String(vector.tcId)).toBe(vector.result === "valid");
      }
    expect(seen).toBe(151);
  });

  test("hkdf_sha256_test.json", () => {
    const suite = readSharedJson<
      Wycheproof<{
        tests: {
          ikm: string;
          salt: string;
          info: string;
          size: number;
          okm: string;
          result: string;
        }[];
      }>
    >("wycheproof/hkdf_sha256_test.json");
    const tests = suite.testGroups.flatMap((group) => group.tests);
    expect(tests).toHaveLength(86);
    for (const vector of tests) {
      // Three ask for more than HKDF can give.
      if (vector.result !== "valid") continue;
      // We take 32 bytes; HKDF's outputs of other lengths share their beginning.
      const ours = hkdf(
        bytes(vector.ikm),
        bytes(vector.salt),
        bytes(vector.info),
      );
      const length = Math.min(32, vector.size);
      expect(toHex(ours.subarray(0, length))).toBe(
        vector.okm.slice(0, 2 * length),
      );
    }
  });
});

// Of 914 edge cases, those that libsodium accepts. Other verifiers accept others: hence one verifier everywhere.
// prettier-ignore
const acceptedCases: readonly number[] = [
  7, 29, 50, 117, 139, 161, 182, 249, 305, 411, 425, 438, 465, 473, 481, 489, 497, 511, 525, 538, 565, 573,
  581, 589, 597, 611, 625, 638, 665, 673, 681, 689, 697, 711, 725, 738, 765, 773, 781, 789, 797, 832, 899,
];

describe.skipIf(!haveSharedVectors("ed25519"))("C2SP CCTV Ed25519", () => {
  test("the verdicts are libsodium's, one by one", () => {
    const cases = readSharedJson<
      { number: number; key: string; sig: string; msg: string }[]
    >("ed25519/ed25519vectors.json");
    expect(cases).toHaveLength(914);
    const accepted = cases.filter(({ key, sig, msg }) =>
      sodium.ed25519Verify(bytes(key), encodeUtf8(msg), bytes(sig)),
    );
    expect(accepted.map(({ number }) => number)).toEqual(acceptedCases);
    expect(acceptedCases).toHaveLength(43);
  });
});
