// SPDX-License-Identifier: Apache-2.0
import wasm from "libsodium-wrappers";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { collect, inPieces } from "../../../test/support/byteStreams.ts";
import { sha256 } from "../digest.ts";
import { concatBytes } from "../encoding.ts";
import { randomBytes } from "../random.ts";
import { type AgeIdentity, generateIdentity } from "./identity.ts";
import { openAge, openAgeFile, readAgeHeader } from "./open.ts";
import { type AgeRecipient, parseRecipient } from "./recipient.ts";
import { sealAge } from "./seal.ts";
import { chunkBytes, openRun, sealRun } from "./stream.ts";

const identity = generateIdentity();
const recipient = recipientOf(identity.recipient);

function recipientOf(text: string): AgeRecipient {
  const parsed = parseRecipient(text);
  if (!parsed.ok) throw new Error(parsed.error.code);
  return parsed.value;
}

function seal(plaintext: Uint8Array, pieceLength = 100_000): Promise<Buffer> {
  return collect(sealAge([recipient], inPieces(plaintext, pieceLength)).file);
}

function open(
  file: Uint8Array,
  identities: readonly AgeIdentity[] = [identity],
): Promise<Buffer> {
  return collect(openAge(identities, inPieces(file, 70_001)));
}

describe("a file", () => {
  const edges = [0, 1, 2].flatMap((chunks) =>
    [-1, 0, 1].map((more) => chunks * chunkBytes + more),
  );
  const runEdges = [-1, 0, 1].map((more) => 8 * chunkBytes + more);

  test.each([...edges, ...runEdges].filter((size) => size >= 0))(
    "of %i bytes comes back",
    async (size) => {
      const plaintext = randomBytes(size);
      const file = await seal(plaintext);
      const sealed = Math.max(1, Math.ceil(size / chunkBytes)) * 16 + size;
      const { header } = await readAgeHeader(inPieces(file, 999));
      expect(file).toHaveLength(header.bytes.length + 16 + sealed);
      expect(Buffer.compare(await open(file), plaintext)).toBe(0);
    },
  );

  test("comes back whatever the pieces it came in", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 90_000 }), { maxLength: 12 }),
        fc.integer({ min: 50, max: 200_000 }),
        async (lengths, pieceLength) => {
          const pieces = lengths.map((length) => randomBytes(length));
          const sealed = sealAge([recipient], streamOf(pieces));
          const file = await collect(sealed.file);
          const opened = openAge([identity], inPieces(file, pieceLength));
          const back = await collect(opened);
          expect(Buffer.compare(back, concatBytes(...pieces))).toBe(0);
        },
      ),
      { numRuns: 30 },
    );
  });

  test("is written in pieces of some hundred KiB", async () => {
    const sealed = sealAge([recipient], inPieces(randomBytes(3 << 20), 5000));
    const lengths: number[] = [];
    for await (const piece of sealed.file) lengths.push(piece.length);
    expect(lengths).toHaveLength(1 + 6);
  });

  test("is never the same twice", async () => {
    const files = await Promise.all([seal(Buffer.of(1)), seal(Buffer.of(1))]);
    expect(files[0]).not.toEqual(files[1]);
  });

  test("begins with the header whose digest names it", async () => {
    const sealed = sealAge([recipient], inPieces(randomBytes(9), 9));
    const file = await collect(sealed.file);
    const begins = file.subarray(0, sealed.header.length);
    expect(Buffer.compare(begins, sealed.header)).toBe(0);
    expect(sealed.headerSha256).toBe(sha256(sealed.header));
    const read = await readAgeHeader(inPieces(file, 7));
    expect(read.headerSha256).toBe(sealed.headerSha256);
    const plaintext = await collect(openAgeFile([identity], read));
    expect(plaintext).toHaveLength(9);
  });
});

describe("runs of chunks", () => {
  test("can be sealed and opened apart, in any order", () => {
    const key = randomBytes(32);
    const plaintext = randomBytes(5 * chunkBytes + 3);
    const whole = sealRun(key, 0, plaintext, true);
    const tail = sealRun(key, 2, plaintext.subarray(2 * chunkBytes), true);
    const head = sealRun(key, 0, plaintext.subarray(0, 2 * chunkBytes), false);
    expect(Buffer.compare(concatBytes(head, tail), whole)).toBe(0);
    const opened = openRun(key, 2, tail, true);
    expect(opened.whole).toBe(true);
    expect(
      Buffer.compare(opened.plaintext, plaintext.subarray(2 * chunkBytes)),
    ).toBe(0);
    for (const [counter, last] of [
      [1, true],
      [2, false],
      [3, true],
    ] as const)
      expect(openRun(key, counter, tail, last).whole).toBe(false);
  });

  test("a counter above 32 bits is written whole", () => {
    const key = randomBytes(32);
    const box = sealRun(key, 2 ** 40 + 1, Uint8Array.of(1), true);
    expect(openRun(key, 1, box, true).whole).toBe(false);
    expect(openRun(key, 2 ** 40 + 1, box, true).whole).toBe(true);
  });
});

describe("recipients", () => {
  test("each of several opens; a stranger does not", async () => {
    const second = generateIdentity();
    const recipients = [recipient, recipientOf(second.recipient)];
    const file = await collect(
      sealAge(recipients, inPieces(Buffer.from("to two"), 3)).file,
    );
    for (const one of [identity, second])
      expect((await open(file, [one])).toString()).toBe("to two");
    await expect(open(file, [generateIdentity()])).rejects.toMatchObject({
      stage: "no-match",
    });
    const both = await open(file, [generateIdentity(), second]);
    expect(both.toString()).toBe("to two");
  });

  test("a passphrase opens, and stands alone", async () => {
    const passphrase = "an invented passphrase";
    const lock = { kind: "scrypt", passphrase, workFactor: 10 } as const;
    const file = await collect(sealAge([lock], inPieces(Buffer.of(7), 1)).file);
    const key = { kind: "scrypt", passphrase } as const;
    expect(await open(file, [key])).toEqual(Buffer.of(7));
    await expect(
      open(file, [{ kind: "scrypt", passphrase: "another" }]),
    ).rejects.toMatchObject({ stage: "no-match" });
    expect(() => sealAge([lock, recipient], inPieces(file, 9))).toThrow();
    expect(() => sealAge([], inPieces(file, 9))).toThrow();
  });

  test("a post-quantum recipient opens with its identity", async () => {
    const seed = randomBytes(32);
    const { publicKey } = wasm.crypto_kem_xwing_seed_keypair(seed);
    const to = { kind: "mlkem768x25519", publicKey } as const;
    const file = await collect(sealAge([to], inPieces(Buffer.of(7), 1)).file);
    const key = { kind: "mlkem768x25519", seed } as const;
    expect(await open(file, [key])).toEqual(Buffer.of(7));
    await expect(
      open(file, [{ ...key, seed: randomBytes(32) }]),
    ).rejects.toMatchObject({ stage: "no-match" });
  });
});

describe("the source", () => {
  test("is let go of when a header is refused, and when reading stops early", async () => {
    const file = await seal(randomBytes(3 << 20));
    for (const bytes of [Buffer.from("no age file\n".repeat(9)), file]) {
      const source = watched(inPieces(bytes, 50));
      const opened = openAge([identity], source.stream);
      await opened.next().catch(() => undefined);
      await opened.return();
      expect(source.closed()).toBe(true);
    }
  });

  test("its own error passes through", async () => {
    const failing = (async function* () {
      yield await Promise.resolve(randomBytes(5));
      throw new Error("the disk is gone");
    })();
    await expect(collect(sealAge([recipient], failing).file)).rejects.toThrow(
      "the disk is gone",
    );
  });
});

test("a header without end is refused, not gathered", async () => {
  const endless = (async function* () {
    yield Buffer.from("age-encryption.org/v1\n-> ");
    for (;;) yield await Promise.resolve(Buffer.alloc(1 << 16, "x"));
  })();
  await expect(readAgeHeader(endless)).rejects.toMatchObject({
    stage: "header",
  });
});

async function* streamOf(
  pieces: readonly Uint8Array[],
): AsyncGenerator<Uint8Array, void, void> {
  for (const piece of pieces) yield await Promise.resolve(piece);
}

function watched(stream: AsyncGenerator<Uint8Array, void, void>): {
  stream: AsyncIterable<Uint8Array>;
  closed(): boolean;
} {
  let closed = false;
  async function* watching(): AsyncGenerator<Uint8Array, void, void> {
    try {
      yield* stream;
    } finally {
      closed = true;
    }
  }
  return { stream: watching(), closed: () => closed };
}
