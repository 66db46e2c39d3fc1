// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { encodeUtf8, toHex } from "./encoding.ts";
import {
  checkKdfCost,
  deriveSlotKeys,
  equalBytes,
  kdfCap,
  kdfFloor,
  mac,
  subkey,
  wipe,
} from "./kdf.ts";
import { randomBytes } from "./random.ts";

const started = vi.hoisted(() => vi.fn());
vi.mock(import("node:worker_threads"), async (original) => {
  const real = await original();
  class CountedWorker extends real.Worker {
    constructor(...args: ConstructorParameters<typeof real.Worker>) {
      super(...args);
      started();
    }
  }
  return { ...real, Worker: CountedWorker };
});

const salt = encodeUtf8("sixteenbytesalt!");

async function slotHex(passphrase: string): Promise<string> {
  const keys = await deriveSlotKeys(passphrase, salt, kdfFloor);
  if (!keys.ok) throw new Error(keys.error.code);
  return toHex(keys.value.kek) + toHex(keys.value.commitment);
}

describe("slot keys", () => {
  test("are Argon2id 1.3 of passphrase and salt", async () => {
    // By the reference implementation: argon2 'sixteenbytesalt!' -id -v 13 -t 2 -k 65536 -p 1 -l 64 -r
    expect(await slotHex("an invented passphrase")).toBe(
      "6c7cb3ed24beae1951d18301aec7cd7273fd6fde86b2e8b86dfeb7cfe4db60fc" +
        "dd4ea0f229153bb3bf291dbd8d21bb6ddedef211a384a59de100c389460120b8",
    );
  });

  test("are the same without machine code", async () => {
    const native = await slotHex("an invented passphrase");
    vi.stubEnv("COUNTERSEAL_CRYPTOGRAPHY", "portable");
    const portable = await slotHex("an invented passphrase");
    vi.unstubAllEnvs();
    expect(portable).toBe(native);
  });

  test("are those of the passphrase's NFC form", async () => {
    expect(await slotHex("caf\u0065\u0301")).toBe(await slotHex("caf\u00e9"));
    expect(await slotHex("cafe")).not.toBe(await slotHex("caf\u00e9"));
  });

  test("an empty or ill-formed passphrase is refused", async () => {
    expect(await deriveSlotKeys("", salt, kdfFloor)).toMatchObject({
      error: { code: "passphrase-empty" },
    });
    expect(await deriveSlotKeys("a\uDC00", salt, kdfFloor)).toMatchObject({
      error: { code: "text-refused" },
    });
  });

  test("a cost out of bounds is refused before any memory is taken", async () => {
    const memoryBytes = 2 ** 40;
    started.mockClear();
    expect(
      await deriveSlotKeys("a", salt, { ops: 3, memoryBytes }),
    ).toMatchObject({
      error: { code: "kdf-parameters-refused" },
    });
    expect(started).not.toHaveBeenCalled();
  });

  test("are derived while this thread does other work", async () => {
    let turns = 0;
    let next = setImmediate(function turn() {
      turns += 1;
      next = setImmediate(turn);
    });
    const derived = await deriveSlotKeys("a", salt, kdfFloor);
    clearImmediate(next);
    expect(derived).toMatchObject({ ok: true });
    // A derivation in this thread would end before the first turn.
    expect(turns).toBeGreaterThan(10);
  });
});

describe("cost", () => {
  test("floor and cap are within, one beyond is not", () => {
    for (const cost of [kdfFloor, kdfCap])
      expect(checkKdfCost(cost)).toEqual({ ok: true, value: cost });
    const { ops, memoryBytes } = { ops: 3, memoryBytes: 256 * 1024 * 1024 };
    for (const cost of [
      { ops: kdfFloor.ops - 1, memoryBytes },
      { ops: kdfCap.ops + 1, memoryBytes },
      { ops, memoryBytes: kdfFloor.memoryBytes - 1024 },
      { ops, memoryBytes: kdfCap.memoryBytes + 1024 },
      { ops, memoryBytes: memoryBytes + 1 },
      { ops: 2.5, memoryBytes },
      { ops: NaN, memoryBytes },
      { ops, memoryBytes: Infinity },
    ])
      expect(checkKdfCost(cost), JSON.stringify(cost)).toMatchObject({
        error: { code: "kdf-parameters-refused" },
      });
  });

  test("nothing outside of the bounds passes", () => {
    fc.assert(
      fc.property(fc.double(), fc.double(), (ops, memoryBytes) => {
        const within =
          ops >= 2 &&
          ops <= 16 &&
          memoryBytes >= 2 ** 26 &&
          memoryBytes <= 2 ** 30;
        expect(!checkKdfCost({ ops, memoryBytes }).ok || within).toBe(true);
      }),
    );
  });
});

describe("subkeys", () => {
  const purposes = [
    "header",
    "ledger",
    "catalog",
    "objects",
    "anchor",
    "place",
  ] as const;
  const master = Uint8Array.from({ length: 32 }, (_, index) => index);

  test("are BLAKE2b of the master key, id and context", () => {
    // By another implementation: hashlib.blake2b(key=master, salt=id, person="cseal-v1", digest_size=32)
    expect(purposes.map((purpose) => toHex(subkey(master, purpose)))).toEqual([
      "f76e0d6678515315d02fcb49274225b64b7364b65b3443bf41d139db2926d0f2",
      "56eee009e30e89f6190734b84eabf79701321a41463f5a13f2e95511afc1575e",
      "9e489f6d9688575053ea9b9f81bfd2571378d464723e953d614c738c6c43b6f2",
      "9c498d6d3ba6a1fe60113e84892b203600b4ef42adce5b6c7f4771cd688999f6",
      "8ea4b2703cf9e06ed6647669c7dcd6b6ec4db257d48808450f889a0ce3834652",
      "426100d704597cc24e3141c09e1b18d6f0c96e234e38bd91877d9255fbefb497",
    ]);
  });
});

test("the MAC is keyed BLAKE2b-256", () => {
  const key = Uint8Array.from({ length: 32 }, (_, index) => index);
  // By another implementation: hashlib.blake2b(b"abc", key=key, digest_size=32)
  expect(toHex(mac(key, encodeUtf8("abc")))).toBe(
    "d63a32d3e44738d7907f964316c241adaba0abfeabc32349677578a15a203f7f",
  );
});

test("bytes are equal when they are, whatever their length", () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.uint8Array(), (a, b) => {
      expect(equalBytes(a, Uint8Array.from(a))).toBe(true);
      expect(equalBytes(a, b)).toBe(toHex(a) === toHex(b));
    }),
  );
});

test("wiping leaves zeros in every buffer", () => {
  const secrets = [randomBytes(32), randomBytes(7)];
  wipe(...secrets);
  for (const secret of secrets)
    expect(secret.some((byte) => byte !== 0)).toBe(false);
});
