// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nativeSodium } from "./nativeSodium.ts";
import { portableSodium } from "./portableSodium.ts";
import type { Sodium } from "./primitives.ts";
import { cryptography, sodium } from "./sodium.ts";

const asked = process.env["COUNTERSEAL_CRYPTOGRAPHY"];
if (nativeSodium === null)
  console.log("skipped: sodium-native does not load on this platform");

function bytes(length: number): fc.Arbitrary<Uint8Array> {
  return fc.uint8Array({ minLength: length, maxLength: length });
}

const text = fc.uint8Array({ maxLength: 300 });

test("machine code does the work, unless there is none or it is switched off", () => {
  const native = asked !== "portable" && nativeSodium !== null;
  expect(cryptography).toBe(native ? "native" : "portable");
  expect(sodium).toBe(native ? nativeSodium : portableSodium);
});

/** What a call gives, or that it throws. */
function outcome(run: () => unknown): unknown {
  try {
    return run();
  } catch {
    return "throws";
  }
}

describe.skipIf(nativeSodium === null)("both builds", () => {
  const native = nativeSodium ?? portableSodium;

  function expectSame(call: (build: Sodium) => unknown): void {
    expect(outcome(() => call(native))).toEqual(
      outcome(() => call(portableSodium)),
    );
  }

  test("seal to the same bytes, and open or refuse the same boxes", () => {
    fc.assert(
      fc.property(
        bytes(32),
        bytes(24),
        text,
        text,
        fc.nat(),
        (key, nonce, plaintext, data, flip) => {
          const short = nonce.subarray(0, 12);
          expectSame((build) => build.chachaSeal(key, short, plaintext, data));
          expectSame((build) => build.chachaSeal(key, short, plaintext));
          expectSame((build) => build.xchachaSeal(key, nonce, plaintext, data));
          const box = native.xchachaSeal(key, nonce, plaintext, data);
          expectSame((build) => build.xchachaOpen(key, nonce, box, data));
          expectSame((build) => build.chachaOpen(key, short, box, data));
          const at = flip % box.length;
          box[at] = (box[at] ?? 0) ^ (1 << (flip % 8));
          expect(native.xchachaOpen(key, nonce, box, data)).toBeNull();
          expectSame((build) => build.xchachaOpen(key, nonce, box, data));
        },
      ),
    );
  });

  test("fill a caller's buffer with the same bytes", () => {
    fc.assert(
      fc.property(bytes(32), bytes(12), text, (key, nonce, plaintext) => {
        const box = native.chachaSeal(key, nonce, plaintext);
        for (const build of [native, portableSodium]) {
          const sealed = new Uint8Array(box.length);
          build.chachaSealInto(sealed, key, nonce, plaintext);
          expect(sealed).toEqual(box);
          const opened = new Uint8Array(plaintext.length);
          expect(build.chachaOpenInto(opened, key, nonce, box)).toBe(true);
          expect(opened).toEqual(plaintext);
          sealed[0] = (sealed[0] ?? 0) ^ 1;
          expect(build.chachaOpenInto(opened, key, nonce, sealed)).toBe(false);
        }
      }),
    );
  });

  test("agree on every other primitive, refusals and misuse included", () => {
    fc.assert(
      fc.property(bytes(32), bytes(32), text, (a, b, message) => {
        expectSame((build) => build.blake2b(a, message));
        expectSame((build) => build.blake2b(message, a));
        expectSame((build) => build.blake2b512(message));
        expectSame((build) => build.deriveSubkey(a, 3, "cseal-v1"));
        expectSame((build) => build.x25519Base(a));
        expectSame((build) => build.x25519(a, b));
        expectSame((build) => build.x25519(a, new Uint8Array(32)));
        expectSame((build) => build.x25519(message, b));
        expectSame((build) => build.ed25519IsPoint(a));
        expectSame((build) => build.ed25519ToX25519(a));
        expectSame((build) =>
          build.ed25519Verify(a, message, new Uint8Array(64)),
        );
        expectSame((build) => build.ed25519Verify(a, a, message));
        expectSame((build) => build.chachaOpen(message, b, a));
        expectSame((build) => build.chachaSeal(message, b, a));
        expectSame((build) => build.chachaOpen(a, b.subarray(12, 24), message));
      }),
    );
  });
});
